import { selectOne } from 'css-select';
import type { AnyNode, Element } from 'domhandler';
import { parseDocument } from 'htmlparser2';
import render from 'dom-serializer';
import { urlKey } from '#app/opportunities/identity.ts';
import { plainLine, plainText, withoutEmails } from '#app/opportunities/text.ts';
import { defineSource, type PageSource } from '../define-source.ts';
import { ScraperError } from '../errors.ts';

export type PageFacts = {
  id: string;
  title: string;
  url: string;
  funder: { name: string; country: string; url: string };
  /** CSS selector of the part that is watched; the main part of the page when left out */
  selector?: string;
  everyHours?: number;
  licence?: string;
};

/** One page of a programme, watched: a change of its text is a change in the log. No date is read from its prose. */
export function pageWatchSource(facts: PageFacts): PageSource {
  return defineSource({
    id: facts.id,
    title: facts.title,
    homepage: facts.url,
    funder: facts.funder,
    authority: 'funder',
    zone: 'applicant_local',
    licence: facts.licence ?? 'Not looked at; the text is kept to see when it changes.',
    schedule: { everyHours: facts.everyHours ?? 24 },
    covers: 'newest',
    format: 'html',
    expect: { min: 1 },
    request: { url: facts.url },
    parse: ({ body }) => {
      const text = watchedText(body, facts.selector);
      const draft = {
        externalKey: facts.url,
        keys: [urlKey(facts.url)!],
        recordKind: 'programme_page' as const,
        docType: 'programme' as const,
        title: plainLine(facts.title),
        funder: facts.funder,
        url: facts.url,
        summary: text,
        deadlineMode: 'unknown' as const,
        record: { text },
      };
      return { drafts: [draft], rejected: [] };
    },
  });
}

function watchedText(body: string, selector: string | undefined): string {
  const document = parseDocument(body);
  const found = selector
    ? part(selector, document.children)
    : (part('main', document.children) ?? part('body', document.children));
  if (!found) {
    throw new ScraperError(selector ? `The page has no part “${selector}”.` : 'The page has no text.');
  }
  const text = withoutEmails(plainText(render(found))).slice(0, 50_000);
  if (text.length < 40) throw new ScraperError('The watched part of the page has no text to speak of.');
  return text;
}

function part(selector: string, nodes: AnyNode[]): Element | null {
  try {
    return selectOne<AnyNode, Element>(selector, nodes);
  } catch {
    throw new ScraperError(`“${selector}” is not a CSS selector.`); // css-select says it in its own terms
  }
}
