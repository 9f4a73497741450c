import { execFile, spawn } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { startSite } from '../ingest/pages.ts';

export type Times = { p50: number; p95: number };
const ROUNDS = 150;
const WARM = 40;
const bare = path.resolve('test/bench/search/bare');

/** A Remix app that has nothing but this page, built as ours is. */
export async function buildBare(folder: string): Promise<string> {
  const build = path.join(folder, 'bare');
  // what the build imports is looked for from where it lies
  symlinkSync(path.resolve('node_modules'), path.join(folder, 'node_modules'));
  const remix = path.resolve('node_modules/@remix-run/dev/dist/cli.js');
  const env: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: 'production', BARE_BUILD: build };
  await promisify(execFile)(
    process.execPath,
    [remix, 'vite:build', bare, '--config', path.join(bare, 'vite.config.ts')],
    { env },
  );
  return build;
}

/**
 * Milliseconds to the last byte of the page, of both apps on the same calls, asked in turn: ours as it is asked for again, for
 * pages nobody asked for before, for words, and packed as browsers ask for it (the bare app packs nothing).
 */
export async function comparePages(folder: string, build: string): Promise<Record<keyof Pages, Times>> {
  const theirs = await startBare(build, path.join(folder, 'callboard.db'));
  const site = await startSite(folder);
  const list = `${site.url}/opportunities`;
  const pages: Pages = {
    bare: () => ask(theirs.url, 'identity'),
    again: () => ask(list, 'identity'),
    first: (round) => ask(`${list}?page=${round + WARM + 2}`, 'identity'),
    words: () => ask(`${list}?q=climate+software`, 'identity'),
    packed: () => ask(list, 'gzip'),
  };
  const names = Object.keys(pages) as (keyof Pages)[];
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<keyof Pages, number[]>;
  try {
    for (let round = -WARM; round < ROUNDS; round++) {
      for (const name of names) {
        const took = await pages[name](round);
        if (round >= 0) times[name].push(took);
      }
    }
  } finally {
    await site.stop();
    theirs.stop();
  }
  return Object.fromEntries(names.map((name) => [name, summary(times[name])])) as Record<keyof Pages, Times>;
}

type Pages = Record<'bare' | 'again' | 'first' | 'words' | 'packed', (round: number) => Promise<number>>;

async function ask(url: string, encoding: string): Promise<number> {
  const began = performance.now();
  const response = await fetch(url, { headers: { 'Accept-Encoding': encoding } });
  const text = await response.text();
  if (response.status !== 200 || !text.includes('</html>')) throw new Error(`${url} answered ${response.status}.`);
  return performance.now() - began;
}

async function startBare(build: string, database: string): Promise<{ url: string; stop: () => void }> {
  const env: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: 'production', BARE_DATABASE: database };
  const child = spawn(process.execPath, [path.join(bare, 'serve.mjs'), path.join(build, 'server/index.js')], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((ready, failed) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      const found = /ready at (\S+)/.exec(text)?.[1];
      if (found) ready(found);
    });
    child.on('close', () => failed(new Error('The bare app did not start.')));
  });
  return { url, stop: () => child.kill('SIGTERM') };
}

function summary(times: number[]): Times {
  times.sort((a, b) => a - b);
  return { p50: times[Math.floor(times.length * 0.5)]!, p95: times[Math.floor(times.length * 0.95)]! };
}
