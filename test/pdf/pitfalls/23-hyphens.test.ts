import { expect, it } from 'vitest';
import { shaper } from '#app/pdf/fonts/shaper.server.ts';
import { layoutDocument } from '#app/pdf/layout-document.ts';
import { loadHyphens } from '#app/pdf/measure/hyphenate.ts';
import { profiles } from '#app/pdf/profiles.ts';
import { benchDocument } from '#test/bench/pdf/document.ts';

it('never ends more than two lines in a row with a hyphen', async () => {
  await loadHyphens(['en-US']);
  let divided = 0;
  for (const seed of [1, 2, 3]) {
    const { pages } = layoutDocument(benchDocument(8_000, seed), profiles.letter, shaper, 'en-US');
    let row = 0;
    for (const { box } of pages.flatMap(({ boxes }) => boxes)) {
      const ends = box.kind === 'line' && /\u00AD$/.test(box.runs.at(-1)?.texts.at(-1) ?? '');
      row = ends ? row + 1 : 0;
      if (ends) divided += 1;
      expect(row).toBeLessThan(3);
    }
  }
  expect(divided).toBeGreaterThan(20);
});
