import { expect, test } from 'vitest';
import { parseMoneyText } from '#app/opportunities/money-text.ts';
import { fc } from '#test/support/fast-check.ts';

const whole = (units: number | null) => units && units * 100;

test.each([
  ['£1.5 million', 1_500_000, 1_500_000, 'GBP'],
  ['£250,000', 250_000, 250_000, 'GBP'],
  ['£500,000 - £5,000,000', 500_000, 5_000_000, 'GBP'],
  ['£500,000\u00a0– £5,000,000 (80% FEC)', 500_000, 5_000_000, 'GBP'],
  ['between $50k and $75k', 50_000, 75_000, 'USD'],
  ['€50k', 50_000, 50_000, 'EUR'],
  ['up to $750,000', null, 750_000, 'USD'],
  ['a maximum of 150 000 euros', null, 150_000, 'EUR'],
  ['≤ €10k', null, 10_000, 'EUR'],
  ['not exceeding US$ 2 million', null, 2_000_000, 'USD'],
  ['at least €50.000', 50_000, null, 'EUR'],
  ['1 500 000 EUR', 1_500_000, 1_500_000, 'EUR'],
  ['EUR 1.500.000,50', 1_500_000.5, 1_500_000.5, 'EUR'],
  ['CHF 250’000', 250_000, 250_000, 'CHF'],
  ['€1.125 million', 1_125_000, 1_125_000, 'EUR'],
  ['1,5 million EUR', 1_500_000, 1_500_000, 'EUR'],
  ['€12,5 million', 12_500_000, 12_500_000, 'EUR'],
  ['$3 billion', 3_000_000_000, 3_000_000_000, 'USD'],
])('pitfall 13, money in prose: %j is %j to %j %s', (text, min, max, currency) => {
  expect(parseMoneyText(text)).toMatchObject({
    min: whole(min),
    max: whole(max),
    total: null,
    currency,
    kind: 'unknown',
  });
});

test.each([
  '80% FEC',
  'Funded at 80 per cent of full economic cost',
  'In 2026 about 40 awards',
  '500,000',
  '$0',
  '$1',
  '£1',
  'none',
  '',
  'C$50,000',
  'A$ 50,000',
  '€60k-80k',
  '£1-5 million',
  '$100,000 for students, $300,000 for teams',
  '$100,000 or €90,000',
  '€5,000,000 - €500,000',
  '$99999999999999 billion',
])('pitfall 13: %j says no sum that could be shown', (text) => expect(parseMoneyText(text)).toBeNull());

test('pitfall 13: what is in all is not what one gets', () => {
  expect(parseMoneyText('Total fund: £5 million')).toMatchObject({
    min: null,
    max: null,
    total: 500_000_000,
    kind: 'total',
  });
  expect(parseMoneyText('a total budget of €12,000,000')).toMatchObject({ total: 1_200_000_000, max: null });
  expect(parseMoneyText('up to $40,000 per project')).toMatchObject({ max: 4_000_000, total: null, kind: 'per_award' });
  expect(parseMoneyText('a total of up to £90,000 for each award')).toMatchObject({
    max: 9_000_000,
    kind: 'per_award',
  });
  expect(parseMoneyText('£90,000', 'per_award')).toMatchObject({ kind: 'per_award' });
});

test('every amount is read back as it was written, in each way to write it', () => {
  const group = (n: number, mark: string) => String(n).replace(/\B(?=(?:\d{3})+$)/g, mark);
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 9_000_000_000 }), fc.constantFrom(',', ' ', '.', '’', ''), (units, mark) => {
      const found = { min: units * 100, max: units * 100 };
      expect(parseMoneyText(`€${group(units, mark)}`)).toMatchObject(found);
      expect(parseMoneyText(`${group(units, mark)} EUR`)).toMatchObject(found);
      expect(parseMoneyText(`up to ${group(units, mark)} euros per project`)).toMatchObject({
        min: null,
        max: found.max,
      });
    }),
  );
});

test('no text makes it throw, or give an amount that is not whole, positive and exact', () => {
  const word = fc.constantFrom(...'0123456789 ,.-–€$£%kmM', ' million', ' EUR', ' to ', 'up to ', 'total ');
  fc.assert(
    fc.property(fc.array(word, { maxLength: 24 }), (words) => {
      const found = parseMoneyText(words.join(''));
      for (const value of [found?.min, found?.max, found?.total]) {
        if (value !== null && value !== undefined) expect(Number.isSafeInteger(value) && value > 100).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});

test('hostile texts take no long time', () => {
  for (const part of ['1 000 ', '€1,000,', '1.', '€', '£1 - ', '9'.repeat(50) + ' ']) {
    const started = performance.now();
    parseMoneyText(part.repeat(20_000));
    expect(performance.now() - started).toBeLessThan(1000);
  }
});
