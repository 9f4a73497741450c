import { readdirSync } from 'node:fs';

/** Packages that stay where they are: native code, data files beside the code, and what no start needs. */
const unbundled = ['better-sqlite3', '@node-rs/argon2', 'pdfkit', 'fontkit', 'sharp', 'pdfjs-dist', 'undici', 'vite'];

/**
 * The process, the server part of the site and the command line tools as plain JavaScript together with their packages:
 * a start reads a few dozen files instead of a thousand. What is large and seldom used lies in chunks that load when
 * needed. It is one build for all of them, so that a package (Yjs, React) is there once.
 * @param site the server part of the site as Vite built it
 */
export async function bundle(site, outdir) {
  const esbuild = await import('esbuild');
  const tools = readdirSync('server/cli').filter((name) => name.endsWith('.ts'));
  await esbuild.build({
    entryPoints: {
      main: 'server/main.ts',
      // Beside main.js, where the log looks for the code of its threads.
      'log-thread': 'server/sync/log/log-thread.ts',
      // Likewise for the process that sets documents, the one that works on PDFs of other programs, and what watches them.
      'export-child': 'app/pdf/queue/export-child.ts',
      'pdf-child': 'app/pdf/apart/pdf-child.ts',
      'memory-watch': 'app/pdf/apart/memory-watch.mjs',
      // And for the one that reads what sources answer.
      'read-child': 'scrapers/run/read/read-child.ts',
      // And the one that reads a source.
      'source-child': 'server/jobs/source-child.ts',
      site,
      ...Object.fromEntries(tools.map((name) => [name.slice(0, -3), `server/cli/${name}`])),
    },
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    jsx: 'automatic',
    external: unbundled,
    define: { 'import.meta.env.DEV': 'false', 'process.env.NODE_ENV': '"production"' },
    // CommonJS packages ask for Node's own modules by require, which a module does not have.
    banner: {
      js: "import { createRequire as $require } from 'node:module'; const require = $require(import.meta.url);",
    },
    // Names and lines stay: a stack in the log must be readable, and shorter files did not start faster.
    legalComments: 'none',
    logLevel: 'silent',
  });
}
