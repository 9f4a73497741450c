import { existsSync, readFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import path from 'node:path';

export const peersFolder = path.resolve(import.meta.dirname, '../peers');

/** Installs the servers to compare with, if they are not there; null when they are, else why not in one line. */
export function ensurePeers(): string | null {
  if (isInstalled()) return null;
  process.stderr.write('Installing the servers to compare with …\n');
  const npm = process.env.npm_execpath;
  const [command, ...args] = npm?.endsWith('js') ? [process.execPath, npm] : ['npm'];
  // npm tells its scripts where they run: this one must not take the repository's own folder for that of the peers.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^npm_(config_local_prefix|package_|lifecycle_)/.test(name)),
  );
  const done = spawnSync(command!, [...args, 'ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: peersFolder,
    env: env as NodeJS.ProcessEnv,
    encoding: 'utf8',
  });
  if (done.status === 0) return null;
  return `npm ci failed: ${(done.stderr || String(done.error ?? '')).trim().split('\n').at(0) ?? ''}`;
}

/** The version of a peer as it is installed. */
export function peerVersion(name: string): string {
  const file = path.join(peersFolder, 'node_modules', name, 'package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

/** npm writes what it installed beside it; it is whole when that names all that the lock names. */
function isInstalled(): boolean {
  const there = path.join(peersFolder, 'node_modules/.package-lock.json');
  if (!existsSync(there)) return false;
  const wanted = packagesOf(path.join(peersFolder, 'package-lock.json'));
  const have = packagesOf(there);
  return Object.entries(wanted).every(([name, { version }]) => name === '' || have[name]?.version === version);
}

function packagesOf(file: string): Record<string, { version?: string }> {
  return (JSON.parse(readFileSync(file, 'utf8')) as { packages: Record<string, { version?: string }> }).packages;
}
