import { isText, type Block, type Inline } from './blocks.ts';
import { inlineText } from './embed-text.ts';

/** A block as plain text: its own words, with words for what is embedded, and a table's cells row by row before them. */
export function blockText({ attrs, content }: Block): string {
  const rows = (attrs.cells ?? []).map((row) => row.map((cell) => cell.map(blockText).join(' ')).join('\t'));
  const own = inlineText(content);
  return [...rows, ...(own === '' ? [] : [own])].join('\n');
}

/** What is no prose: a formula, and guidance that somebody is yet to write in place of. */
const notWritten = new Set(['math', 'placeholder']);

/** The words people wrote in a block, wherever they stand in it: in its text, its cells, its footnotes. */
export function writtenText({ kind, attrs, content }: Block): string {
  if (notWritten.has(kind)) return '';
  const cells = (attrs.cells ?? []).flat(2).map(writtenText);
  return [...cells, writtenInline(content)].join('\n');
}

function writtenInline(content: readonly Inline[]): string {
  const notes: string[] = [];
  const own = content.map((inline) => {
    if (isText(inline)) return inline.text;
    if (inline.t === 'footnote' && Array.isArray(inline.content)) notes.push(writtenInline(inline.content as Inline[]));
    return '';
  });
  return [own.join(''), ...notes].join('\n');
}
