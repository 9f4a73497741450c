// How long `npm start` takes on a built tree until it says it is ready: five starts on fresh data, the median.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startCallboard } from '#test/support/process.ts';

const reach = 1500;
const folder = mkdtempSync(path.join(tmpdir(), 'callboard-bench-'));
const times: number[] = [];
for (let round = 0; round < 5; round += 1) {
  const began = performance.now();
  const running = await startCallboard({ env: { DATA_DIR: path.join(folder, String(round)) } });
  times.push(performance.now() - began);
  await running.end();
}
rmSync(folder, { recursive: true, force: true });
times.sort((a, b) => a - b);
const median = times[2]!;
process.stdout.write(
  `ready after ${Math.round(median)} ms (median of ${times.map(Math.round).join(', ')}), ` +
    `${(median / reach).toFixed(2)} of the ${reach} ms to reach\n`,
);
