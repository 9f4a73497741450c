import { describe, expect, it } from 'vitest';
import { fc } from '#test/support/fast-check.ts';
import { randomBlocks } from '#test/support/random-blocks.ts';
import type { DocumentFile } from '#app/document/file.ts';
import { parseDocumentFile } from '#app/document/document-file.ts';
import { shaper } from '#app/pdf/fonts/shaper.server.ts';
import { layoutDocument, sectionPages, type Layout } from '#app/pdf/layout-document.ts';
import { lineText, type Line } from '#app/pdf/measure/line.ts';
import { textFrame } from '#app/pdf/measure/text-frame.ts';
import { placeNotes } from '#app/pdf/notes/place-notes.ts';
import { profiles } from '#app/pdf/profiles.ts';
import { documentOf, p, prose } from '../support/document.ts';
import { at, comment, muchNoted, noted, wordsIn } from './noted.ts';

const { review } = profiles;
const frame = textFrame(review);
const plainOf = (file: DocumentFile) => layoutDocument(file, review, shaper, 'en-US');
const notedOf = (file: DocumentFile) => placeNotes(plainOf(file), file, review, shaper, 'en-US', 'all');

const wordsOf = ({ runs }: Line) =>
  runs.flatMap((run) => (run.noteMark === undefined ? [run.formula?.tex ?? run.texts.join('')] : [])).join('');

/** What is set of the text itself, with its places. */
function textOf({ pages }: Layout) {
  return pages
    .filter(({ boxes, notes }, index) => boxes.length + notes.length > 0 || index === 0)
    .map(({ boxes, notes, footer }) => ({
      boxes: boxes.map(({ box, block, y }) => [block, y, box.height, box.kind === 'line' ? wordsOf(box) : box]),
      notes,
      footer,
    }));
}

/** Every note of the document file is there with all its words; none lies over another, or beyond the paper. */
function checkNotes(file: DocumentFile) {
  const [plain, layout] = [plainOf(file), notedOf(file)];
  expect(textOf(layout)).toEqual(textOf(plain));
  expect([...sectionPages(layout)]).toEqual([...sectionPages(plain)]);
  const said = new Map<number, string>();
  for (const { margin } of layout.pages) {
    const pieces = margin?.pieces ?? [];
    for (const x of new Set(pieces.map((piece) => piece.x))) {
      expect(frame.x + x + review.noteColumn!.width).toBeLessThan(review.paper.width - 14);
      const sorted = pieces.filter((piece) => piece.x === x).sort((a, b) => a.y - b.y);
      sorted.forEach(({ y, height, lines, number }, index) => {
        const above = sorted[index - 1];
        expect(y).toBeGreaterThanOrEqual((above ? above.y + above.height : 0) - 0.01);
        expect(y + height).toBeLessThanOrEqual(frame.height + 0.01);
        const last = lines.at(-1)!;
        expect(last.y + last.line.height).toBeLessThanOrEqual(height + 0.01);
        for (const { line } of lines) {
          expect(Math.max(...line.runs.map((run) => run.x + run.width))).toBeLessThanOrEqual(
            review.noteColumn!.width + 0.01,
          );
          said.set(number, `${said.get(number) ?? ''}${lineText(line)}`);
        }
      });
    }
    for (const point of (margin?.leaders ?? []).flat()) {
      expect(frame.x + point.x).toBeLessThan(review.paper.width);
      expect(point.y > -frame.y && point.y < frame.height + frame.y).toBe(true);
    }
  }
  const bare = (text: string) => text.replace(/[\s\u00AD]/g, '').normalize('NFC');
  const all = [...said.values()].map(bare);
  const messages = file.sections.flatMap(({ comments = [] }) => comments.map(({ messages }) => messages));
  expect(said.size).toBe(messages.length + file.sections.flatMap(({ suggestions = [] }) => suggestions).length);
  for (const thread of messages)
    expect(all.some((one) => thread.every(({ text }) => one.includes(bare(text))))).toBe(true);
}

describe('notes beside the text', () => {
  it('are all there, apart from each other, on blocks of every kind, and the text stands as it does without them', () => {
    checkNotes(muchNoted());
  });

  it('go on in the next margins and at last on pages of their own, counted by themselves', () => {
    const thread = Array.from({ length: 50 }, (_, index) => `Message ${index}. ${prose(40)}`);
    const text = prose(900);
    const file = noted([p(text)], { comments: [comment(0, wordsIn(text, text.slice(0, 11)), ...thread), comment(0, wordsIn(text, text.slice(0, 40)), 'short')] }); // prettier-ignore
    const [plain, { pages }] = [plainOf(file), notedOf(file)];
    expect(pages.length).toBeGreaterThan(plain.pages.length);
    const furniture = (index: number) => pages[index]!.furniture!.map(({ box }) => lineText(box));
    expect(pages[0]!.margin!.pieces.map(({ number }) => number)).toEqual([1, 2]);
    expect(furniture(0)).toContain('continued on the next page');
    expect(furniture(1)).toContain('Notes continued');
    expect(pages.map(({ footer }) => footer?.box.kind === 'line' && lineText(footer.box))).toEqual([
      ...plain.pages.map((_, index) => `Page ${index + 1} of ${plain.pages.length}`),
      ...pages.slice(plain.pages.length).map((_, index, all) => `Notes, page ${index + 1} of ${all.length}`),
    ]);
    checkNotes(file);
  });

  it('stand at the foot of a page for words in its last line', () => {
    const text = prose(3000);
    const [first] = plainOf(noted([p(text)], {})).pages;
    const { block } = first!.boxes.at(-1)!;
    const set = first!.boxes.filter((placed) => placed.block === block).map(({ box }) => lineText(box as Line).trim());
    const before = set.join(' ').length;
    const file = noted([p(text)], { comments: [comment(0, { from: before - set.at(-1)!.length, to: before, quote: '' }, prose(30))] }); // prettier-ignore
    const [page] = notedOf(file).pages;
    const [piece] = page!.margin!.pieces;
    expect(piece!.y + piece!.height).toBeCloseTo(frame.height, 1);
    checkNotes(file);
  });

  const place = fc.nat({ max: 60 });
  const who = fc.constantFrom('Ana Nguyễn', 'A name that is much too long for one line of the margin', '李', 'x');
  const words = fc.record({ block: fc.nat({ max: 12 }), from: place, more: place, quote: fc.constantFrom('', 'gone') });
  const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', 'é', 'https://example.org/'), maxLength: 400 });
  const messages = fc.array(fc.record({ by: who, text }), { minLength: 1, maxLength: 30 });
  const comments = fc.array(fc.record({ words, messages, resolved: fc.boolean() }), { maxLength: 25 });
  const kind = fc.constantFrom('insert' as const, 'delete' as const, 'replace' as const);
  const suggestions = fc.array(fc.record({ words, kind, text, by: who }), { maxLength: 15 });

  it('are never lost, never over another and never beyond the paper, whatever they are and wherever', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ blocks: randomBlocks, comments, suggestions }), { maxLength: 3 }),
        (sections) => {
          const file = documentOf(
            Object.fromEntries(sections.map(({ blocks }, index) => [`Section ${index}`, blocks])),
          );
          const span = ({ block, from, more }: { block: number; from: number; more: number }) => ({ block, from, to: from + more }); // prettier-ignore
          sections.forEach(({ comments, suggestions }, index) => {
            file.sections[index]!.comments = comments.map(({ words, messages, resolved }) => ({
              ...span(words),
              quote: words.quote,
              status: resolved ? 'resolved' : 'open',
              messages: messages.map((message) => ({ ...message, at })),
            }));
            file.sections[index]!.suggestions = suggestions.map(({ words, kind, text, by }) => {
              return { ...span(words), kind, text: `${text}+`, by, at };
            });
          });
          checkNotes(parseDocumentFile(file));
        },
      ),
      { numRuns: 25 },
    );
  });
});
