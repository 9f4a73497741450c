import { minorDigits, toMajor } from '#app/opportunities/money.ts';

export const currencies = ['USD', 'EUR', 'GBP', 'CHF', 'AUD', 'BRL', 'CAD', 'DKK', 'JPY', 'NOK', 'NZD', 'SEK', 'ZAR'];

export type AmountAnswer = { minor: number; currency: string; problem: null } | { problem: string };

/**
 * An amount as people write it (`250,000`, `250 000.50`, `$1,200`) as minor units of the currency; or the sentence that
 * says what to mend. Up to a million million.
 */
export function readAmount(text: string, currency: string): AmountAnswer {
  if (!currencies.includes(currency)) return { problem: `Choose one of ${currencies.join(', ')}.` };
  const digits = minorDigits(currency);
  const plain = text
    .trim()
    .replace(/^[$€£¥]/, '')
    .replace(/[\s\u00a0\u202f'’]/g, '');
  const match = /^(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?$/.exec(plain);
  if (!match) return { problem: 'Write the amount in digits, such as 250000 or 250,000.50.' };
  const whole = match[1]!.replaceAll(',', '');
  const fraction = match[2] ?? '';
  if (fraction.length > digits) {
    return { problem: digits === 0 ? `${currency} has no smaller unit.` : `${currency} has ${digits} decimals.` };
  }
  const minor = Number(whole) * 10 ** digits + Number(fraction.padEnd(digits, '0') || 0);
  if (minor === 0) return { problem: 'Leave the amount empty when none is known.' };
  if (Number(whole) > 1e12) return { problem: 'That is more than any grant. Check the amount.' };
  return { minor, currency, problem: null };
}

/** Minor units as a plain number to edit: `250000.50`. */
export function amountText(minor: number, currency: string): string {
  const major = toMajor(minor, currency);
  return Number.isInteger(major) ? String(major) : major.toFixed(minorDigits(currency));
}
