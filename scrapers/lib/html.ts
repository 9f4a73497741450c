import { selectAll, selectOne } from 'css-select';
import render from 'dom-serializer';
import type { AnyNode, Element } from 'domhandler';
import { getText, removeElement } from 'domutils';
import { parseDocument } from 'htmlparser2';
import { plainLine, plainText } from '#app/opportunities/text.ts';
import { ScraperError } from '../errors.ts';

/** A page or a part of it. */
export type Html = AnyNode;

export const readHtml = (body: string): Html => parseDocument(body);

/** The elements below `root` that a CSS selector fits, in the order of the page. Throws ScraperError for a bad selector. */
export function all(root: Html, selector: string): Element[] {
  return inOurWords(selector, () => selectAll<AnyNode, Element>(selector, root));
}

/** The first of them, or null. */
export function one(root: Html, selector: string): Element | null {
  return inOurWords(selector, () => selectOne<AnyNode, Element>(selector, root));
}

/** One plain line. */
export const lineOf = (node: Html): string => plainLine(getText(node).replace(/&/g, '&amp;').replace(/</g, '&lt;'));

/** Plain text with its paragraphs. */
export const textOf = (node: Html): string => plainText(htmlOf(node));

/** What stands inside the element, as HTML. */
export const htmlOf = (node: Html): string => render('children' in node ? node.children : node);

/** Takes what a selector fits out of the page. */
export function without(root: Html, selector: string): void {
  for (const element of all(root, selector)) removeElement(element);
}

/**
 * The terms of the lists of definitions below `root` with what each is said to be: by label in lower case without its
 * colon, never by place, because pages leave lines out. Of two with one label the first counts.
 */
export function definitions(root: Html): Map<string, Element> {
  const found = new Map<string, Element>();
  let label: string | null = null;
  for (const element of all(root, 'dl dt, dl dd')) {
    if (element.name === 'dt') label = lineOf(element).replace(/\s*:$/, '').toLowerCase();
    else if (label !== null && !found.has(label)) found.set(label, element);
  }
  return found;
}

function inOurWords<T>(selector: string, select: () => T): T {
  try {
    return select();
  } catch {
    throw new ScraperError(`“${selector}” is not a CSS selector.`); // css-select says it in terms of its own
  }
}
