import { describe, expect, it } from 'vitest';
import { exportDocument } from '#app/pdf/export-document.server.ts';
import { shaper } from '#app/pdf/fonts/shaper.server.ts';
import { layoutDocument } from '#app/pdf/layout-document.ts';
import { lineText } from '#app/pdf/measure/line.ts';
import { textFrame } from '#app/pdf/measure/text-frame.ts';
import { profiles, type ProfileId } from '#app/pdf/profiles.ts';
import { documentOf, p } from '../support/document.ts';
import { hasTool, runTool } from '../support/pdf-tools.ts';

const lines = (count: number) => p(Array.from({ length: count }, (_, index) => `words ${index}`).join('\n'));
const file = documentOf({ One: [lines(90)] }, { title: 'R&D 李', people: [] });
const pagesIn = (id: ProfileId, of = file) => layoutDocument(of, profiles[id], shaper, 'en-US').pages;

describe('internal review', () => {
  it('numbers every fifth line through the whole document, beside its line', () => {
    const pages = pagesIn('review');
    const numbered = pages.flatMap(({ boxes, furniture = [] }) =>
      furniture.flatMap(({ box, y }) => {
        const beside = boxes.find((one) => one.y === y);
        if (!beside || beside.box.kind !== 'line') return [];
        expect(box.baseline).toBe(beside.box.baseline);
        const last = box.runs.at(-1)!;
        expect(last.x + last.width).toBeLessThan(-10);
        expect(box.runs[0]!.x).toBeGreaterThan(-textFrame(profiles.review).x);
        return [[lineText(box), lineText(beside.box)]];
      }),
    );
    // The first two lines are the titles of the document and its section.
    expect(numbered).toEqual(Array.from({ length: 18 }, (_, i) => [String(5 * i + 5), `words ${5 * i + 2}`]));
  });

  it('says on each page that it is a draft, which one it is, and from the second on of what', () => {
    const pages = pagesIn('review');
    expect(pages.length).toBeGreaterThan(1);
    pages.forEach(({ footer, furniture = [] }, index) => {
      expect(footer?.box.kind === 'line' && lineText(footer.box)).toBe(`Page ${index + 1} of ${pages.length}`);
      expect(furniture.filter(({ turned }) => turned).map(({ box }) => lineText(box))).toEqual(['Draft']);
      expect(furniture.filter(({ y }) => y < 0).map(({ box }) => lineText(box))).toEqual(index > 0 ? ['R&D 李'] : []);
    });
  });

  it('cuts a title that is longer than the line', () => {
    const long = documentOf({ One: [lines(90)] }, { title: 'many words of a title '.repeat(20).trim() });
    const head = pagesIn('review', long)[1]!.furniture!.find(({ y }) => y < 0)!.box;
    expect(lineText(head)).toMatch(/^many words .* …$/);
    expect(head.runs.at(-1)!.x + head.runs.at(-1)!.width).toBeLessThanOrEqual(textFrame(profiles.review).width);
  });

  it('alone has all this: a funder gets page numbers where they may stand, in the words asked for', () => {
    const footer = (id: ProfileId) => {
      const [first] = pagesIn(id);
      expect(first!.furniture).toBeUndefined();
      return first!.footer?.box.kind === 'line' ? lineText(first!.footer.box) : null;
    };
    expect(['nsf', 'nih', 'cdmrp'].map((id) => footer(id as ProfileId))).toEqual([null, null, null]);
    expect(footer('msca-pf')).toBe(`Part B - Page 1 of ${pagesIn('msca-pf').length}`);
    expect(footer('horizon')).toBe(`Page 1 of ${pagesIn('horizon').length}`);
    expect(footer('ukri')).toBe('1');
  });

  it.skipIf(!hasTool('pdfinfo'))('has nothing of it in the text that a reader hears', async () => {
    const { pdf } = await exportDocument(file, 'review');
    const heard = runTool('pdfinfo', pdf, ['-struct-text', '{}']).output;
    expect(heard).toContain('words 89');
    expect(heard).not.toMatch(/Draft|Page \d/);
  });
});
