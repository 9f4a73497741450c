import Parser from 'rss-parser';
import utils from 'rss-parser/lib/utils.js';
import { withoutNonXml } from '#app/opportunities/text.ts';
import { ScraperError, reasonOf } from '../errors.ts';

/** An item of a feed; a field that the feed leaves out is an empty string. Atom's id, summary and dates stand under RSS's names. */
export type FeedItem = { title: string; link: string; guid: string; content: string; pubDate: string };

/** The items of an RSS or Atom text. Throws ScraperError when it is not well-formed. */
export async function readFeed(body: string): Promise<FeedItem[]> {
  // Some feeds have such signs, and nothing is lost without them.
  const feed = await new FeedParser().parseString(withoutNonXml(body)).catch((error: unknown) => {
    throw new ScraperError(`The feed is broken XML, perhaps cut off: ${reasonOf(error)}.`);
  });
  return feed.items;
}

/** A child element as the parser has it: its text, or that with attributes and what stands inside. */
type Element = string | { _?: string; $?: Record<string, string> };
type Item = Record<string, Element[] | undefined>;

/**
 * Takes the fields of an item itself. The library's way makes an excerpt of every description in time that grows with its
 * square, and loses the whole feed for one day that is none.
 */
class FeedParser extends Parser<Record<string, unknown>, FeedItem> {
  parseItemRss(item: Item): FeedItem {
    return {
      title: first(item, 'title', 'dc:title'),
      link: first(item, 'link'),
      guid: first(item, 'guid'),
      content: first(item, 'description'),
      pubDate: first(item, 'pubDate'),
    };
  }

  parseItemAtom(entry: Item): FeedItem {
    return {
      title: first(entry, 'title'),
      link: pageOf(entry.link ?? []),
      guid: first(entry, 'id'),
      content: first(entry, 'content', 'summary'),
      // As it is written: a moment in another zone has another day.
      pubDate: first(entry, 'published', 'updated'),
    };
  }
}

/** The text of the first of these elements that has one, as it came. */
function first(item: Item, ...names: string[]): string {
  for (const name of names) {
    const text = textOf(item[name]?.[0]);
    if (text !== '') return text;
  }
  return '';
}

function textOf(element: Element | undefined): string {
  if (element === undefined || typeof element === 'string') return element ?? '';
  const hasMarkup = Object.keys(element).some((key) => key !== '_' && key !== '$');
  return hasMarkup ? utils.getContent(element) : (element._ ?? '');
}

/** Atom has several links, of which the one to the page counts. */
function pageOf(links: readonly Element[]): string {
  const attributes = links.map((link) => (typeof link === 'string' ? {} : (link.$ ?? {})));
  return (attributes.find(({ rel }) => rel === 'alternate') ?? attributes[0])?.href ?? '';
}
