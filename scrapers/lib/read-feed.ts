import Parser from 'rss-parser';
import { ScraperError, reasonOf } from '../errors.ts';

/** An item of a feed; a field that the feed leaves out is an empty string. */
export type FeedItem = { title: string; link: string; guid: string; content: string; pubDate: string };

/** The items of an RSS or Atom text. Throws ScraperError when it is not well-formed. */
export async function readFeed(body: string): Promise<FeedItem[]> {
  const feed = await new Parser().parseString(body).catch((error: unknown) => {
    throw new ScraperError(`The feed is broken XML, perhaps cut off: ${reasonOf(error)}.`);
  });
  return feed.items.map((item) => ({
    title: text(item.title),
    link: text(item.link),
    guid: text(item.guid),
    content: text(item.content),
    pubDate: text(item.pubDate),
  }));
}

/** xml2js gives an object where an element has attributes, so nothing is taken for a string unseen. */
function text(value: unknown): string {
  if (typeof value === 'string') return value;
  const inner = (value as { _?: unknown } | null | undefined)?._;
  return typeof inner === 'string' ? inner : '';
}
