import type { OpportunityDraft } from '#app/opportunities/draft.ts';
import { urlKey } from '#app/opportunities/identity.ts';
import type { Element } from 'domhandler';
import { amountOf, dateOf, factOf, LONDON } from './facts.ts';

export const UKRI = { name: 'UK Research and Innovation', country: 'GB', url: 'https://www.ukri.org' };

/** `https://www.ukri.org/opportunity/some-call/` → `some-call`, UKRI's only name for a call; null for any other page. */
export function slugOf(link: string): string | null {
  if (!URL.canParse(link, 'https://www.ukri.org')) return null;
  const { hostname, pathname } = new URL(link, 'https://www.ukri.org');
  const slug = /^\/opportunity\/([a-z0-9][a-z0-9-]*)\/?$/.exec(pathname)?.[1];
  return /^(?:www\.)?ukri\.org$/.test(hostname) && slug && slug !== 'page' && slug !== 'feed' ? slug : null;
}

export const pageOf = (slug: string) => `https://www.ukri.org/opportunity/${slug}/`;

/** What the facts beside a call say: in the list and on its own page alike. `problem` says what cannot be read. */
export function factsOf(facts: ReadonlyMap<string, Element>): {
  said: Partial<OpportunityDraft>;
  problem: string | null;
} {
  const closes = dateOf(facts, 'closing date');
  const opens = dateOf(facts, 'opening date');
  const published = dateOf(facts, 'publication date');
  const problem = closes.problem ?? opens.problem ?? published.problem;
  const status = factOf(facts, 'opportunity status');
  const funders = list(factOf(facts, 'funders'));
  const types = list(factOf(facts, 'funding type'));
  const amount = amountOf(facts);
  const { moment } = closes;
  const said: Partial<OpportunityDraft> = {
    deadlineMode: moment ? 'fixed' : /no closing date/i.test(`${status} ${closes.rawText}`) ? 'rolling' : 'none_listed',
    deadlines: moment
      ? [{ kind: 'full', date: moment.date, time: moment.time, zone: LONDON, rawText: closes.rawText }]
      : [],
    ...(status ? { upstreamStatus: /^(open|upcoming|closed)\b/i.exec(status)?.[1] ?? status } : {}),
    ...(opens.moment ? { opensOn: opens.moment.date } : {}),
    ...(published.moment ? { postedOn: published.moment.date } : {}),
    ...(amount ? { amount } : {}),
    ...(types.length > 0 ? { instruments: types } : {}),
    // Councils, not funders of their own: the call and its money are UKRI's.
    ...(funders.length > 0 ? { categories: funders } : {}),
  };
  return { said, problem };
}

/** What a title says of who may apply and at which stage: each post is one stage. */
export function titleFacts(
  title: string,
): Pick<OpportunityDraft, 'stages' | 'terms' | 'tags'> & { isOutline: boolean } {
  const isInvited = /\b(?:invite|invitation)[\s-]only\b|\bby invitation\b/i.test(title);
  const isOutline = /\b(?:outline|expression of interest|concept note|pre-?proposal|stage one)\b/i.test(title);
  const isFull = /\bfull (?:stage|proposal|application)\b|\bstage two\b/i.test(title);
  const tags = [
    ...(isInvited ? ['invite only'] : []),
    ...(isOutline ? ['outline stage'] : []),
    ...(isFull ? ['full stage'] : []),
  ];
  return {
    isOutline,
    ...(isOutline ? { stages: 'preproposal' as const } : {}),
    ...(isInvited ? { terms: { inviteOnly: true } } : {}),
    ...(tags.length > 0 ? { tags } : {}),
  };
}

/** The parts together: keys, title and page of the call, and what is said of it. */
export function ukriDraft(
  slug: string,
  title: string,
  said: Partial<OpportunityDraft>,
  record: unknown,
): OpportunityDraft {
  const { isOutline, ...fromTitle } = titleFacts(title);
  const kind = isOutline ? ('preproposal' as const) : ('full' as const);
  return {
    deadlineMode: 'unknown',
    ...said,
    ...fromTitle,
    ...(said.deadlines ? { deadlines: said.deadlines.map((deadline) => ({ ...deadline, kind })) } : {}),
    ...{ externalKey: slug, keys: [`ukri:${slug}`, urlKey(pageOf(slug))!] },
    ...{ title, funder: UKRI, url: pageOf(slug), docType: 'call' as const, language: 'en' },
    rawTexts: {
      title,
      ...(fromTitle.terms ? { 'terms.inviteOnly': title } : {}),
    },
    record,
  };
}

const list = (text: string | null) => [...new Set((text ?? '').split(/\s*,\s*(?=[A-Z])/).filter(Boolean))].slice(0, 30);
