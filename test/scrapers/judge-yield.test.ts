import { expect, test } from 'vitest';
import { fieldCounter, judgeYield, type Yield } from '#scrapers/run/judge-yield.ts';

const fields = fieldCounter({ min: 1, fields: { summary: 0.6, deadlines: 0.1 } });
for (let i = 0; i < 10; i += 1) fields.add({ summary: i < 5 ? 'Text' : '', deadlines: i < 1 ? [{}] : [] });
const { having } = fields;
const whole: Yield = { origin: 'network', seen: 10, taken: 10, having, announced: undefined, lastYields: [] };

test('a field counts where it says something', () => expect(having).toEqual({ summary: 5, deadlines: 1 }));

test.each([
  ['a whole answer', { min: 10 }, whole, null],
  ['fewer than expected', { min: 11 }, whole, /at least 11 are expected/],
  ['fewer than announced', { min: 1 }, { ...whole, announced: 12 }, /10 of 12 records/],
  ['60 % of what is usual', { min: 1 }, { ...whole, lastYields: [16, 17, 300] }, /usually there are 17/],
  ['just enough of what is usual', { min: 1 }, { ...whole, lastYields: [16, 16, 300] }, null],
  ['too few summaries', { min: 1, fields: { summary: 0.6 } }, whole, /Only 5 of 10 records have summary/],
  ['a field that nobody has', { min: 1, fields: { amount: 0.1 } }, whole, /Only 0 of 10 records have amount/],
  ['summaries enough', { min: 1, fields: { summary: 0.5 } }, whole, null],
  ['a saved file is whatever was saved', { min: 99 }, { ...whole, origin: 'file', announced: 99 } as Yield, null],
  ['a saved file with nothing', { min: 1 }, { ...whole, origin: 'file', seen: 0, taken: 0 } as Yield, /no records/],
  ['nothing that could be read', { min: 1 }, { ...whole, taken: 0 }, /None of its records could be read/],
] as const)('%s', (_what, expect_, result, says) => {
  const problem = judgeYield(expect_, result);
  if (says === null) expect(problem).toBeNull();
  else expect(problem).toMatch(says);
});
