import { expect, test } from 'vitest';
import { checkDrafts } from '#app/opportunities/ingest/check-drafts.ts';
import { FieldTally } from '#scrapers/run/field-tally.ts';
import { judgeYield, type Yield } from '#scrapers/run/judge-yield.ts';

const { drafts } = checkDrafts(
  Array.from({ length: 10 }, (_, i) => ({
    externalKey: `k${i}`,
    keys: [`url:example.org/${i}`],
    title: `Call ${i}`,
    funder: { name: 'Funder' },
    url: `https://example.org/${i}`,
    deadlineMode: 'unknown',
    summary: i < 5 ? 'Text' : '',
    record: {},
  })),
);
const tally = new FieldTally({ min: 1, fields: { summary: 1 } }, drafts);
const whole: Yield = { origin: 'network', seen: 10, readable: 10, tally, announced: undefined, lastYields: [] };

test.each([
  ['a whole answer', { min: 10 }, whole, null],
  ['fewer than expected', { min: 11 }, whole, /at least 11 are expected/],
  ['fewer than announced', { min: 1 }, { ...whole, announced: 12 }, /10 of 12 records/],
  ['60 % of what is usual', { min: 1 }, { ...whole, lastYields: [16, 17, 300] }, /usually there are 17/],
  ['just enough of what is usual', { min: 1 }, { ...whole, lastYields: [16, 16, 300] }, null],
  ['too few summaries', { min: 1, fields: { summary: 0.6 } }, whole, /Only 5 of 10 records have summary/],
  ['summaries enough', { min: 1, fields: { summary: 0.5 } }, whole, null],
  [
    'where most are known, the few new ones say nothing',
    { min: 1, fields: { summary: 1 } },
    { ...whole, readable: 30 },
    null,
  ],
  ['a saved file is whatever was saved', { min: 99 }, { ...whole, origin: 'file', announced: 99 } as Yield, null],
  ['a saved file with nothing', { min: 1 }, { ...whole, origin: 'file', seen: 0, readable: 0 } as Yield, /no records/],
  ['nothing that could be read', { min: 1 }, { ...whole, readable: 0 }, /None of its records could be read/],
] as const)('%s', (_what, expect_, result, says) => {
  const problem = judgeYield(expect_, result);
  if (says === null) expect(problem).toBeNull();
  else expect(problem).toMatch(says);
});
