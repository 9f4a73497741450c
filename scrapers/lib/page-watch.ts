import type { OpportunityDraft } from '#app/opportunities/draft.ts';
import { urlKey } from '#app/opportunities/identity.ts';
import { plainLine, withoutContacts } from '#app/opportunities/text.ts';
import { defineSource, type PageSource } from '../define-source.ts';
import { ScraperError } from '../errors.ts';
import { all, one, readHtml, textOf, without, type Html } from './html.ts';
import { proseDeadlines } from './prose-deadlines.ts';

/** Plain values, so that a form can fill them. */
export type PageFacts = {
  id: string;
  title: string;
  url: string;
  funder: { name: string; country: string; url: string; rorId?: string };
  /** CSS selector of the parts that are watched; the main part of the page when left out */
  selector?: string;
  /** CSS selector of what changes in it without meaning anything */
  ignore?: string;
  everyHours?: number;
  licence?: string;
};

const LONGEST_TEXT = 50_000;
const FURNITURE =
  'script, style, noscript, template, svg, iframe, nav, header, footer, form, [hidden], [aria-hidden="true"]';

/**
 * One page of a programme, watched: a change of its text is a change in the log. Dates that its prose calls a deadline
 * are offered as estimates that nobody has verified, never as the deadline.
 */
export function pageWatchSource(facts: PageFacts): PageSource {
  return defineSource({
    id: facts.id,
    title: facts.title,
    homepage: facts.url,
    funder: facts.funder,
    authority: 'feed',
    zone: 'applicant_local',
    licence: facts.licence ?? 'Not looked at; the text is kept to see when it changes.',
    schedule: { everyHours: facts.everyHours ?? 24 },
    covers: 'newest',
    format: 'html',
    expect: { min: 1 },
    request: { url: facts.url },
    parse: ({ body }) => ({ drafts: [programmePage(facts, watchedText(body, facts))], rejected: [] }),
  });
}

function programmePage(facts: PageFacts, text: string): OpportunityDraft {
  return {
    externalKey: facts.url,
    keys: [urlKey(facts.url) ?? `page:${facts.id}`],
    recordKind: 'programme_page',
    docType: 'programme',
    title: plainLine(facts.title),
    funder: facts.funder,
    url: facts.url,
    summary: text,
    deadlineMode: 'unknown',
    deadlines: proseDeadlines(text, 'page'),
    record: { text },
  };
}

/** Throws ScraperError when the part is not there or says next to nothing: a page that is only made by scripts, mostly. */
function watchedText(body: string, { selector, ignore }: PageFacts): string {
  const page = readHtml(body);
  const parts = selector
    ? outermost(all(page, selector))
    : [one(page, 'main') ?? one(page, 'body')].filter((part) => part !== null);
  if (parts.length === 0)
    throw new ScraperError(selector ? `The page has no part “${selector}”.` : 'The page has no text.');
  for (const part of parts) without(part, ignore ? `${FURNITURE}, ${ignore}` : FURNITURE);
  const text = withoutContacts(parts.map(textOf).filter(Boolean).join('\n\n')).slice(0, LONGEST_TEXT);
  if (text.length < 40) throw new ScraperError('The watched part of the page has no text to speak of.');
  return text;
}

/** Without those that stand within another one, which has their text. */
function outermost(parts: readonly Html[]): Html[] {
  const chosen = new Set<Html>(parts);
  const within = (part: Html) => {
    for (let up = part.parent; up; up = up.parent) if (chosen.has(up)) return true;
    return false;
  };
  return parts.filter((part) => !within(part));
}
