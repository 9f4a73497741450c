import type { DOMOutputSpec, Node, TagParseRule } from 'prosemirror-model';
import { blockKinds } from './blocks.ts';

/** Headings of the text stand below the section's own, which is an h2. */
const headingTag = (level: unknown) => `h${Math.min(3, Math.max(1, Number(level) || 1)) + 2}`;

const tags: Record<string, string> = { p: 'p', li: 'p', quote: 'blockquote', code: 'pre' };

/**
 * The element of a block. A list item is a paragraph with a marker before it: a flat text has no list element around
 * its items, and a list role without one would mislead.
 */
export function blockToDOM(node: Node): DOMOutputSpec {
  const { kind, level, indent, list, extra } = node.attrs;
  const tag = kind === 'h' ? headingTag(level) : (tags[String(kind)] ?? 'p');
  const attributes: Record<string, string> = { 'data-kind': String(kind) };
  if (level !== null) attributes['data-level'] = String(level);
  if (indent !== null) attributes['data-indent'] = String(indent);
  if (list !== null) attributes['data-list'] = String(list);
  if (extra !== null) attributes['data-extra'] = JSON.stringify(extra);
  return [tag, attributes, 0];
}

function ownAttributes(element: HTMLElement) {
  const { kind = 'p', level, indent, list, extra } = element.dataset;
  const number = (value: string | undefined) =>
    value === undefined || Number.isNaN(Number(value)) ? null : Number(value);
  const known = (blockKinds as readonly string[]).includes(kind);
  return {
    kind,
    level: kind === 'h' ? Math.min(3, Math.max(1, number(level) ?? 1)) : null,
    indent: kind === 'li' ? Math.min(5, Math.max(0, number(indent) ?? 0)) : null,
    list: kind === 'li' ? (list === 'ordered' ? 'ordered' : 'bullet') : null,
    extra: known ? null : readExtra(extra),
  };
}

function readExtra(json: string | undefined): unknown {
  try {
    const value: unknown = JSON.parse(json ?? 'null');
    return typeof value === 'object' && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

/** Depth of a pasted list item: how many lists it stands in. */
function listAttributes(element: HTMLElement) {
  let depth = -1;
  for (let at = element.parentElement; at; at = at.parentElement) if (/^(UL|OL|MENU)$/.test(at.nodeName)) depth += 1;
  const list = element.parentElement?.nodeName === 'OL' ? 'ordered' : 'bullet';
  return { kind: 'li', indent: Math.min(5, Math.max(0, depth)), list };
}

const heading = (tag: string, level: number): TagParseRule => ({
  tag,
  attrs: { kind: 'h', level },
  preserveWhitespace: false,
});

const holdsBlocks = (element: HTMLElement) =>
  element.querySelector('p, li, pre, h1, h2, h3, h4, h5, h6, td, th') !== null;

/** What pasted HTML becomes. Our own blocks say what they are; a nested list becomes items with a depth. */
export const blockRules: TagParseRule[] = [
  { tag: '[data-kind]', getAttrs: ownAttributes, preserveWhitespace: 'full' },
  heading('h1', 1),
  heading('h2', 1),
  heading('h3', 1),
  heading('h4', 2),
  heading('h5', 3),
  heading('h6', 3),
  { tag: 'li', getAttrs: listAttributes, preserveWhitespace: false },
  { tag: 'pre', attrs: { kind: 'code' }, preserveWhitespace: 'full' },
  { tag: 'li p', skip: true },
  { tag: 'blockquote p', attrs: { kind: 'quote' }, preserveWhitespace: false },
  {
    tag: 'blockquote',
    getAttrs: (element) => (holdsBlocks(element) ? false : { kind: 'quote' }),
    preserveWhitespace: false,
  },
  {
    // A table's cells become paragraphs in reading order; run together, the words of two would make one.
    tag: 'td, th',
    getAttrs: (element) => (holdsBlocks(element) || !element.textContent?.trim() ? false : { kind: 'p' }),
    preserveWhitespace: false,
  },
  { tag: 'p', preserveWhitespace: false },
];
