import { describe, expect, it } from 'vitest';
import { exportDocument } from '#app/pdf/export-document.server.ts';
import { documentOf, kitchenSink, p, prose } from './support/document.ts';
import { wordBoxes } from './support/pdf-tools.ts';

const date = new Date(0);
const empty = p('');

/** The pages with what a screen needs to show them. */
async function withSheets(...[file, profile]: Parameters<typeof exportDocument>) {
  const { sheets, ...result } = await exportDocument(file, profile, { date, sheets: true });
  return { ...result, sheets: sheets! };
}

describe('the places of blocks', () => {
  it('name title and blocks of each section in order, without those that set nothing', async () => {
    const file = documentOf({ One: [p('first'), empty, p('third')], Two: [p('last')] });
    const { sheets, pages } = await withSheets(file, 'a4');
    expect(sheets.places.map(({ section, block }) => [section, block])).toEqual([['one', -1], ['one', 0], ['one', 2], ['two', -1], ['two', 0]]); // prettier-ignore
    expect(sheets.looks).toHaveLength(pages);
    expect([sheets.width, sheets.height].map(Math.round)).toEqual([595, 842]);
    const depths = sheets.places.map(({ page, y }) => page * 1000 + y);
    expect(depths).toEqual([...depths].sort((a, b) => a - b));
  });

  it('lie where the file has the words', async () => {
    const words = Array.from({ length: 40 }, (_, i) => `word${i}x`);
    const file = documentOf({ One: words.map((word) => p(`${word} ${prose(80)}`)) });
    const { sheets, pdf } = await withSheets(file, 'nsf');
    const boxes = wordBoxes(pdf);
    words.forEach((word, index) => {
      const place = sheets.places.find(({ block }) => block === index)!;
      const found = boxes.find(({ text }) => text === word)!;
      expect([word, found.page]).toEqual([word, place.page]);
      // A word's box is as high as its type, a line may be higher.
      expect(Math.abs(found.yMin - place.y), word).toBeLessThan(6);
    });
    expect(new Set(sheets.places.map(({ page }) => page)).size).toBeGreaterThan(1);
  });

  it('are within the paper for everything a document may hold', async () => {
    const { sheets, pages } = await withSheets(kitchenSink(), 'a4');
    expect(sheets.places.length).toBeGreaterThan(10);
    for (const { page, y } of sheets.places) {
      expect(page >= 1 && page <= pages).toBe(true);
      expect(y >= 0 && y <= sheets.height).toBe(true);
    }
  });
});

describe('the looks of pages', () => {
  it('change with what one sees on the page, and stay where only what is before it changed', async () => {
    const looks = async (...first: string[]) => {
      const rest = Array.from({ length: 30 }, () => p(prose(60)));
      const file = documentOf({
        One: first.map((text) => p(text)),
        Two: [{ kind: 'pagebreak', attrs: {}, content: [] }, ...rest],
      });
      return (await withSheets(file, 'nsf')).sheets.looks;
    };
    const [before, same, after] = [await looks('red'), await looks('red'), await looks('blue')];
    expect(same).toEqual(before);
    // The title has the first page to itself.
    expect(before.length).toBeGreaterThan(3);
    expect(before.flatMap((look, page) => (look === after[page] ? [] : [page]))).toEqual([1]);
    // One block more before them, and they are what they were.
    expect((await looks('red', 'and more')).slice(2)).toEqual(before.slice(2));
  });
});
