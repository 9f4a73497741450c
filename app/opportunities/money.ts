import type { AmountFact } from './types.ts';

/** Currencies we write with a sign; any other is written with its code. All have two minor digits but those below. */
const SIGNS: Record<string, string> = { USD: '$', EUR: '€', GBP: '£', JPY: '¥' };
const MINOR_DIGITS: Record<string, number> = { JPY: 0, KRW: 0, ISK: 0, CLP: 0 };

/** How many digits a currency's minor unit has (2 for cents). */
export function minorDigits(currency: string): number {
  return MINOR_DIGITS[currency] ?? 2;
}

/** `$1,500,000.50`, `1500000`, `none`, `` → minor units of the currency, or null for not stated (also 0 and 1). */
export function parseAmount(text: string | number | null | undefined, currency: string): number | null {
  const plain = String(text ?? '')
    .normalize('NFKC')
    .trim()
    .replace(/^[$€£¥]\s*/, '')
    .replace(/,(?=\d{3}(?:\D|$))/g, '');
  const match = /^(\d{1,13})(?:\.(\d{1,2})0*)?$/.exec(plain);
  if (!match) return null;
  const whole = Number(match[1]);
  const hundredths = Number((match[2] ?? '').padEnd(2, '0'));
  if (whole <= 1 && hundredths === 0) return null; // forms that demand a number are filled with 0 or 1
  const minor = (whole * 100 + hundredths) * 10 ** (minorDigits(currency) - 2);
  return Number.isSafeInteger(Math.round(minor)) ? Math.round(minor) : null;
}

/** Minor units as a decimal number of the currency (`30000050` USD → 300000.5), for JSON that others read. */
export function toMajor(minor: number, currency: string | null): number {
  return minor / 10 ** minorDigits(currency ?? 'USD');
}

/** `$300k–1.5M`, `≤ $10k`, `≥ $5k`, `$1M`; a total only as `$4M in all`; null when nothing is stated. */
export function formatAmount(amount: AmountFact): string | null {
  const { minMinor: min, maxMinor: max, totalMinor: total, currency } = amount;
  if (min !== null && max !== null && min < max) return `${formatMoney(min, currency)}–${compact(max, currency)}`;
  if (min !== null && max !== null) return formatMoney(max, currency);
  if (max !== null) return `≤ ${formatMoney(max, currency)}`;
  if (min !== null) return `≥ ${formatMoney(min, currency)}`;
  return total === null ? null : `${formatMoney(total, currency)} in all`;
}

/** `$1.5M`, `€250k`, `CHF 12,500`: at most three figures when that loses nothing, else written out. */
export function formatMoney(minor: number, currency: string | null): string {
  const sign = currency === null ? '' : (SIGNS[currency] ?? `${currency} `);
  return sign + compact(minor, currency);
}

/** The number alone. No locale is asked: the same on every server and in every browser. */
function compact(minor: number, currency: string | null): string {
  const digits = minorDigits(currency ?? 'USD');
  for (const [size, letter] of SIZES) {
    const hundredth = (size * 10 ** digits) / 100;
    if (minor >= hundredth * 100 && minor % hundredth === 0) return `${minor / hundredth / 100}${letter}`;
  }
  const major = minor / 10 ** digits;
  const [whole, cents] = major.toFixed(Number.isInteger(major) ? 0 : digits).split('.');
  const grouped = whole!.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return cents ? `${grouped}.${cents}` : grouped;
}

/** Largest first; used only where the amount stays exact with two decimals. */
const SIZES = [
  [1e9, 'B'],
  [1e6, 'M'],
  [1e3, 'k'],
] as const;
