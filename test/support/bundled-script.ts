import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildSync } from 'esbuild';

const root = path.resolve(import.meta.dirname, '../..');
const made = new Map<string, string>();

/**
 * A script of the tests as plain JavaScript, for processes of their own: they start in a fraction of the time that they
 * would take to read TypeScript file by file. It is there until this process ends; packages stay where they are.
 */
export function bundledScript(file: string): string {
  const known = made.get(file);
  if (known) return known;
  // Within the repository, where packages are found.
  const outdir = mkdtempSync(path.join(root, 'node_modules/.cache/callboard-script-'));
  process.on('exit', () => rmSync(outdir, { recursive: true, force: true }));
  writeFileSync(path.join(outdir, 'package.json'), '{"type":"module"}');
  buildSync({
    absWorkingDir: root,
    // Beside it, as in the build, what it may start itself.
    entryPoints: { script: file, 'log-thread': 'server/sync/log/log-thread.ts' },
    outdir,
    bundle: true,
    splitting: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    jsx: 'automatic',
    logLevel: 'error',
  });
  const script = path.join(outdir, 'script.js');
  made.set(file, script);
  return script;
}
