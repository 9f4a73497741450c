import { expect, test } from 'vitest';
import { toDefinition } from '#app/opportunities/sources/made-source.ts';
import { mutations, runMutants, spoilText } from './run-mutants.ts';
import { savedCases, savedText } from './saved-cases.ts';

const facts = { title: 'Made', everyHours: 24, licence: '' };

test('spoilt JSON of calls fails cleanly or is read correctly', async () => {
  const curators = {
    source: toDefinition('made-api', { kind: 'common-grants', ...facts, url: 'https://calls.example' }),
    whole: savedText('common-grants', 'synthetic-list.json'),
  };
  const cases = [...savedCases((source) => source.kind === 'pages' && source.format === 'json'), curators];
  expect(new Set(cases.map(({ source }) => source.id)).size).toBeGreaterThan(4);
  const tally = await runMutants(cases, spoilText('json'));
  tally.expectSpread({ all: mutations, reasons: 10, felt: 0.35 });
}, 600_000);

test('spoilt JSON of awards fails cleanly or is read correctly', async () => {
  const cases = savedCases((source) => source.kind === 'awards');
  expect(cases.length).toBeGreaterThan(2);
  const tally = await runMutants(cases, spoilText('json'));
  tally.expectSpread({ all: mutations, reasons: 10, felt: 0.35 });
}, 600_000);
