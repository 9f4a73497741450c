import { expect, test } from 'vitest';
import { formatAmount, formatMoney, parseAmount, toMajor } from '#app/opportunities/money.ts';

test.each([
  ['$300,000', 30_000_000],
  ['1500000', 150_000_000],
  [' 250,000.50 ', 25_000_050],
  [5000, 500_000],
  ['3000000000', 300_000_000_000],
  ['2', 200],
  ['none', null],
  ['', null],
  ['0', null],
  ['1', null],
  [0, null],
  [null, null],
  [undefined, null],
  ['1,00', null],
  ['about 5', null],
  ['-5', null],
  ['99999999999999999999', null],
])('pitfall 13: %j is %j cents', (text, cents) => expect(parseAmount(text, 'USD')).toBe(cents));

test('a currency without cents has none', () => expect(parseAmount('5,000', 'JPY')).toBe(5000));

test.each([
  [30_000_000, 'USD', '$300k'],
  [150_000_000, 'USD', '$1.5M'],
  [123_456_789, 'USD', '$1,234,567.89'],
  [123_456_700, 'USD', '$1,234,567'],
  [125_000, 'EUR', '€1.25k'],
  [99_900, 'GBP', '£999'],
  [400_000_000_000, 'EUR', '€4B'],
  [1_250_000, 'CHF', 'CHF 12.5k'],
  [5000, 'JPY', '¥5k'],
])('%i %s is written %s', (minor, currency, text) => expect(formatMoney(minor, currency)).toBe(text));

const amount = (min: number | null, max: number | null, total: number | null = null) => ({
  ...{ minMinor: min, maxMinor: max, totalMinor: total, currency: 'USD', rawText: null },
});

test.each([
  [amount(30_000_000, 150_000_000), '$300k–1.5M'],
  [amount(null, 1_000_000), '≤ $10k'],
  [amount(500_000, null), '≥ $5k'],
  [amount(1_000_000, 1_000_000), '$10k'],
  [amount(null, null, 400_000_000), '$4M in all'],
  [amount(null, null), null],
])('%o is written %s', (fact, text) => expect(formatAmount(fact)).toBe(text));

test('JSON has whole units', () => {
  expect(toMajor(30_000_050, 'USD')).toBe(300_000.5);
  expect(toMajor(5000, 'JPY')).toBe(5000);
});
