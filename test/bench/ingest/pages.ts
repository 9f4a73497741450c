import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The site as it is started, on this data folder; it reads no sources by itself. */
export async function startSite(dataDir: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const child = spawn('npm', ['start'], {
    env: { ...process.env, NODE_ENV: 'production', PORT: '0', DATA_DIR: dataDir, DATABASE_URL: '', SCRAPE: 'off' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = once(child, 'close');
  const url = await new Promise<string>((ready, failed) => {
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      const found = /ready at (\S+)/.exec(text)?.[1];
      if (found) ready(found);
    });
    child.on('close', () => failed(new Error(`The site did not start: ${text}`)));
  });
  const stop = async () => {
    // npm stands between: the signal goes to the process itself.
    process.kill(Number(readFileSync(path.join(dataDir, 'callboard.pid'), 'utf8')), 'SIGTERM');
    await closed;
  };
  return { url, stop };
}

export type PageTimes = { p50: number; p95: number; asked: number };

/** Asks for the list, ten times a second, until `until` is done. Milliseconds to the last byte. */
export async function askPages(url: string, until: Promise<unknown>): Promise<PageTimes> {
  const times: number[] = [];
  let isOver = false;
  const over = until.finally(() => (isOver = true));
  while (!isOver) {
    const began = performance.now();
    const response = await fetch(`${url}/opportunities`);
    await response.text();
    if (response.status !== 200) throw new Error(`The list answered ${response.status}.`);
    times.push(performance.now() - began);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await over;
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? NaN;
  return { p50: at(0.5), p95: at(0.95), asked: times.length };
}
