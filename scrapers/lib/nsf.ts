import { asDraft, funderByAgency } from '#app/opportunities/funders.ts';
import { fundingNumberKey, urlKey } from '#app/opportunities/identity.ts';

export const NSF = asDraft(funderByAgency('NSF')!);
const NSF_PAGES = 'https://www.nsf.gov/funding/opportunities';

/** What its three feeds have in common. NSF's dates count where the applicant is. */
export const NSF_FEED = {
  homepage: NSF_PAGES,
  funder: NSF,
  authority: 'feed',
  zone: 'applicant_local',
  licence: 'Work of the US federal government, public domain.',
  schedule: { everyHours: 6 },
  covers: 'newest',
  format: 'rss',
} as const;

/** `…/funding/opportunities/some-title/nsf26-513` → `some-title/nsf26-513`; null for any other address. */
export function nsfSlug(link: string): string | null {
  if (!URL.canParse(link)) return null;
  const { protocol, hostname, pathname } = new URL(link);
  if (protocol !== 'https:' && protocol !== 'http:') return null;
  const match = /^\/funding\/opportunities\/([^/]+(?:\/[^/]+)?)/.exec(pathname);
  return /^(?:www\.|new\.)?nsf\.gov$/.test(hostname) && match ? match[1]!.replace(/\/solicitation$/, '') : null;
}

/** The number that some addresses end in: `nsf26-513`, `pd20-1260`. */
export function numberInSlug(slug: string): string | null {
  return /\/((?:nsf|pd)\d{2}-[0-9a-z]{3,5})$/i.exec(slug)?.[1] ?? null;
}

/** The first number that a text names, in any spelling: `NSF\u00a024-571`, `PD 24-110Z`. */
export function numberInText(text: string): string | null {
  return /\b(?:NSF|PD)[\s-]?\d{2}-[0-9A-Z]{3,5}\b/i.exec(text.normalize('NFKC'))?.[0] ?? null;
}

/**
 * The keys of a call: its number, its page, and the page of its programme, under which another feed may list it without
 * a number.
 */
export function nsfKeys(number: string | null, page: string): string[] {
  const own = urlKey(page)!;
  if (number === null) return [own];
  return [...new Set([fundingNumberKey('NSF', number), own, own.replace(/\/(?:nsf|pd)\d{2}-[0-9a-z]{3,5}$/i, '')])];
}
