import { expect, it } from 'vitest';
import { exportDocument } from '#app/pdf/export-document.server.ts';
import { benchDocument } from '#test/bench/pdf/document.ts';

const date = new Date(0);
const most = { ms: 2000, mb: 400 };

it(
  'sets two hundred pages within two seconds of a processor, once its words are known, and in little memory',
  { timeout: 60_000 },
  async () => {
    const file = benchDocument(76_000);
    const first = await exportDocument(file, 'letter', { date });
    expect(first.pages).toBeGreaterThanOrEqual(200);
    const held = process.memoryUsage().rss;
    const times: number[] = [];
    // Time of this process on a processor, the best of up to three: what else the machine does says nothing of ours.
    for (let round = 0; round < 3 && !(Math.min(...times) < most.ms); round++) {
      const before = process.cpuUsage();
      await exportDocument(structuredClone(file), 'letter', { date });
      const { user, system } = process.cpuUsage(before);
      times.push((user + system) / 1000);
    }
    expect(Math.min(...times)).toBeLessThan(most.ms);
    expect((process.memoryUsage().rss - held) / 1e6).toBeLessThan(most.mb);
  },
);
