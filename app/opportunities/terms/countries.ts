const ANYWHERE = 'anywhere';

const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/** Where applicants may be, in words; an empty list is everywhere. */
export function countriesWords(codes: readonly string[]): string {
  return codes.length === 0 ? ANYWHERE : codes.map((code) => names.of(code) ?? code).join(', ');
}

/** The codes as a form shows them. */
export const countriesText = (codes: readonly string[]): string => (codes.length === 0 ? ANYWHERE : codes.join(', '));

/** The countries that were typed: codes with commas between, or `anywhere`; or what to mend. */
export function readCountries(typed: string): { codes: string[] } | { problem: string } {
  const parts = typed.split(/[\s,;]+/).filter(Boolean);
  if (parts.length === 1 && parts[0]!.toLowerCase() === ANYWHERE) return { codes: [] };
  const codes = parts.map((part) => part.toUpperCase());
  const wrong = codes.findIndex((code) => !/^[A-Z]{2}$/.test(code) || names.of(code) === undefined);
  if (wrong >= 0) {
    return {
      problem: `“${parts[wrong]!.slice(0, 40)}” is no country code. Write codes such as US, DE or EU, or anywhere.`,
    };
  }
  return { codes: [...new Set(codes)] };
}
