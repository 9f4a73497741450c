import type { Block } from '#app/document/blocks.ts';
import type { DocumentFile } from '#app/document/file.ts';
import type { Comment, Suggestion } from '#app/document/section-notes.ts';
import { code, documentOf, formula, h, kitchenSink, li, math, p, prose, run } from '../support/document.ts';

export const at = '2026-11-24T09:30:00Z';
const people = ['Ana Nguyễn', 'Jiří Dvořák', 'Mei Li'];

/** A thread about words of a block, or with none of them about the whole block. */
export function comment(
  block: number,
  words: { from: number; to: number; quote: string } | null,
  ...texts: string[]
): Comment {
  const messages = texts.map((text, index) => ({ by: people[index % people.length]!, at, text }));
  return { block, ...(words ?? { from: 0, to: 0, quote: '' }), status: 'open', messages };
}

export function suggest(kind: Suggestion['kind'], block: number, from: number, to: number, text?: string): Suggestion {
  return { kind, block, from, to, ...(text !== undefined && { text }), by: 'Mei Li', at };
}

/** Where words first stand in a text. */
export function wordsIn(text: string, quote: string) {
  const from = text.indexOf(quote);
  return { from, to: from + quote.length, quote };
}

/** A document of one section with these notes. */
export function noted(blocks: Block[], notes: { comments?: Comment[]; suggestions?: Suggestion[] }): DocumentFile {
  const file = documentOf({ One: blocks });
  Object.assign(file.sections[0]!, notes);
  return file;
}

/** Notes of every kind on blocks of every kind, threads longer than a page and many on one line. */
export function muchNoted(): DocumentFile {
  const text = prose(120);
  const long = Array.from({ length: 50 }, (_, index) => `Message ${index}: ${prose(20)}`);
  const file = noted(
    [
      h('A heading'),
      p(text),
      li('an item of a list'),
      li('another, deeper', 1),
      code('def f(x):\n    return x'),
      p('before ', math('\\frac12', 'one half'), ' after', { t: 'footnote', content: [{ text: 'at the foot' }] }),
      formula('E = mc^2', { alt: 'energy' }),
      {
        kind: 'table',
        attrs: {
          header: 1,
          cells: [
            [[p('Who')], [p('What')]],
            [[p('Ana')], [p('core')]],
          ],
        },
        content: [],
      },
      { kind: 'figure', attrs: { alt: 'a figure' }, content: [{ text: 'what it shows' }] },
      { kind: 'toc', attrs: {}, content: [] },
      { kind: 'pagebreak', attrs: {}, content: [] },
      p(prose(300)),
      p('see ', run('a link to somewhere', 'https://example.org/x'), ' there'),
      p('before שלום עולם after'),
    ],
    {
      comments: [
        comment(0, wordsIn('A heading', 'heading'), 'On the heading.'),
        comment(1, wordsIn(text, text.slice(4, 30)), ...long),
        ...Array.from({ length: 20 }, (_, index) =>
          comment(1, wordsIn(text, text.slice(index, index + 9)), `Number ${index}`),
        ),
        comment(2, wordsIn('an item of a list', 'item'), 'On an item.'),
        comment(3, null, 'On the whole of an item.'),
        comment(4, wordsIn('def f(x):\n    return x', 'return'), 'On code.'),
        comment(5, { from: 7, to: 8, quote: '' }, 'On a formula.'),
        comment(5, { from: 14, to: 15, quote: '' }, 'On a footnote.'),
        ...[6, 7, 8, 9, 10, 99].map((block) => comment(block, null, `On the whole of ${block}.`)),
        comment(7, { from: 0, to: 4, quote: 'core' }, 'On a cell.'),
        comment(1, { from: 3, to: 9, quote: 'never there' }, 'On words that are gone.'),
        comment(13, { from: 7, to: 11, quote: 'שלום' }, 'On one word from right to left: שלום.'),
        comment(12, { from: 2, to: 10, quote: '' }, 'On half a link.'),
        { ...comment(11, null, 'Done.'), status: 'resolved' },
      ],
      suggestions: [
        suggest('insert', 1, 10, 10, 'more words'),
        suggest('insert', 1, 40, 60),
        suggest('delete', 1, 50, 70),
        suggest('replace', 2, 3, 7, 'part'),
        suggest('delete', 11, 0, 1400),
        suggest('delete', 3, 500, 600),
        suggest('delete', 12, 13, 22),
        suggest('insert', 12, 8, 8, 'in a link'),
      ],
    },
  );
  return { ...kitchenSink(), sections: [...kitchenSink().sections, ...file.sections] };
}
