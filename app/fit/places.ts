import { EU_COUNTRIES } from '#app/opportunities/facets/eu-countries.ts';

const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' });

/**
 * Countries that take part in programmes of the EU by agreements, each in some of them: a reader has to look. Twenty by the
 * guide to Horizon Europe of sciencebusiness.net, JP by nks-gesellschaft.de (both read 2026-11-27); CH, EG, LI and SG are not
 * verified. A look too many is better than a country ruled out.
 */
const ASSOCIATED = new Set('AL AM BA CA CH EG FO GB GE IL IS JP KR LI MD ME MK NO NZ RS SG TN TR UA XK'.split(' '));

/** `the United States`, `Germany`, `the EU`; a code that nobody knows is itself. */
export function placeName(code: string): string {
  if (code === 'EU') return 'the EU';
  const name = /^[A-Z]{2}$/.test(code) ? (names.of(code) ?? code) : code;
  return /^(?:United|Netherlands|Philippines|Czech Republic)/.test(name) ? `the ${name}` : name;
}

/** Whether a country is among a call's: `maybe` where that hangs on an agreement with the EU. */
export function isAmong(country: string, countries: readonly string[]): 'yes' | 'maybe' | 'no' {
  if (countries.includes(country)) return 'yes';
  if (!countries.includes('EU')) return 'no';
  if (EU_COUNTRIES.has(country)) return 'yes';
  return ASSOCIATED.has(country) ? 'maybe' : 'no';
}
