import { describe, expect, it } from 'vitest';
import { joinLines, type TextPiece } from '#app/pdf/inspect/join-lines.ts';

/** Eleven points, half an em a character. */
const piece = (text: string, x: number, y: number, more: Partial<TextPiece> = {}): TextPiece => {
  const size = more.size ?? 11;
  return { text, x, y, size, width: (text.length * size) / 2, font: 'Tinos', rotation: 0, ...more };
};
const texts = (...pieces: TextPiece[]) => joinLines(pieces).map(({ text }) => text);

describe('joinLines', () => {
  it('joins words with a space where there is a gap, and parts of a word without', () => {
    expect(texts(piece('Intellectual', 72, 100), piece('Merit', 72 + 66 + 3, 100))).toEqual(['Intellectual Merit']);
    expect(texts(piece('Over', 72, 100), piece('view', 94, 100))).toEqual(['Overview']);
    expect(texts(piece('a ', 72, 100), piece(' b', 83, 100))).toEqual(['a b']);
  });

  it('orders text that the file has in another order', () => {
    expect(texts(piece('last', 72, 300), piece('second', 103, 100), piece('first', 72, 100))).toEqual([
      'first second',
      'last',
    ]);
  });

  it('keeps columns and the cells of a table apart', () => {
    const left = 'the left column of it';
    expect(texts(piece(left, 72, 100), piece('the right one', 72 + left.length * 5.5 + 14, 100))).toEqual([
      left,
      'the right one',
    ]);
  });

  it('takes a raised mark into its line, and its size from the most of it', () => {
    const [line, ...more] = joinLines([
      piece('as shown', 72, 100),
      piece('12', 116, 96, { size: 7 }),
      piece('by', 126, 100),
    ]);
    expect(more).toEqual([]);
    expect(line).toMatchObject({ text: 'as shown12 by', size: 11, baseline: 100 });
  });

  it('leaves small type on lines of its own', () => {
    const rows = [0, 9, 18].map((dy) => piece('a small note at the foot', 72, 700 + dy, { size: 7 }));
    expect(texts(piece('text', 72, 600), piece('text', 72, 613), piece('text', 72, 626), ...rows)).toHaveLength(6);
  });

  it('gives the box of the ink: no spaces at the ends', () => {
    const [line] = joinLines([piece('word  ', 72, 100)]);
    expect(line).toMatchObject({ text: 'word', x: 72, y: 100 - 0.75 * 11, height: 11 });
    expect(line!.width).toBeCloseTo(6 * 5.5 - 2 * 0.25 * 11);
  });

  it('reads turned text along its own direction', () => {
    const [line] = joinLines([piece('up', 40, 400, { rotation: -90 }), piece('wards', 40, 386, { rotation: -90 })]);
    expect(line).toMatchObject({ text: 'up wards', rotation: -90 });
    expect(line!.height).toBeGreaterThan(line!.width);
    expect(line!.x + line!.width).toBeCloseTo(40 + 0.25 * 11);
  });

  it('is quick with a page of very many words', () => {
    const many = Array.from({ length: 20_000 }, (_, index) => piece('word', (index % 40) * 13, Math.floor(index / 40)));
    expect(joinLines(many).length).toBeGreaterThan(0);
  });
});
