/**
 * When are two records the same call? A canonical key is `scheme:value`; two records that share one are one call.
 * `us-fon:AGENCY:NUMBER` is a US funding opportunity number with the top agency, because numbers alone are not unique;
 * `url:` is a page's address without what varies.
 */

/** Agencies that stand under another on Grants.gov than they belong to. */
const TOP_AGENCY: Record<string, string> = { PAMS: 'DOE' };

/** `NSF 24-571`, `nsf24-571`, `24-571` → `24-571`; `PD 20-1260`, `pd20-1260` → `PD-20-1260`; others upper case, NFKC. */
export function canonicalNumber(raw: string): string {
  const plain = raw
    .normalize('NFKC')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .toUpperCase();
  const nsf = /^(?:NSF[ -]?)?(\d{2}-\d{3}[A-Z]?)$/.exec(plain);
  if (nsf) return nsf[1]!;
  const programme = /^(?:NSF )?PD[ -]?(\d{2}-[0-9A-Z]{3,5})$/.exec(plain);
  return programme ? `PD-${programme[1]}` : plain;
}

/** The number as its funder writes it: `NSF 24-571`, `PD 20-1260`; any other as it came, spaces collapsed. */
export function displayNumber(agency: string, raw: string): string {
  const canonical = canonicalNumber(raw);
  if (topAgency(agency) !== 'NSF') return raw.normalize('NFKC').replace(/\s+/g, ' ').trim();
  if (/^\d{2}-\d{3}[A-Z]?$/.test(canonical)) return `NSF ${canonical}`;
  return canonical.startsWith('PD-') ? `PD ${canonical.slice(3)}` : canonical;
}

/** `us-fon:NSF:24-571` from an agency code (`NSF`, `HHS-NIH11`) and a number in any spelling. */
export function fundingNumberKey(agency: string, number: string): string {
  return `us-fon:${topAgency(agency)}:${canonicalNumber(number)}`;
}

/** `url:host/path?query` for an http(s) address, null for anything else. */
export function urlKey(url: string): string | null {
  const canonical = canonicalUrl(url);
  return canonical && `url:${canonical.slice('https://'.length)}`;
}

/** The address without what varies: https, lower-case host, no `www.`, no tracking, fragment or final slash. */
export function canonicalUrl(raw: string): string | null {
  const trimmed = raw.trim();
  const text =
    /^[a-z][a-z0-9+.-]*:/i.test(trimmed) && !/^[^/]+\.[a-z]{2,}:\d/i.test(trimmed) ? trimmed : `https://${trimmed}`;
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  if ((url.protocol !== 'https:' && url.protocol !== 'http:') || !url.hostname.includes('.')) return null;
  const given = [...url.searchParams];
  const kept = given.filter(([name]) => !/^(utm_|fbclid$|gclid$)/i.test(name));
  // All at once: taking one after the other out of a hundred thousand would hold everybody up.
  if (kept.length < given.length) url.search = new URLSearchParams(kept).toString();
  const host = url.host.replace(/^www\./, '');
  const path = url.pathname.replace(/\/+$/, '');
  return `https://${host}${path}${url.search}`;
}

function topAgency(agency: string): string {
  const top = agency.normalize('NFKC').trim().toUpperCase().split('-')[0]!;
  return TOP_AGENCY[top] ?? top;
}
