import { expect, it } from 'vitest';
import { exportDocument } from '#app/pdf/export-document.server.ts';
import { benchDocument } from '#test/bench/pdf/document.ts';

const date = new Date(0);
const most = { ms: 2000, mb: 400 };

it(
  'sets two hundred pages within two seconds, once its words are known, and in little memory',
  { timeout: 60_000 },
  async () => {
    const file = benchDocument(76_000);
    const first = await exportDocument(file, 'letter', { date });
    expect(first.pages).toBeGreaterThanOrEqual(200);
    const before = process.memoryUsage().rss;
    const times: number[] = [];
    // The best of three: a machine that does something else meanwhile says nothing of ours.
    for (let round = 0; round < 3; round++) {
      const began = performance.now();
      await exportDocument(structuredClone(file), 'letter', { date });
      times.push(performance.now() - began);
    }
    expect(Math.min(...times)).toBeLessThan(most.ms);
    expect((process.memoryUsage().rss - before) / 1e6).toBeLessThan(most.mb);
  },
);
