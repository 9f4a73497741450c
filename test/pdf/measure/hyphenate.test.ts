import { beforeAll, expect, it, vi } from 'vitest';
import type * as Hyphenate from '#app/pdf/measure/hyphenate.ts';
import { hyphenPatterns } from '#app/pdf/measure/hyphen-patterns.ts';

// no other test has loaded patterns here
let { hyphenPoints, loadHyphens }: typeof Hyphenate = {} as never;
beforeAll(async () => {
  vi.resetModules();
  ({ hyphenPoints, loadHyphens } = await import('#app/pdf/measure/hyphenate.ts'));
});

const divided = (word: string, lang: string) => {
  const points = [0, ...hyphenPoints(word, lang), word.length];
  return points
    .slice(1)
    .map((point, index) => word.slice(points[index], point))
    .join('-');
};

it('divides by the rules of the language, once its patterns are loaded', async () => {
  expect(divided('Forschungssoftwareentwicklung', 'de')).toBe('Forschungssoftwareentwicklung');
  await loadHyphens(['de-AT', 'fr', 'en-GB', 'xx', '']);
  expect(divided('Forschungssoftwareentwicklung', 'de-AT')).toBe('For-schungs-soft-ware-ent-wick-lung');
  expect(divided('développement', 'fr')).toBe('dé-ve-lop-pe-ment');
  expect(divided('maintainers', 'en-US')).toBe('main-tain-ers');
  expect(divided('maintainers', 'xx')).toBe('maintainers');
});

it('leaves names and acronyms whole, also in German', async () => {
  await loadHyphens(['de']);
  for (const word of ['Nguyen', 'NumFOCUS', 'UNESCO', 'Tosyali']) expect(divided(word, 'en')).toBe(word);
  expect(divided('DFG', 'de')).toBe('DFG');
  expect(divided('NumFOCUS', 'de')).toBe('NumFOCUS');
});

it('has patterns behind every language it names', async () => {
  await loadHyphens(Object.keys(hyphenPatterns));
  for (const lang of Object.keys(hyphenPatterns)) expect(() => hyphenPoints('abcdefghij', lang)).not.toThrow();
});
