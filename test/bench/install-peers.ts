import { existsSync, readFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import path from 'node:path';

/** Installs what a benchmark compares with into its folder, if it is not there; null when it is, else why not in one line. */
export function ensurePeers(folder: string): string | null {
  if (isInstalled(folder)) return null;
  process.stderr.write('Installing what to compare with …\n');
  const npm = process.env.npm_execpath;
  const [command, ...args] = npm?.endsWith('js') ? [process.execPath, npm] : ['npm'];
  // npm tells its scripts where they run: this one must not take the repository's own folder for that of the peers.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^npm_(config_local_prefix|package_|lifecycle_)/.test(name)),
  );
  const done = spawnSync(command!, [...args, 'ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: folder,
    env: env as NodeJS.ProcessEnv,
    encoding: 'utf8',
  });
  if (done.status === 0) return null;
  return `npm ci failed: ${(done.stderr || String(done.error ?? '')).trim().split('\n').at(0) ?? ''}`;
}

/** The version of a peer as it is installed. */
export function peerVersion(folder: string, name: string): string {
  const file = path.join(folder, 'node_modules', name, 'package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

/** npm writes what it installed beside it; it is whole when that names all that the lock names. */
function isInstalled(folder: string): boolean {
  const there = path.join(folder, 'node_modules/.package-lock.json');
  if (!existsSync(there)) return false;
  const wanted = packagesOf(path.join(folder, 'package-lock.json'));
  const have = packagesOf(there);
  return Object.entries(wanted).every(([name, { version }]) => name === '' || have[name]?.version === version);
}

function packagesOf(file: string): Record<string, { version?: string }> {
  return (JSON.parse(readFileSync(file, 'utf8')) as { packages: Record<string, { version?: string }> }).packages;
}
