import type { Attrs, DOMOutputSpec, Node, TagParseRule } from 'prosemirror-model';
import type { BlockAttrs, Cell } from './blocks.ts';
import { inlineText } from './embed-text.ts';
import { nodeAttrs, plainAttrs } from './node-attrs.ts';

/** Headings of the text stand below the section's own, which is an h2. */
const headingTag = (level: unknown) => `h${Math.min(3, Math.max(1, Number(level) || 1)) + 2}`;

const tags: Record<string, string> = { li: 'p', quote: 'blockquote', code: 'pre', math: 'pre' };

/**
 * The element of a block. A list item is a paragraph with a marker before it: a flat text has no list element around
 * its items, and a list role without one would mislead. What a figure or a table shows stands above its caption, which is
 * the text of the block.
 */
export function blockToDOM(node: Node): DOMOutputSpec {
  const { kind, level, indent, list, extra } = node.attrs;
  const attributes: Record<string, string> = { 'data-kind': String(kind) };
  if (level !== null) attributes['data-level'] = String(level);
  if (indent !== null) attributes['data-indent'] = String(indent);
  if (list !== null) attributes['data-list'] = String(list);
  if (extra !== null) attributes['data-extra'] = JSON.stringify(extra);
  if (kind === 'h') return [headingTag(level), attributes, 0];
  const { attrs } = plainAttrs(node.attrs);
  if (kind === 'figure') return ['figure', attributes, picture(attrs), ['figcaption', 0]];
  if (kind === 'table') return ['figure', attributes, grid(attrs), ['figcaption', 0]];
  return [tags[String(kind)] ?? 'p', attributes, 0];
}

function picture({ alt }: BlockAttrs): DOMOutputSpec {
  return ['div', { class: 'block-picture', contenteditable: 'false' }, alt ?? 'A picture without a description'];
}

function grid({ cells = [], header = 0 }: BlockAttrs): DOMOutputSpec {
  const rows = cells.map((row, r): DOMOutputSpec => {
    return ['tr', ...row.map((cell): DOMOutputSpec => [r < header ? 'th' : 'td', cellText(cell)])];
  });
  return ['table', { contenteditable: 'false' }, ['tbody', ...rows]];
}

const cellText = (cell: Cell) => cell.map(({ content }) => inlineText(content)).join('\n');

function ownAttributes(element: HTMLElement): Attrs {
  const { kind = 'p', level, indent, list, extra } = element.dataset;
  const number = (value: string | undefined) => (value === undefined ? undefined : Number(value));
  return nodeAttrs(kind, { level: number(level), indent: number(indent), list, ...readExtra(extra) });
}

function readExtra(json: string | undefined): object | null {
  try {
    const value: unknown = JSON.parse(json ?? 'null');
    return typeof value === 'object' && !Array.isArray(value) ? value : null;
  } catch {
    return null; // somebody else's attribute: the block comes in without it
  }
}

/** Depth of a pasted list item: how many lists it stands in. */
function listAttributes(element: HTMLElement): Attrs {
  let depth = -1;
  for (let at = element.parentElement; at; at = at.parentElement) if (/^(UL|OL|MENU)$/.test(at.nodeName)) depth += 1;
  return nodeAttrs('li', { indent: depth, list: element.parentElement?.nodeName === 'OL' ? 'ordered' : 'bullet' });
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
  {
    tag: '[data-kind]',
    getAttrs: ownAttributes,
    contentElement: (element) => element.querySelector<HTMLElement>(':scope > figcaption') ?? (element as HTMLElement),
    preserveWhitespace: 'full',
  },
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
