import { cleanHtml } from '#app/opportunities/clean-html.ts';
import type { OpportunityDraft } from '#app/opportunities/draft.ts';
import { plainText, withoutContacts } from '#app/opportunities/text.ts';
import type { Element } from 'domhandler';
import type { Page } from '../../define-source.ts';
import { ScraperError } from '../../errors.ts';
import { all, definitions, htmlOf, lineOf, one, readHtml, textOf } from '../html.ts';
import { webAddressOf } from '../stated.ts';
import { factsOf, ukriDraft } from './to-draft.ts';

/** The page of one call, laid over what the list says of it. */
export function readCallPage({ body }: Page, draft: OpportunityDraft): OpportunityDraft {
  const page = readHtml(body);
  const heading = one(page, 'h1');
  const facts = definitions(page);
  if (!heading || facts.size === 0) throw new ScraperError('The page of the call has no title, or no facts beside it.');
  const { said, problem } = factsOf(facts);
  if (problem) throw new ScraperError(`The page of ${draft.externalKey} is refused: ${problem}.`);
  const description = one(page, 'div.description') ?? one(page, '.entry-content');
  const html = description ? htmlOf(description) : '';
  const eligibility = sectionBelow(page, /^(?:eligibility summary|who can apply)/i);
  const apply = webAddressOf(one(page, '#analytics-start-application')?.attribs.href ?? '');
  const isShared = /\b80 ?(?:%|per ?cent)[^.]{0,60}(?:\bFEC\b|full economic cost)/i.test(textOf(page));
  return {
    ...draft,
    ...ukriDraft(draft.externalKey, lineOf(heading) || draft.title, { ...rest(draft), ...said }, draft.record),
    ...(html ? { summary: withoutContacts(plainText(html)).slice(0, 100_000), descriptionHtml: cleanHtml(html) } : {}),
    ...(eligibility ? { eligibility: withoutContacts(eligibility).slice(0, 20_000) } : {}),
    ...(apply ? { applyUrl: apply } : {}),
    ...(isShared ? { costSharing: true } : {}),
  };
}

/** What the list said of the facts; the page says them again where it has them. */
function rest({
  deadlineMode,
  deadlines,
  amount,
  upstreamStatus,
  opensOn,
  postedOn,
  instruments,
  categories,
}: OpportunityDraft) {
  return {
    deadlineMode,
    ...(deadlines ? { deadlines } : {}),
    amount,
    upstreamStatus,
    opensOn,
    postedOn,
    instruments,
    categories,
  };
}

/** The text between a heading that fits and the next heading as large. */
function sectionBelow(page: ReturnType<typeof readHtml>, title: RegExp): string {
  const heading = all(page, 'h2, h3').find((element) => title.test(lineOf(element)));
  const parts: string[] = [];
  for (let node = heading?.next ?? null; node; node = node.next) {
    if ('name' in node && /^h[1-3]$/.test((node as Element).name)) break;
    parts.push('name' in node ? `<p>${htmlOf(node)}</p>` : '');
  }
  return plainText(parts.join(''));
}
