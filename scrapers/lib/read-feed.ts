import Parser from 'rss-parser';
import { ScraperError, reasonOf } from '../errors.ts';

/** An item of a feed; a field that the feed leaves out is an empty string. Atom's id, summary and dates stand under RSS's names. */
export type FeedItem = { title: string; link: string; guid: string; content: string; pubDate: string };

/** Of an Atom entry as written: what the parser makes of a date has lost its day to UTC. */
type AtomFields = { published?: unknown; updated?: unknown; summary?: unknown; id?: unknown };
const atom: Parser.CustomFields<Record<string, unknown>, AtomFields> = {
  item: ['published', 'updated', 'summary', 'id'],
};

/** The items of an RSS or Atom text. Throws ScraperError when it is not well-formed. */
export async function readFeed(body: string): Promise<FeedItem[]> {
  const parser = new Parser<Record<string, unknown>, AtomFields>({ customFields: atom });
  const feed = await parser.parseString(body).catch((error: unknown) => {
    throw new ScraperError(`The feed is broken XML, perhaps cut off: ${reasonOf(error)}.`);
  });
  return feed.items.map((item) => ({
    title: text(item.title),
    link: text(item.link),
    guid: text(item.guid) || text(item.id),
    content: text(item.content) || text(item.summary),
    pubDate: text(item.published) || text(item.updated) || text(item.pubDate),
  }));
}

/** xml2js gives an object where an element has attributes, so nothing is taken for a string unseen. */
function text(value: unknown): string {
  if (typeof value === 'string') return value;
  const inner = (value as { _?: unknown } | null | undefined)?._;
  return typeof inner === 'string' ? inner : '';
}
