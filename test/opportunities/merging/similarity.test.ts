import { expect, test } from 'vitest';
import { comparedTitle, similarity, trigrams } from '#app/opportunities/merging/similarity.ts';

const alike = (a: string, b: string) => similarity(trigrams(comparedTitle(a)), trigrams(comparedTitle(b)));

test.each([
  ['Small grants 2025', 'Small Grants 2026'],
  ['Maintenance of tools (R01 Clinical Trial Not Allowed)', 'Maintenance of tools (R21 Clinical Trial Optional)'],
  ['Open Infrastructure Fund: Round 3', 'Open infrastructure fund – cycle 12'],
  ['Café logiciel, 4th edition', 'CAFE LOGICIEL'],
  ['Fellowships FY 2026/27', 'Fellowships'],
])('%s and %s are alike: only year, round or mechanism differ', (a, b) => expect(alike(a, b)).toBe(1));

test('one letter in a long title leaves it alike, another subject does not', () => {
  const title = 'Sustaining research software infrastructure for the environmental sciences and engineering';
  expect(alike(title, title.replace('sciences', 'science'))).toBeGreaterThanOrEqual(0.9);
  expect(alike(title, title.replace('environmental', 'biomedical'))).toBeLessThan(0.9);
});

test('a title of which nothing is left is like no other', () => expect(alike('(2026)', '(2026)')).toBe(0));
