// What must be there before Callboard runs: the right Node, the packages, the database client, the build. Each step looks
// cheaply whether it is needed. Plain Node: on a fresh clone there is nothing else.
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, isBuilt } from './build.mjs';
import { say, stop } from './say.mjs';
import { spawnQuietly } from './spawn.mjs';
import { withLock } from './lock.mjs';

export const root = path.resolve(fileURLToPath(import.meta.url), '../../..');

/** Paths in the code and in the environment are relative to the root of the repository. */
export function enterRoot() {
  checkNode(process.versions.node);
  process.chdir(root);
}

/** Stops with one line when this Node is none of those in package.json's "engines". */
function checkNode(version) {
  const [major, minor] = version.split('.').map(Number);
  const fits = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major === 24;
  if (!fits)
    stop(`Callboard needs Node 20.19, 22.12 or 24; this is Node ${version}. Install one of them from nodejs.org.`);
}

const sha = (text) => createHash('sha256').update(text).digest('hex');
const readText = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '');

const installStamp = 'node_modules/.callboard-installed';

/** True when node_modules holds what package-lock.json names; by stamp, else by comparing the two. */
function isInstalled() {
  const wanted = readText('package-lock.json');
  if (readText(installStamp) === sha(wanted)) return true;
  const there = readText('node_modules/.package-lock.json');
  if (there === '') return false;
  const have = JSON.parse(there).packages;
  const fits = Object.entries(JSON.parse(wanted).packages).every(
    ([name, { version, optional }]) => name === '' || (have[name] ? have[name].version === version : optional === true),
  );
  if (fits) writeFileSync(installStamp, sha(wanted));
  return fits;
}

export async function ensureInstalled() {
  if (isInstalled()) return;
  // npm would follow it and empty the packages of whoever owns them.
  if (lstatSync('node_modules', { throwIfNoEntry: false })?.isSymbolicLink()) {
    stop(`node_modules is a link to ${realpathSync('node_modules')}, which holds other packages. Remove the link.`);
  }
  await withLock(async () => {
    if (isInstalled()) return;
    say('Installing packages …');
    const npm = process.env.npm_execpath;
    // Through npm's own script where it is known: on Windows `npm` is not a program that can be spawned.
    const [command, ...args] = npm?.endsWith('js') ? [process.execPath, npm] : ['npm'];
    // Development packages too: the build needs them, whatever NODE_ENV says.
    await spawnQuietly(command, [...args, 'ci', '--include=dev', '--no-audit', '--no-fund'], 'npm ci failed');
    writeFileSync(installStamp, sha(readText('package-lock.json')));
  });
}

const generateStamp = 'prisma/generated/.stamp';

function schemaHash() {
  return sha(readText('prisma/schema.prisma') + readText('node_modules/prisma/package.json'));
}

export async function ensureGenerated() {
  if (readText(generateStamp) === schemaHash()) return;
  await withLock(async () => {
    const hash = schemaHash();
    if (readText(generateStamp) === hash) return;
    say('Generating the database client …');
    await spawnQuietly(process.execPath, ['node_modules/prisma/build/index.js', 'generate'], 'prisma generate failed', {
      // Prisma looks for a native engine that it would download and that `generate` never runs; any program will do.
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    });
    writeFileSync(generateStamp, hash);
  });
}

export async function ensureBuilt() {
  if (isBuilt()) return;
  await withLock(async () => {
    if (isBuilt()) return;
    say('Building …');
    await build();
  });
}

/** Everything, in order. */
export async function ensureReady() {
  enterRoot();
  await ensureInstalled();
  await ensureGenerated();
  await ensureBuilt();
}
