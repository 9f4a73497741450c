/** Identifiers that registries give: each is read from whatever form people paste, checked, and written as an address. */

const ORCID = /^(?:https?:\/\/)?(?:www\.)?(?:orcid\.org\/)?(\d{4})-?(\d{4})-?(\d{4})-?(\d{3}[\dX])\/?$/i;

/** `https://orcid.org/0000-0002-1825-0097` when the text is an ORCID iD whose last digit agrees, else null. */
export function parseOrcid(text: string): string | null {
  const match = ORCID.exec(text.trim());
  if (!match) return null;
  const groups = match.slice(1, 5).map((group) => group.toUpperCase());
  const all = groups.join('');
  return orcidCheckDigit(all.slice(0, 15)) === all[15] ? `https://orcid.org/${groups.join('-')}` : null;
}

/** ISO 7064 mod 11-2 of the first fifteen digits; X stands for ten. */
function orcidCheckDigit(digits: string): string {
  let total = 0;
  for (const digit of digits) total = (total + Number(digit)) * 2;
  const check = (12 - (total % 11)) % 11;
  return check === 10 ? 'X' : String(check);
}

const ROR = /^(?:https?:\/\/)?(?:www\.)?(?:ror\.org\/)?(0[0-9a-hjkmnp-tv-z]{6})(\d{2})\/?$/;
const BASE32 = '0123456789abcdefghjkmnpqrstvwxyz';

/** `https://ror.org/021nxhr62` when the text is a ROR identifier whose last two digits agree, else null. */
export function parseRor(text: string): string | null {
  const match = ROR.exec(text.trim().toLowerCase());
  if (!match) return null;
  const [, body, check] = match;
  return rorCheckDigits(body!) === check ? `https://ror.org/${body}${check}` : null;
}

/** ISO 7064 mod 97-10 of the number that the seven base-32 signs stand for. */
function rorCheckDigits(body: string): string {
  let number = 0;
  for (const sign of body) number = number * 32 + BASE32.indexOf(sign);
  return String(98 - ((number * 100) % 97)).padStart(2, '0');
}
