import path from 'node:path';
import { build } from 'esbuild';

/** Our renderer and the count of pages as plain JavaScript, as the build of the site has them; within the repository, for its packages. */
export async function bundleOurs(): Promise<{ renderer: string; edits: string }> {
  const outdir = path.resolve(import.meta.dirname, '../../../build/bench-pdf');
  await build({
    entryPoints: {
      renderer: path.join(import.meta.dirname, 'renderers/callboard.ts'),
      edits: path.join(import.meta.dirname, 'edits.ts'),
    },
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    external: ['pdfkit', 'fontkit', 'sharp', 'pdfjs-dist', 'mathjax-full', 'better-sqlite3', '@node-rs/argon2'],
    banner: {
      js: "import { createRequire as $require } from 'node:module'; const require = $require(import.meta.url);",
    },
    logLevel: 'error',
  });
  return { renderer: path.join(outdir, 'renderer.mjs'), edits: path.join(outdir, 'edits.mjs') };
}
