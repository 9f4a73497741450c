import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
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
const kept = 3;

/** Where the build of the sources as they are belongs: build/ and a name that changes with any source. */
export function buildFolder() {
  return `build/${sourceStamp().slice(0, 16)}`;
}

/** True when there is a whole build of the sources as they are: by path, size and time of change of every file. */
export function isBuilt() {
  return existsSync(buildFolder());
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
 * Builds into a folder of its own, which gets its name when it is whole: what was broken off is built again, and a
 * server that runs from an older build keeps its files.
 */
export async function build() {
  const folder = buildFolder();
  const next = `build/next-${process.pid}`;
  removeOld();
  mkdirSync(next, { recursive: true });
  try {
    await buildSite(`${next}/site`);
    await bundle(`${next}/site/server/index.js`, `${next}/whole/process`);
    renameSync(`${next}/site/client`, `${next}/whole/client`);
    renameSync(`${next}/whole`, folder);
  } finally {
    rmSync(next, { recursive: true, force: true });
  }
}

/** Builds that were broken off, and all but the newest few; whoever builds holds the lock, so none is being written. */
function removeOld() {
  if (!existsSync('build')) return;
  const folders = readdirSync('build').map((name) => path.join('build', name));
  const whole = folders.filter((folder) => /^[0-9a-f]{16}$/.test(path.basename(folder)));
  whole.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  const stay = whole.slice(0, kept - 1);
  for (const folder of folders) if (!stay.includes(folder)) rmSync(folder, { recursive: true, force: true });
}

function buildSite(outdir) {
  const cli = 'node_modules/@remix-run/dev/dist/cli.js';
  return spawnQuietly(process.execPath, [cli, 'vite:build'], 'The site could not be built', {
    NODE_ENV: 'production',
    CALLBOARD_BUILD: outdir,
  });
}
