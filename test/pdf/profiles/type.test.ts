import { describe, expect, it } from 'vitest';
import { faceOf } from '#app/pdf/fonts/face.ts';
import { openFace } from '#app/pdf/fonts/faces.server.ts';
import { shaper } from '#app/pdf/fonts/shaper.server.ts';
import { layoutDocument } from '#app/pdf/layout-document.ts';
import type { Line } from '#app/pdf/measure/line.ts';
import { lineText } from '#app/pdf/measure/line.ts';
import { profiles, withFamily, type Profile, type ProfileId, type TextFamily } from '#app/pdf/profiles.ts';
import { documentOf, kitchenSink, p } from '../support/document.ts';

const ids = Object.keys(profiles) as ProfileId[];
/** Every profile in every font that it offers. */
const offered = ids.flatMap((id) => profiles[id].fonts.map(({ family }) => [id, family] as const));
const inFont = (id: ProfileId, family: TextFamily) => withFamily(profiles[id], family)!;
const layout = (profile: Profile, file = kitchenSink()) => layoutDocument(file, profile, shaper, 'en-US');

/** Ordinary English, with the capitals, figures and punctuation that a proposal has. */
const english =
  'Scientific libraries are written by people at many institutions, who share no grants office, no budget and often ' +
  'no time zone. Over the past decade (2014–2024) the number of publications that depend on such software has grown ' +
  'much faster than the number of people who maintain it. A survey of 2,412 maintainers found that two thirds of them ' +
  'had considered leaving, and that the most common reason was not a lack of interest but the absence of any ' +
  'dependable support. We propose three connected lines of work; the first modernises the numerical core.';

function charactersPerInch(family: TextFamily, size: number): number {
  const face = faceOf(family, false, false);
  const [space] = shaper.shape(face, ' ').glyphs;
  const words = english.split(' ');
  const width = words.reduce((sum, word) => sum + shaper.shape(face, word).width, (words.length - 1) * space!.advance);
  return (english.length * 72_000) / (width * size);
}

function naturalLinesPerInch(family: TextFamily, size: number): number {
  const { ascent, descent, lineGap, unitsPerEm } = openFace(faceOf(family, false, false));
  return (72 * unitsPerEm) / ((ascent - descent + lineGap) * size);
}

describe('the fonts of a profile', () => {
  it.each(offered)('%s in %s: has as many characters and lines to an inch as it says', (id, family) => {
    const { size, perInch } = profiles[id].fonts.find((font) => font.family === family)!;
    expect(charactersPerInch(family, size)).toBeCloseTo(perInch.characters, 1);
    expect(naturalLinesPerInch(family, size)).toBeCloseTo(perInch.naturalLines, 2);
  });

  it.each(offered)('%s in %s: keeps to what the funder counts', (id, family) => {
    const { limits, fonts } = profiles[id];
    const { size, leading, perInch } = fonts.find((font) => font.family === family)!;
    expect(size).toBeGreaterThanOrEqual(limits.leastSize[family]);
    expect(perInch.characters).toBeLessThanOrEqual(limits.charactersPerInch ?? Infinity);
    expect(72 / leading).toBeLessThanOrEqual(limits.linesPerInch ?? Infinity);
  });

  it('are not what would break the rules: Times 11 at NIH, Arial 10 as close as it comes at NSF', () => {
    expect(charactersPerInch('serif', 11)).toBeGreaterThan(profiles.nih.limits.charactersPerInch!);
    expect(withFamily(profiles.nih, 'serif')).toBeNull();
    expect(naturalLinesPerInch('sans', 10)).toBeGreaterThan(profiles.nsf.limits.linesPerInch!);
    const nsf = inFont('nsf', 'sans').body;
    expect(nsf.size).toBe(10);
    expect(nsf.leading).toBeGreaterThanOrEqual(72 / profiles.nsf.limits.linesPerInch!);
  });

  it('set the text and its labels, and nothing else is set in a family that is not offered', () => {
    for (const [id, family] of offered) {
      const profile = inFont(id, family);
      const allowed = new Set([family, profile.displayFamily, 'mono']);
      const { pages } = layout(profile, documentOf({ One: kitchenSink().sections[1]!.blocks.slice(0, 12) }));
      const families = pages.flatMap(({ boxes }) =>
        boxes.flatMap(({ box }) => (box.kind === 'line' ? box.runs.map(({ face }) => face.split('-')[0]) : [])),
      );
      for (const used of new Set(families)) expect(allowed, `${id} ${family}`).toContain(used);
    }
  });
});

describe('the set page', () => {
  it.each(offered)('%s in %s: nothing is smaller than the funder allows', (id, family) => {
    const profile = inFont(id, family);
    const { limits } = profile;
    const { pages, flow } = layout(profile);
    for (const page of pages) {
      for (const { box, block } of page.boxes) {
        const lines =
          box.kind === 'line' ? [box] : box.kind === 'row' ? box.cells.flatMap((c) => c.lines.map((l) => l.line)) : [];
        const isSmall = ['caption', 'table', 'figure'].includes(flow.blocks[block]!.role);
        for (const line of lines) for (const run of line.runs) checkSize(run, isSmall, limits);
      }
      for (const { box } of page.notes)
        if (box.kind === 'line') for (const run of box.runs) checkSize(run, true, limits);
    }
  });

  it.each(offered)('%s in %s: lines stand no closer than the funder allows', (id, family) => {
    const profile = inFont(id, family);
    const most = profile.limits.linesPerInch;
    for (const { boxes, notes } of layout(profile).pages) {
      for (const { box, y } of [...boxes, ...notes]) {
        if (box.kind !== 'line' || most === null) continue;
        const isNote = notes.some((one) => one.box === box);
        if (isNote && profile.limits.leastSmallSize < profile.limits.leastSize[family]) continue;
        expect(box.height, `at ${y}`).toBeGreaterThanOrEqual(72 / most);
      }
    }
  });

  it('has no more than 15 characters in an inch for NIH, in the middle line and in nearly all', () => {
    const file = documentOf({ One: Array.from({ length: 12 }, () => p(english)) });
    const densities = layout(profiles.nih, file)
      .pages.flatMap(({ boxes }) => boxes.map(({ box }) => box as Line))
      .filter(({ runs }) => runs.length === 1 && runs[0]!.size === 11 && runs[0]!.width > 400)
      .map((line) => (lineText(line).length * 72) / line.runs[0]!.width)
      .sort((a, b) => a - b);
    expect(densities.length).toBeGreaterThan(40);
    expect(densities[Math.floor(densities.length / 2)]).toBeLessThanOrEqual(15);
    expect(profiles.nih.body.align).toBe('ragged');
  });
});

function checkSize({ face, size, rise, texts }: Line['runs'][number], isSmall: boolean, limits: Profile['limits']) {
  if (rise !== undefined) return; // raised and lowered characters are smaller everywhere
  const family = face.split('-')[0] as TextFamily | 'mono';
  expect(size, texts.join('')).toBeGreaterThanOrEqual(
    isSmall ? limits.leastSmallSize : Math.min(limits.leastSize[family], leastOfAll(limits)),
  );
}

/** Headings may be set in a family that text may not. */
const leastOfAll = ({ leastSize }: Profile['limits']) => Math.max(leastSize.sans, leastSize.mono);
