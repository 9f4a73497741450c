import { describe, expect, it } from 'vitest';
import { exportDocument } from '#app/pdf/export-document.server.ts';
import { faceOf } from '#app/pdf/fonts/face.ts';
import { shaper } from '#app/pdf/fonts/shaper.server.ts';
import { profiles, type ProfileId } from '#app/pdf/profiles.ts';
import { documentOf, kitchenSink, p, prose } from './support/document.ts';
import { extractText, hasTool, opened, runTool, wordBoxes } from './support/pdf-tools.ts';

const ids = Object.keys(profiles) as ProfileId[];
const rounding = 0.01;

describe('profiles', () => {
  it.each(ids)('%s keeps to six lines in an inch and to legible sizes', (id) => {
    const { body, code, headings } = profiles[id];
    expect(72 / body.leading).toBeLessThanOrEqual(6);
    expect(72 / code.leading).toBeLessThanOrEqual(6);
    for (const heading of headings) expect(heading.leading).toBeGreaterThanOrEqual(heading.size * 1.1);
    const extent = shaper.extent(faceOf('serif', false, false));
    expect(((extent.ascent + extent.descent) * body.size) / 1000).toBeLessThanOrEqual(body.leading);
  });

  it('nsf sets Times at 11 points, Arial and Courier at 10 or more, on Letter with an inch of margin', () => {
    const { body, code, headings, margins, paper, pageNumbers } = profiles.nsf;
    expect(body.size).toBeGreaterThanOrEqual(11);
    expect(Math.min(code.size, ...headings.map(({ size }) => size))).toBeGreaterThanOrEqual(10);
    expect(Math.min(...Object.values(margins))).toBe(72);
    expect([paper.width, paper.height, pageNumbers]).toEqual([612, 792, false]);
  });

  it('says of every fact where it stands, when it was read and how sure we are', () => {
    for (const fact of profiles.nsf.facts) {
      expect(fact.quote ?? fact.says).toBeTruthy();
      expect(fact.checkedOn).toMatch(/^\d{4}-\d\d-\d\d$/);
      if (fact.confidence === 'verified') expect(fact.sourceUrl).toMatch(/^https:/);
    }
  });
});

describe.skipIf(!hasTool('pdftotext'))('profiles on paper', () => {
  it.each([
    ['letter', '612 x 792'],
    ['a4', '595.28 x 841.89'],
    ['nsf', '612 x 792'],
  ] as const)('%s measures %s points', async (id, size) => {
    const { pdf } = await exportDocument(documentOf({ One: [p('text')] }), id);
    expect(runTool('pdfinfo', pdf).output).toContain(`Page size:       ${size} pts`);
  });

  it.each(ids)('%s has no glyph outside its margins, page numbers aside', async (id) => {
    const { margins, paper, pageNumbers } = profiles[id];
    const { pdf } = await exportDocument(kitchenSink(), id);
    for (const word of wordBoxes(pdf)) {
      if (pageNumbers && word.yMin > paper.height - margins.bottom) continue;
      expect(word.xMin, word.text).toBeGreaterThanOrEqual(margins.left - rounding);
      expect(word.xMax, word.text).toBeLessThanOrEqual(paper.width - margins.right + rounding);
      expect(word.yMin, word.text).toBeGreaterThanOrEqual(margins.top - rounding);
      expect(word.yMax, word.text).toBeLessThanOrEqual(paper.height - margins.bottom + rounding);
    }
  });

  it('nsf sets no more than six lines in any inch of the finished page', async () => {
    const { pdf } = await exportDocument(kitchenSink(), 'nsf');
    const words = wordBoxes(pdf);
    for (const page of new Set(words.map((word) => word.page))) {
      // Large type has its own leading; raised and lowered characters stand on the line of others.
      const isText = ({ yMin, yMax }: (typeof words)[number]) => yMax - yMin > 9 && yMax - yMin < 13;
      const tops = words.filter((word) => word.page === page && isText(word)).map((word) => word.yMax);
      const lines = [...new Set(tops.map((top) => Math.round(top * 2) / 2))].sort((a, b) => a - b);
      lines.forEach((_, index) => {
        const seventh = lines[index + 6];
        if (seventh !== undefined) expect(seventh - lines[index]!).toBeGreaterThanOrEqual(71.5);
      });
    }
  });

  it('numbers pages where the profile wants it and only there', async () => {
    const file = documentOf({ One: Array.from({ length: 12 }, () => p(prose(120))) });
    expect(extractText((await exportDocument(file, 'a4')).pdf)).toMatch(/^2$/m);
    expect(extractText((await exportDocument(file, 'nsf')).pdf)).not.toMatch(/^2$/m);
  });

  it('makes links live where they are allowed and nowhere else', async () => {
    const count = async (id: ProfileId, rules: Parameters<typeof exportDocument>[2]) =>
      new Set(opened((await exportDocument(kitchenSink(), id, rules)).pdf).match(/\/URI \([^)]*/g)).size;
    const rules = [{ key: 'project_description', forbid: ['links' as const] }, { key: 'references_cited' }];
    const [inText, inReferences] = [2, 4];
    expect(await count('letter', {})).toBe(inText + inReferences);
    expect(await count('nsf', {})).toBe(0);
    expect(await count('nsf', { rules })).toBe(inReferences);
  });
});
