import { describe, expect, it } from 'vitest';
import type { DocumentFile } from '#app/document/file.ts';
import { shaper } from '#app/pdf/fonts/shaper.server.ts';
import { layoutDocument } from '#app/pdf/layout-document.ts';
import type { Line } from '#app/pdf/measure/line.ts';
import type { NoteChoice } from '#app/pdf/notes/margin.ts';
import { placeNotes } from '#app/pdf/notes/place-notes.ts';
import { profiles } from '#app/pdf/profiles.ts';
import { formulasFor } from '#app/pdf/math/formulas-for.server.ts';
import { code, h, li, math, p, prose, run } from '../support/document.ts';
import { comment, noted, suggest, wordsIn } from './noted.ts';

async function lines(file: DocumentFile, choice: NoteChoice = 'all'): Promise<Line[]> {
  const text = layoutDocument(file, profiles.review, shaper, 'en-US', undefined, await formulasFor(file));
  const { pages } = placeNotes(text, file, profiles.review, shaper, 'en-US', choice);
  return pages.flatMap(({ boxes }) => boxes.flatMap(({ box }) => (box.kind === 'line' ? [box] : [])));
}

const textOf = (run: Line['runs'][number]) => run.formula?.tex ?? run.texts.join('').replaceAll('\u00AD', '');
/** The words that are marked, and the marks with the word before each. */
async function marks(file: DocumentFile, choice?: NoteChoice) {
  const runs = (await lines(file, choice)).flatMap((line) => line.runs);
  const marked = (which: (run: Line['runs'][number]) => boolean) => runs.filter(which).map(textOf).join('|');
  return {
    comment: marked(({ noted }) => noted?.comment === true),
    insert: marked(({ noted }) => noted?.change === 'insert'),
    delete: marked(({ noted }) => noted?.change === 'delete'),
    numbers: runs.flatMap((run, index) => {
      const before = runs.slice(0, index).filter(({ noteMark }) => noteMark === undefined);
      return run.noteMark === undefined ? [] : [`${before.map(textOf).join('').slice(-5)}^${textOf(run)}`];
    }),
  };
}

describe('the marks of notes', () => {
  it('stand behind the words that a comment is about, in blocks of every kind', async () => {
    const file = noted(
      [
        h('A good heading'),
        p('Some ', run('strong words', 'strong'), ' here.'),
        li('an item here'),
        code('a = 1\n  b = 2'),
      ],
      {
        // prettier-ignore
        comments: [
        comment(0, wordsIn('A good heading', 'good'), 'One'),
        comment(1, wordsIn('Some strong words here.', 'me strong wo'), 'Two'),
        comment(2, wordsIn('an item here', 'item'), 'Three'),
        comment(3, wordsIn('a = 1\n  b = 2', 'b = 2'), 'Four'),
      ],
      },
    );
    const found = await marks(file);
    expect(found.comment).toBe('good|me |strong wo|item|b = 2');
    expect(found.numbers).toEqual([' good^1', 'ng wo^2', ' item^3', 'b = 2^4']);
  });

  it('count a formula, a citation, a footnote and a picture as one character each', async () => {
    const file = noted(
      [p('a ', math('x^2'), ' b', { t: 'footnote', content: [{ text: 'foot' }] }, ' cite ', { t: 'mention', person: 'x', name: 'Ana' }, ' end')], // prettier-ignore
      {
        comments: [
          comment(0, { from: 2, to: 3, quote: '' }, 'formula'),
          comment(0, { from: 5, to: 6, quote: '[note: foot]' }, 'note'),
          comment(0, { from: 12, to: 13, quote: '@Ana' }, 'who'),
          comment(0, { from: 14, to: 17, quote: 'end' }, 'end'),
        ],
      },
    );
    const found = await marks(file);
    expect(found.comment).toBe('x^2|1|Ana|end');
    expect(found.numbers.map((number) => number.split('^').at(-1))).toEqual(['1', '2', '3', '4']);
  });

  it('follow words over the end of a line, and never move them', async () => {
    const text = prose(60);
    const quote = text.slice(30, 260);
    const plain = await lines(noted([p(text)], {}));
    const file = noted([p(text)], { comments: [comment(0, wordsIn(text, quote), 'x')] });
    expect((await marks(file)).comment.replace(/[|\s]/g, '')).toBe(quote.replace(/\s/g, ''));
    const bare = (line: Line) => line.runs.filter(({ noteMark }) => noteMark === undefined);
    (await lines(file)).forEach((line, index) => {
      const before = plain[index]!;
      expect([line.height, line.baseline]).toEqual([before.height, before.baseline]);
      expect(bare(line).map(textOf).join('')).toBe(before.runs.map(textOf).join(''));
      expect(bare(line).flatMap(({ advances }) => advances)).toEqual(before.runs.flatMap(({ advances }) => advances));
      const end = (runs: Line['runs']) => runs.at(-1)!.x + runs.at(-1)!.width;
      expect(end(bare(line))).toBeCloseTo(end(before.runs), 6);
    });
  });

  it('strike out what is to be deleted, underline what was put in, and show where more is to be', async () => {
    const text = 'We ask for three short years of work.';
    const file = noted([p(text)], {
      suggestions: [
        suggest('delete', 0, 11, 16),
        suggest('insert', 0, 17, 22),
        suggest('replace', 0, 23, 28, 'months'),
        suggest('insert', 0, 2, 2, ' humbly'),
      ],
    });
    const found = await marks(file);
    expect(found).toMatchObject({ delete: 'three|years', insert: 'short', comment: '' });
    expect(found.numbers).toEqual(['OneWe^1', 'three^2', 'short^3', 'years^4']);
  });

  it('stand at the beginning of a block whose words are gone, or that is meant as a whole', async () => {
    const file = noted([p('First words.'), p(''), p('Last words.')], {
      comments: [
        comment(0, { from: 0, to: 5, quote: 'Other' }, 'changed'),
        comment(0, { from: 4, to: 500, quote: '' }, 'too far'),
        comment(1, null, 'on an empty paragraph'),
        comment(9, null, 'on no paragraph'),
      ],
    });
    const found = await marks(file);
    expect(found.comment).toBe('');
    expect(found.numbers).toEqual(['reOne^1,2', 'ords.^3,4']);
  });

  it('leave resolved threads out where only open ones are asked for', async () => {
    const file = noted([p('First words.')], {
      comments: [{ ...comment(0, wordsIn('First words.', 'First'), 'x'), status: 'resolved' }],
    });
    expect((await marks(file, 'open')).numbers).toEqual([]);
    expect((await marks(file, 'all')).numbers).toEqual(['First^1']);
  });

  it('stand one beside the other on a line, and together where they are too many', async () => {
    const text = prose(9);
    const many = (count: number) =>
      noted([p(text)], {
        comments: Array.from({ length: count }, (_, index) => comment(0, { from: index % 12, to: 30 + (index % 20), quote: '' }, 'x')), // prettier-ignore
      });
    for (const count of [2, 20, 300]) {
      for (const { runs } of await lines(many(count))) {
        const marks = runs.filter(({ noteMark }) => noteMark !== undefined);
        marks.forEach(({ x, width }, index) => {
          expect(x).toBeGreaterThanOrEqual(index === 0 ? 0 : marks[index - 1]!.x + marks[index - 1]!.width);
          expect(x + width).toBeLessThan(profiles.review.paper.width);
        });
      }
    }
  });
});
