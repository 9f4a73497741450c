import { expect, test } from 'vitest';
import { findSentence, sentencesOf } from '#app/fit/quote.ts';

test('texts are cut at the ends of sentences and lines, not at short forms', () => {
  expect(sentencesOf('Tools in R. Code by U.S. Labs, e.g. Data.\n- One line\n- Another')).toEqual([
    'Tools in R.',
    'Code by U.S. Labs, e.g. Data.',
    'One line',
    'Another',
  ]);
});

test('a long sentence is cut around what was looked for, to 200 characters', () => {
  const summary = `${'before '.repeat(60)}consortium ${'after '.repeat(60)}.`;
  const found = findSentence({ eligibility: null, summary }, /consortium/);
  expect(found!.field).toBe('summary');
  expect(found!.quote).toMatch(/^… before.* consortium after.* …$/);
  expect(found!.quote.length).toBeLessThanOrEqual(200);
});

test('who may apply comes before the description, and what is denied is passed over', () => {
  const call = { eligibility: 'No consortium.', summary: 'Nothing. A consortium applies.' };
  expect(findSentence(call, /consortium/i)).toEqual({ quote: 'No consortium.', field: 'eligibility' });
  expect(findSentence(call, /consortium/i, /\bno\b/i)).toEqual({ quote: 'A consortium applies.', field: 'summary' });
});
