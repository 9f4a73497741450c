import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

const packages = ['chromium', 'poppler-utils', 'qpdf', 'fonts-liberation'];
const browserNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const advice =
  'The browser tests need Chromium and pdftotext: install them (Debian: apt-get install chromium poppler-utils), ' +
  'or set CHROMIUM_PATH to a Chromium you have.';

/**
 * Finds Chromium and pdftotext, and installs them from the system's packages when this user may.
 * @returns {Promise<{chromium: string, problem?: undefined} | {chromium?: undefined, problem: string}>}
 */
export async function ensureBrowserTools() {
  const given = process.env.CHROMIUM_PATH;
  if (given && !isProgram(given)) return { problem: `CHROMIUM_PATH=${given} is not a program. ${advice}` };
  if (!findChromium() || !onPath('pdftotext')) installPackages();
  const chromium = findChromium();
  return chromium && onPath('pdftotext') ? { chromium } : { problem: advice };
}

/** The Chromium to use: CHROMIUM_PATH, one on the PATH, or one that Playwright has fetched; null when there is none. */
export function findChromium() {
  const given = process.env.CHROMIUM_PATH;
  if (given) return given;
  for (const name of browserNames) {
    const found = onPath(name);
    if (found) return found;
  }
  return inPlaywrightCache();
}

function onPath(name) {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  return folders.map((folder) => path.join(folder, name)).find(isProgram) ?? null;
}

function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function inPlaywrightCache() {
  const cache =
    process.env.PLAYWRIGHT_BROWSERS_PATH ??
    path.join(homedir(), process.platform === 'darwin' ? 'Library/Caches' : '.cache', 'ms-playwright');
  if (!existsSync(cache)) return null;
  const inside = ['chrome-linux/chrome', 'chrome-linux64/chrome', 'chrome-mac/Chromium.app/Contents/MacOS/Chromium'];
  return (
    readdirSync(cache)
      .filter((name) => name.startsWith('chromium-'))
      .sort()
      .reverse()
      .flatMap((name) => inside.map((file) => path.join(cache, name, file)))
      .find(isProgram) ?? null
  );
}

function installPackages() {
  if (process.getuid?.() !== 0 || !onPath('apt-get')) return;
  process.stderr.write(`Installing ${packages.join(', ')} …\n`);
  const options = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  spawnSync('apt-get', ['update', '-q'], options);
  spawnSync('apt-get', ['install', '-yq', '--no-install-recommends', ...packages], options);
}

/** Quiet on a closed network, and able to run as root. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
