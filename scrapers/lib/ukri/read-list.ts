import { plainText, withoutContacts } from '#app/opportunities/text.ts';
import type { Page, Parsed } from '../../define-source.ts';
import { ScraperError } from '../../errors.ts';
import { all, definitions, htmlOf, lineOf, one, readHtml } from '../html.ts';
import { factsOf, slugOf, ukriDraft } from './to-draft.ts';

/** One page of the Funding Finder: its calls, and the page after it. */
export function readList({ url, body }: Page): Parsed {
  const page = readHtml(body);
  const parsed: Parsed = { drafts: [], rejected: [], next: null };
  const posts = all(page, 'div[id^="post-"]');
  if (posts.length === 0) {
    throw new ScraperError(
      'The page of UKRI holds no calls where it lists them: its form has changed, or it is another page.',
    );
  }
  for (const post of posts) {
    const link = one(post, '.entry-title a[href]');
    const slug = link ? slugOf(link.attribs.href!) : null;
    const title = link ? lineOf(link) : '';
    if (!link || !slug) {
      parsed.rejected.push({
        key: link?.attribs.href ?? post.attribs.id!,
        reason: 'its link leads to no UKRI opportunity',
      });
      continue;
    }
    const facts = definitions(post);
    const { said, problem } = factsOf(facts);
    const teaser = one(post, '.entry-content');
    const flag = one(post, '.opportunity-status__flag');
    const record = {
      url: link.attribs.href,
      title,
      facts: Object.fromEntries([...facts].map(([k, v]) => [k, lineOf(v)])),
    };
    if (title === '') parsed.rejected.push({ key: slug, reason: 'has no title' });
    else if (problem) parsed.rejected.push({ key: slug, reason: problem });
    else {
      const summary = teaser ? { summary: withoutContacts(plainText(htmlOf(teaser))) } : {};
      const status = flag && !said.upstreamStatus ? { upstreamStatus: lineOf(flag) } : {};
      parsed.drafts.push(ukriDraft(slug, title, { ...said, ...status, ...summary }, record));
    }
  }
  return { ...parsed, next: nextPage(one(page, 'a.next[href], a[rel="next"][href]')?.attribs.href, url) };
}

/** Only a page of the same list: whatever else a link says, it is not followed. */
function nextPage(href: string | undefined, url: string) {
  if (href === undefined || !URL.canParse(href, url)) return null;
  const next = new URL(href, url);
  if (next.origin !== new URL(url).origin || !/^\/opportunity\/page\/\d{1,4}\/$/.test(next.pathname)) return null;
  return { url: next.href };
}
