import { safeHref } from '#app/document/marks.ts';
import type { Profile } from '../profiles.ts';
import { ruleOf, type SectionRule } from '../section-rule.ts';

/** The address a link may open, in ASCII; null for one that is no web or mail address. */
export function linkAddress(href: string): string | null {
  const safe = safeHref(href);
  return safe === null ? null : new URL(safe).href;
}

/** The name of the place in the document that a link leads to; null for one that leads out of it. */
export function destinationOf(href: string): string | null {
  return href.startsWith('#') ? encodeURIComponent(href.slice(1)) : null;
}

/** Whether links of a section may be clickable: a funder's silence is no permission where the profile is strict. */
export function mayBeLive(profile: Profile, rules: readonly SectionRule[], section: string | null): boolean {
  const rule = ruleOf(rules, section);
  if (profile.links === 'never' || rule?.forbid?.includes('links')) return false;
  return profile.links === 'live' || rule !== null;
}
