import { Parser } from 'htmlparser2';
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
/** What is said of a page stands at its beginning; more of it would keep the people waiting whom this thread answers. */
const READ_CHARACTERS = 200_000;
const PAGE_BYTES = 2 * 1024 * 1024;
const LONGEST_ADDRESS = 2_000;
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
  if (url.length > LONGEST_ADDRESS || !URL.canParse(url) || !/^https?:/.test(url)) {
    const message = 'Enter the address of the call’s page, with https:// before it.';
    throw new AppError('bad_input', message, { url: message });
  }
  try {
    const signal = AbortSignal.timeout(20_000);
    const options = { signal, maxBytes: PAGE_BYTES };
    const page = await fetchPage({ url }, 'html', network ?? publicNetwork(db), options);
    const html = checkBody(page.bytes, 'html').slice(0, READ_CHARACTERS);
    return { ...readHead(html), problem: null };
  } catch (error) {
    if (!(error instanceof ScraperError) && (error as { name?: string } | null)?.name !== 'TimeoutError') throw error;
    const why = error instanceof ScraperError ? error.message : 'It took too long to answer.';
    return { title: '', summary: '', problem: `The page could not be read: ${why} Fill the form in yourself.` };
  }
}

/** Private hosts are allowed for sources, which curators set up; anybody who is signed in may look a page up. */
const publicNetwork = (db: Database): Network => ({
  ...networkOf(db, getEnv().publicUrl),
  isAllowedHost: () => Promise.resolve(false),
});

/** Title and description as the page gives them for others to show. */
export function readHead(html: string): { title: string; summary: string } {
  const said = new Map<string, string>();
  let inTitle = false;
  const note = (name: string, text: string) => {
    if (!said.has(name)) said.set(name, text);
  };
  const parser = new Parser({
    onopentag: (tag, { name, property, content }) => {
      inTitle = tag === 'title' && !said.has('title');
      if (tag === 'meta' && content) note((property ?? name ?? '').toLowerCase(), content);
    },
    ontext: (text) => {
      if (inTitle) said.set('title', (said.get('title') ?? '') + text);
    },
    onclosetag: () => {
      inTitle = false;
    },
  });
  parser.end(html);
  const title = said.get('og:title') ?? said.get('title') ?? '';
  const summary = said.get('og:description') ?? said.get('description') ?? '';
  return { title: plainLine(title).slice(0, 300), summary: withoutEmails(plainLine(summary)).slice(0, LONGEST) };
}
