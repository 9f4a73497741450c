// How long `npm start` takes on a built tree until it says it is ready, npm's own time with it: five starts, the median;
// on fresh data (a database is made) and on data that is there.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const reach = 1500;
const folder = mkdtempSync(path.join(tmpdir(), 'callboard-bench-'));
const rounds = [0, 1, 2, 3, 4];
const fresh: number[] = [];
const again: number[] = [];
for (const round of rounds) {
  const dataDir = path.join(folder, String(round));
  fresh.push(await start(dataDir));
  again.push(await start(dataDir));
}
rmSync(folder, { recursive: true, force: true });
report('fresh data', fresh);
report('data there', again);

/** Milliseconds from the start of npm to the line that says ready; then the process is stopped. */
async function start(dataDir: string): Promise<number> {
  const npm = process.env.npm_execpath;
  const [command, ...args] = npm?.endsWith('js') ? [process.execPath, npm] : ['npm'];
  const began = performance.now();
  const child = spawn(command!, [...args, 'start'], {
    env: { ...process.env, NODE_ENV: 'production', PORT: '0', DATA_DIR: dataDir, DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = once(child, 'close');
  let text = '';
  for await (const chunk of child.stdout.setEncoding('utf8') as AsyncIterable<string>) {
    text += chunk;
    if (text.includes('Callboard is ready at')) break;
  }
  const took = performance.now() - began;
  // npm stands between: the signal goes to the process itself.
  process.kill(Number(readFileSync(path.join(dataDir, 'callboard.pid'), 'utf8')), 'SIGTERM');
  await closed;
  return took;
}

function report(what: string, times: number[]) {
  times.sort((a, b) => a - b);
  const median = times[2]!;
  process.stdout.write(
    `${what}: ready after ${Math.round(median)} ms (median of ${times.map(Math.round).join(', ')}), ` +
      `${(median / reach).toFixed(2)} of the ${reach} ms to reach\n`,
  );
}
