import type { Profile } from '../profiles.ts';
import { ruleOf, type SectionRule } from '../section-rule.ts';

const schemes = new Set(['http:', 'https:', 'mailto:']);

/** The address a link may open, in ASCII; null for one that is no web or mail address. */
export function linkAddress(href: string): string | null {
  try {
    const url = new URL(href);
    return schemes.has(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

/** Whether links of a section may be clickable: a funder's silence is no permission where the profile is strict. */
export function mayBeLive(profile: Profile, rules: readonly SectionRule[], section: string | null): boolean {
  const rule = ruleOf(rules, section);
  if (rule?.forbid?.includes('links')) return false;
  return profile.links === 'live' || rule !== null;
}
