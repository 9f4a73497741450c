import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { bundle } from './bundle.mjs';
import { spawnQuietly } from './spawn.mjs';

const sources = [
  'app',
  'prisma',
  'server',
  'scrapers',
  'package-lock.json',
  'package.json',
  'tsconfig.json',
  'vite.config.ts',
];
const stampFile = 'build/stamp';

/** True when build/ was made from the sources as they are: by path, size and time of change of every file. */
export function isBuilt() {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === sourceStamp();
}

/** A hash that changes with any source; a few milliseconds. */
export function sourceStamp() {
  const hash = createHash('sha256').update(process.versions.node.split('.')[0]);
  for (const source of sources) addTo(hash, source);
  return hash.digest('hex');
}

function addTo(hash, file) {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat) return;
  if (!stat.isDirectory()) {
    hash.update(`${file} ${stat.size} ${stat.mtimeMs}\n`);
  } else if (file !== 'prisma/generated') {
    for (const name of readdirSync(file).sort()) addTo(hash, `${file}/${name}`);
  }
}

/**
 * Builds beside the old build and puts it in place only when it is whole; the stamp is written last, so that whatever
 * was broken off is built again.
 */
export async function build() {
  const stamp = sourceStamp();
  const next = `build/next-${process.pid}`;
  removeLeftovers();
  mkdirSync(next, { recursive: true });
  try {
    await buildSite(`${next}/site`);
    await bundle(`${next}/site/server/index.js`, `${next}/process`);
    rmSync(stampFile, { force: true });
    for (const part of ['site/client', 'process']) {
      const place = `build/${path.basename(part)}`;
      rmSync(place, { recursive: true, force: true });
      renameSync(`${next}/${part}`, place);
    }
    writeFileSync(stampFile, stamp);
  } finally {
    rmSync(next, { recursive: true, force: true });
  }
}

/** Of builds that were broken off; whoever builds holds the lock, so none of them is still being written. */
function removeLeftovers() {
  if (!existsSync('build')) return;
  for (const name of readdirSync('build')) {
    if (name.startsWith('next-')) rmSync(path.join('build', name), { recursive: true, force: true });
  }
}

function buildSite(outdir) {
  const cli = 'node_modules/@remix-run/dev/dist/cli.js';
  return spawnQuietly(process.execPath, [cli, 'vite:build'], 'The site could not be built', {
    NODE_ENV: 'production',
    CALLBOARD_BUILD: outdir,
  });
}
