import { AppError } from '#app/errors.ts';
import { SlidingWindow } from '#app/accounts/sliding-window.ts';
import { getEnv } from '#app/env.server.ts';
import { singleton } from '#app/singleton.server.ts';
import type { Database } from '#prisma/client.server.ts';
import { checkBody } from '#scrapers/run/check-body.ts';
import { ScraperError } from '#scrapers/errors.ts';
import { fetchPage } from '#scrapers/run/fetch-page.ts';
import { networkOf, type Network } from '#scrapers/run/net/network.ts';
import { plainLine, withoutEmails } from '../text.ts';

/** Look-ups of one person in a minute: each makes this server ask another. */
const window = () => singleton('look-ups', () => new SlidingWindow(10, 60_000, 5_000));
/** What is said of a page stands at its beginning. */
const READ_CHARACTERS = 200_000;
const LONGEST = 1_000;

export type LookedUp = { title: string; summary: string; problem: string | null };

/**
 * What a page says of itself, to fill a form with; whoever sends the form answers for it. Only the public internet is
 * asked. A page that cannot be read is a sentence, not an error. Throws `too_many` for somebody who asks too often.
 */
export async function lookUp(db: Database, personId: string, url: string, network?: Network): Promise<LookedUp> {
  const now = Date.now();
  const wait = window().wait(personId, now);
  if (wait > 0) {
    const seconds = Math.ceil(wait / 1000);
    throw new AppError('too_many', `You looked up many pages. Wait ${seconds} seconds, or fill the form in yourself.`);
  }
  window().add(personId, now);
  if (!URL.canParse(url) || !/^https?:/.test(url)) {
    const message = 'Enter the address of the call’s page, with https:// before it.';
    throw new AppError('bad_input', message, { url: message });
  }
  try {
    const signal = AbortSignal.timeout(20_000);
    const page = await fetchPage({ url }, 'html', network ?? networkOf(db, getEnv().publicUrl), { signal });
    const html = checkBody(page.bytes, 'html').slice(0, READ_CHARACTERS);
    return { ...readHead(html), problem: null };
  } catch (error) {
    if (!(error instanceof ScraperError) && (error as { name?: string } | null)?.name !== 'TimeoutError') throw error;
    const why = error instanceof ScraperError ? error.message : 'It took too long to answer.';
    return { title: '', summary: '', problem: `The page could not be read: ${why} Fill the form in yourself.` };
  }
}

/** Title and description as the page gives them for others to show. */
export function readHead(html: string): { title: string; summary: string } {
  const meta = new Map<string, string>();
  for (const [tag] of html.matchAll(/<meta\s[^<>]{1,4000}>/gi)) {
    const name = attribute(tag, 'property') ?? attribute(tag, 'name');
    const content = attribute(tag, 'content');
    if (name && content && !meta.has(name.toLowerCase())) meta.set(name.toLowerCase(), content);
  }
  const title = meta.get('og:title') ?? /<title[^<>]*>([^<]{1,1000})/i.exec(html)?.[1] ?? '';
  const summary = meta.get('og:description') ?? meta.get('description') ?? '';
  return { title: plainLine(title).slice(0, 300), summary: withoutEmails(plainLine(summary)).slice(0, LONGEST) };
}

const attribute = (tag: string, name: string): string | null => {
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'i').exec(tag);
  return match ? (match[1] ?? match[2] ?? null) : null;
};
