import { minorDigits } from './money.ts';
import type { AmountKind } from './types.ts';

/** What a sentence says of money, as a draft holds it. */
export type AmountInText = {
  min: number | null;
  max: number | null;
  total: number | null;
  currency: string;
  kind: AmountKind;
  rawText: string;
};

type Sum = { minor: number; currency: string; start: number; end: number };

const SIGNS: Record<string, string> = { '£': 'GBP', '€': 'EUR', $: 'USD', US$: 'USD', '¥': 'JPY' };
const CODES = 'EUR|GBP|USD|CHF|JPY|SEK|NOK|DKK|CAD|AUD';
const NUMBER = String.raw`(?:\d{1,3}(?:[ ,.'’]\d{3})+(?:[.,]\d{1,2})?|\d+(?:\.\d{1,6})?|\d+,\d{1,2}(?=\s?[kmb]))(?![.,]?\d)`;
const SCALE = String.raw`(?:\s?(k|m|bn|thousand|million|billion|mio)\b)?`;
const SUM = new RegExp(
  `(?:((?<![A-Z])(?:US\\$|[£€$¥])|\\b(?:${CODES}))\\s?(${NUMBER})${SCALE}|(?<![\\w.,])(${NUMBER})${SCALE}\\s?([€£]|(?:${CODES}|euros?|pounds)\\b))`,
  'gi',
);
const SCALES: Record<string, number> = { k: 3, thousand: 3, m: 6, mio: 6, million: 6, bn: 9, billion: 9 };
const NAMED: Record<string, string> = { EURO: 'EUR', EUROS: 'EUR', POUNDS: 'GBP' };

/**
 * Money in prose: "£500,000 - £5,000,000", "€50k", "up to $750,000", "1 500 000 EUR". A bare number, a percentage and a
 * year are no money. Where several sums stand without a word that says what they are to each other, null: a wrong sum is
 * worse than none. `kind` says what min and max are of when the words do not; amounts are minor units, 0 and 1 = not stated.
 */
export function parseMoneyText(source: string, kind: AmountKind = 'unknown'): AmountInText | null {
  const text = source.normalize('NFKC').replace(/\s+/g, ' ').trim();
  const sums = sumsIn(text);
  if (sums.length === 0 || new Set(sums.map((sum) => sum.currency)).size > 1) return null;
  const range = asRange(text, sums);
  if (!range) return null;
  const { min, max } = range;
  const isPerAward = PER_AWARD.test(text);
  const isTotal = !isPerAward && /\btotal\b|\boverall\b|\bbudget\b|\bfund of\b/i.test(text);
  const facts = { currency: sums[0]!.currency, rawText: text.slice(0, 2000) };
  if (isTotal && (min === null || min === max)) return { min: null, max: null, total: max, kind: 'total', ...facts };
  return { min, max, total: null, kind: isTotal ? 'total' : isPerAward ? 'per_award' : kind, ...facts };
}

const PER_AWARD = /\b(?:per|each|for each|every|individual) (?:award|project|grant|proposal|applicant|application)\b/i;

function sumsIn(text: string): Sum[] {
  return [...text.matchAll(SUM)].flatMap((match) => {
    const [whole, sign, after, scaleAfter, before, scaleBefore, code] = match;
    const unit = (sign ?? code)!.toUpperCase();
    const currency = SIGNS[unit] ?? NAMED[unit] ?? unit;
    const minor = toMinor((after ?? before)!, (scaleAfter ?? scaleBefore)?.toLowerCase(), currency);
    return minor === null ? [] : [{ minor, currency, start: match.index, end: match.index + whole.length }];
  });
}

/** One sum with the word before it, or two joined as a range; null when the sums are more, or not joined. */
function asRange(text: string, sums: Sum[]): { min: number | null; max: number | null } | null {
  const [first, second] = sums;
  const before = text.slice(Math.max(0, first!.start - 40), first!.start);
  if (sums.length === 2) {
    const between = text.slice(first!.end, second!.start);
    if (!/^\s?(?:[-–—]|to|and|up to|until)\s?$/i.test(between) || first!.minor > second!.minor) return null;
    return { min: first!.minor, max: second!.minor };
  }
  if (sums.length > 2) return null;
  // "£1-5 million" and "€60k - 80k" write the unit once: the other end of the range is a bare number.
  if (
    /\d\s?(?:k|m|bn)?\s?(?:[-–—]|to|and)\s?$/i.test(before) ||
    /^\s?(?:[-–—]|to|and)\s?\d/i.test(text.slice(first!.end))
  )
    return null;
  if (/\b(?:at least|minimum(?: of)?|from|starting at|more than|min\.?)[\s:]*$/i.test(before)) {
    return { min: first!.minor, max: null };
  }
  if (
    /(?:\b(?:up to|at most|maximum(?: of)?|no more than|max\.?|not exceed(?:ing)?|less than)|[≤<])[\s:]*$/i.test(before)
  ) {
    return { min: null, max: first!.minor };
  }
  return { min: first!.minor, max: first!.minor };
}

/** `1,500,000`, `1 500 000`, `1.500.000,50`, `1.125` million → minor units; null for 0, 1 and what is too large. */
function toMinor(number: string, scale: string | undefined, currency: string): number | null {
  const isDecimal = scale !== undefined && /^\d+\.\d+$/.test(number);
  const whole = (!isDecimal && /^\d{1,3}(?:[ ,.'’]\d{3})+/.exec(number)?.[0]) || /^\d+/.exec(number)![0];
  const fraction = number.slice(whole.length + 1).replace(/0+$/, '');
  const digits = (SCALES[scale ?? ''] ?? 0) + minorDigits(currency);
  if (fraction.length > digits) return null;
  const minor = Number(whole.replace(/\D/g, '') + fraction.padEnd(digits, '0'));
  const isStated = minor > 10 ** minorDigits(currency);
  return isStated && Number.isSafeInteger(minor) ? minor : null;
}
