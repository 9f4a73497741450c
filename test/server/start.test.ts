import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCommand, startCallboard } from '#test/support/process.ts';

const start = 'server/run/start.mjs';
const minutes = 60_000;
let folder: string;
let count = 0;
const freshFolder = () => path.join(folder, String((count += 1)));

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'callboard-start-'));
  // Builds once if nothing is built, so that no test below waits for it.
  await runCommand(start, { args: ['--no-such-thing'] });
  await runCommand('server/run/cli.mjs', { args: ['bench', 'no-such-benchmark'], env: { DATA_DIR: freshFolder() } });
}, 5 * minutes);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test(
  'a start says where it is, serves, and ends when told to',
  async () => {
    const running = await startCallboard({ env: { DATA_DIR: freshFolder() } });
    const [, link] = await running.said(/^Make the first administrator at (http:\S+)\n/m);
    expect(link!.startsWith(`${running.url}/setup/`)).toBe(true);
    const page = await fetch(running.url, { headers: { accept: 'text/html' } });
    expect(page.status).toBe(200);
    const html = await page.text();
    expect(html).toContain('<html lang="en"');
    const script = /\/assets\/[\w.-]+\.js/.exec(html)![0];
    const file = await fetch(running.url + script);
    expect(file.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect((await fetch(`${running.url}/readyz`)).status).toBe(200);
    expect((await fetch(`${running.url}/assets/no-such.js`)).status).toBe(404);
    expect((await fetch(`${running.url}/no-such-page`)).status).toBe(404);
    const finished = await running.end();
    expect(finished).toMatchObject({ code: 0, stderr: '' });
    const plain = finished.stdout.split('\n').filter((line) => line !== '' && !line.startsWith('{'));
    expect(plain).toHaveLength(2);
  },
  minutes,
);

test(
  'two processes never use one data folder, and a killed one holds nothing',
  async () => {
    const env = { DATA_DIR: freshFolder() };
    const first = await startCallboard({ env });
    const second = await runCommand(start, { env });
    expect(second).toMatchObject({ code: 1, stdout: '' });
    expect(second.stderr).toMatch(
      /^Callboard cannot start: A running Callboard \(process \d+\) uses the data folder .*\n$/,
    );
    await first.end('SIGKILL');
    const third = await startCallboard({ env });
    expect((await third.end()).code).toBe(0);
  },
  minutes,
);

test.concurrent.each([
  ['a port that is no number', { PORT: 'eighty' }, /PORT="eighty" is not a port number/],
  ['a port that is too high', { PORT: '70000' }, /PORT="70000" is not a port number/],
  [
    'days that are no number',
    { SYNC_KEEP_DAYS: 'all' },
    /SYNC_KEEP_DAYS="all" is not a number of days from 0 to 99999/,
  ],
  ['a word that is neither', { SCRAPE: 'maybe' }, /SCRAPE="maybe" is neither on nor off/],
  ['a level that is none', { LOG_LEVEL: 'loud' }, /LOG_LEVEL="loud" is not one of fatal, error/],
  ['an address that is none', { PUBLIC_URL: 'calls.example.org' }, /PUBLIC_URL="calls.example.org" is not an address/],
  [
    'an address with a path',
    { PUBLIC_URL: 'https://example.org/calls' },
    /PUBLIC_URL="https:\/\/example.org\/calls" has a path/,
  ],
  ['a host that is not here', { HOST: '203.0.113.7' }, /HOST="203.0.113.7" is not an address of this machine/],
  [
    'a data folder below a file',
    { DATA_DIR: 'package.json/data' },
    /The data folder .*data cannot be written \(ENOTDIR\)/,
  ],
  [
    'a data folder that is not ours',
    { DATA_DIR: '/proc/callboard' },
    /The data folder \/proc\/callboard cannot be written/,
  ],
  ['a database that is none', { DATABASE_URL: 'file:./package.json' }, /package\.json is not a SQLite database/],
  [
    'an address of a database elsewhere',
    { DATABASE_URL: 'mysql://x' },
    /DATABASE_URL="mysql:\/\/x" does not start with file:/,
  ],
])(
  '%s stops the start with one line',
  async (_what, env, line) => {
    const finished = await runCommand(start, { env: { DATA_DIR: freshFolder(), ...env } });
    expect(finished).toMatchObject({ code: 1, stdout: '' });
    expect(finished.stderr).toMatch(line);
    expect(finished.stderr).toMatch(/^Callboard cannot start: [^\n]+\n$/);
  },
  minutes,
);

test(
  'a taken port stops the start with one line',
  async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as AddressInfo;
    const finished = await runCommand(start, { env: { DATA_DIR: freshFolder(), PORT: String(port) } });
    other.close();
    expect(finished).toEqual({
      code: 1,
      stdout: '',
      stderr: `Callboard cannot start: Port ${port} is taken by another program. Stop it, or set PORT to a free one.\n`,
    });
  },
  minutes,
);

test('an argument that is not known is refused', async () => {
  const finished = await runCommand(start, { args: ['--dmeo'] });
  expect(finished).toMatchObject({ code: 1, stdout: '' });
  expect(finished.stderr).toMatch(/^npm start does not know --dmeo/);
});

test(
  'a restore needs a whole backup, and changes nothing otherwise',
  async () => {
    const env = { DATA_DIR: freshFolder() };
    const notOne = path.join(folder, 'not-a-backup');
    writeFileSync(notOne, 'not a backup');
    const finished = await runCommand('server/run/cli.mjs', { args: ['restore', notOne], env });
    expect(finished).toMatchObject({ code: 1, stdout: '' });
    expect(finished.stderr).toMatch(/is not a whole Callboard backup/);
    expect(finished.stderr.trim().split('\n')).toHaveLength(1);
  },
  minutes,
);
