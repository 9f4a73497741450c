import { fc } from '#test/support/fast-check.ts';
import { describe, expect, it } from 'vitest';
import type { Block } from '#app/document/blocks.ts';
import { documentFlow } from '#app/pdf/flow/document-flow.ts';
import { shaper } from '#app/pdf/fonts/shaper.server.ts';
import type { FormulaSetter } from '#app/pdf/math/formula.ts';
import { lineText, type Line, type LineRun } from '#app/pdf/measure/line.ts';
import { measureFlow } from '#app/pdf/measure/measure-flow.ts';
import { textWidth } from '#app/pdf/measure/text-frame.ts';
import { profiles } from '#app/pdf/profiles.ts';
import { documentOf, formula, h, li, math, p, prose, run } from '../support/document.ts';

const profile = profiles.nsf;
const { size, leading } = profile.body;
const width = textWidth(profile);

/** Sets `width height depth`, in thousandths, as a formula of that size. */
const sketch: FormulaSetter = {
  name: 'sketch',
  set(tex) {
    const [w, height, depth] = tex.split(' ').map(Number);
    if (!w || height === undefined || depth === undefined) return { formula: null, error: 'No such size.' };
    const path = `0 0 m ${w} ${height} l h`;
    return { formula: { width: w, height, depth, ink: [0, -depth, w, height], path }, error: null };
  },
};

function linesOf(...blocks: Block[]): Line[] {
  const flow = documentFlow(documentOf({ One: blocks }, { title: '', people: [] }));
  const { rows } = measureFlow(flow, profile, shaper, 'en-US', sketch);
  return rows.filter(({ block }) => block > 0).map(({ box }) => box as Line);
}
const right = (line: Line) => Math.max(0, ...line.runs.map((each) => each.x + each.width));
const formulaIn = (line: Line): LineRun => line.runs.find((each) => each.formula)!;

describe('a formula in a line', () => {
  it('stands between its words, as wide as it is', () => {
    const [line] = linesOf(p('before ', math('2000 700 200'), ' after'));
    expect(lineText(line!)).toBe('before 2000 700 200 after');
    const [before, set, after] = line!.runs;
    expect(set!.width).toBeCloseTo(2 * size);
    expect(set!.x).toBeCloseTo(before!.x + before!.width);
    expect(after!.x).toBeCloseTo(set!.x + set!.width);
    expect(set).toMatchObject({ glyphs: [], size, formula: { tex: '2000 700 200', alt: null, display: false } });
  });

  it('keeps to its comma, its parenthesis and the word it is joined with, and fills the measure', () => {
    const set = math('900 700 200');
    const lines = linesOf(
      p(...Array.from({ length: 60 }, () => ['well (', set, '), ', set, '-means ', set, '; ']).flat()),
    );
    for (const line of lines.slice(0, -1)) expect(right(line)).toBeCloseTo(width, 3);
    for (const line of lines) {
      expect(lineText(line)).not.toMatch(/\($/);
      expect(lineText(line)).not.toMatch(/^[),;-]/);
    }
  });

  it('raises its line only when it must, and never lowers it', () => {
    const height = (tex: string) => linesOf(p('a ', math(tex)))[0]!.height;
    for (const tex of ['500 1 1', '500 700 200', '500 840 240']) expect(height(tex), tex).toBe(leading);
    expect(height('500 2000 200')).toBeGreaterThan(leading + size);
    expect(height('500 700 1000')).toBeGreaterThan(leading + size / 2);
    fc.assert(
      fc.property(fc.nat(3000), fc.nat(2000), (up, down) => {
        const [line] = linesOf(p('a ', math(`500 ${up} ${down}`), run(' b', 'strong')));
        expect(line!.height).toBeGreaterThanOrEqual(leading);
        expect((up * size) / 1000).toBeLessThan(line!.baseline);
        expect((down * size) / 1000).toBeLessThan(line!.height - line!.baseline + profile.inset + 0.001);
      }),
      { numRuns: 40 },
    );
  });

  it('is made smaller where it is wider than the line, and shows its source where it would be too small', () => {
    const thousandths = (parts: number) => Math.round(((width * 1000) / size) * parts);
    const [fits] = linesOf(p(math(`${thousandths(1.5)} 700 200`)));
    expect(formulaIn(fits!).width).toBeCloseTo(width, 0);
    expect(formulaIn(fits!).size).toBeCloseTo(size / 1.5, 1);
    const [fails] = linesOf(p(math(`${thousandths(2)} 700 200`)));
    expect(fails!.runs.every((each) => each.face === 'mono-regular')).toBe(true);
    expect(fails!.runs[0]!.failed!.why).toMatch(/^It is 20 % wider than the line even at 60 % of its size/);
  });

  it('shows its source in the type of code where it cannot be set, word for word, with the reason', () => {
    const [line] = linesOf(p('see ', math('\\no such'), ' here'));
    expect(lineText(line!)).toBe('see \\no such here');
    const source = line!.runs.find(({ failed }) => failed)!;
    expect(source).toMatchObject({ face: 'mono-regular', failed: { tex: '\\no such', why: 'No such size.' } });
    expect(source.texts.join('')).toBe('\\no such');
  });

  it('stands in headings, items, notes and cells', () => {
    const set = math('900 700 200');
    const note = { t: 'footnote', content: [{ text: 'n ' }, set] };
    const cells = [[[p('a ', set)], [p(math('90000 700 200'))]]];
    const blocks = [
      { ...h('x'), content: [set] },
      { ...li('x'), content: [set, note] },
    ];
    const flow = documentFlow(documentOf({ One: [...blocks, { kind: 'table', attrs: { cells }, content: [set] }] }));
    const { rows, notes } = measureFlow(flow, profile, shaper, 'en-US', sketch);
    const lines = [...rows, ...notes.flat()].flatMap(({ box }) =>
      box.kind === 'row' ? box.cells.flatMap((cell) => cell.lines.map(({ line }) => line)) : [box as Line],
    );
    const found = lines.flatMap((line) => line.runs.filter((each) => each.formula));
    expect(found).toHaveLength(5);
    expect(lines.flatMap((line) => line.runs.filter((each) => each.failed)).length).toBeGreaterThan(0);
  });
});

describe('a formula on a line of its own', () => {
  it('stands in the middle, its number at the right margin on its baseline', () => {
    const [line, ...more] = linesOf(formula('8000 900 300', { label: 'a', alt: 'words' }));
    expect(more).toEqual([]);
    const [set, number] = line!.runs;
    expect(set!.x + set!.width / 2).toBeCloseTo(width / 2);
    expect(set!.formula).toMatchObject({ alt: 'words', display: true, tex: '8000 900 300' });
    expect(number!.texts.join('')).toBe('(1)');
    expect(number!.x + number!.width).toBeCloseTo(width);
    expect(number!.rise).toBeUndefined();
    expect(line!.height).toBeGreaterThan(1.2 * size);
  });

  it('makes room for its number, and has none without a label', () => {
    const wide = `${Math.round((width * 1000) / size) - 4000} 900 300`;
    const [line] = linesOf(formula(wide, { label: 'a' }));
    const [set, number] = line!.runs;
    expect(set!.size).toBe(size);
    expect(set!.x + set!.width).toBeLessThan(number!.x - 5);
    expect(linesOf(formula(wide))[0]!.runs).toHaveLength(1);
  });

  it('is made smaller down to 60 % and no further', () => {
    const units = (width * 1000) / size;
    const [small] = linesOf(formula(`${Math.round(units * 1.6)} 900 300`));
    expect(formulaIn(small!).width).toBeCloseTo(width, 1);
    expect(formulaIn(small!).size).toBeLessThan(size * 0.65);
    const [line] = linesOf(formula(`${Math.round(units * 1.7)} 900 300`, { label: 'a' }));
    expect(line!.runs[0]!.failed!.why).toMatch(/wider than the line/);
    expect(line!.runs.at(-1)!.texts.join('')).toBe('(1)');
    expect(right(line!)).toBeLessThanOrEqual(width + 0.01);
  });

  it('shows the source of one that is higher than a page', () => {
    const [line] = linesOf(formula('900 90000 300'));
    expect(line!.runs[0]!.failed!.why).toMatch(/too high for a page/);
  });

  it('is counted by its label, and found by a cross-reference', () => {
    const flow = documentFlow(
      documentOf({ One: [formula('1 1 1'), formula('2 1 1', { label: 'a' }), formula('3 1 1', { label: 'b' }), p({ t: 'xref', to: 'b', show: 'number' })] }), // prettier-ignore
    ).blocks.slice(-4);
    expect(flow.map(({ label }) => label)).toEqual([null, '(1)', '(2)', null]);
    expect(flow[3]!.runs[0]).toMatchObject({ text: 'Equation (2)', href: '#b' });
  });

  it('is nothing where it has no source', () => {
    expect(linesOf(formula('  '), p('a')).map(lineText)).toEqual(['a']);
  });

  it('never crosses the measure, whatever the text around it', () => {
    const inline = fc.oneof(
      fc.integer({ min: 1, max: 60_000 }).map((w) => math(`${w} 800 250`)),
      fc.integer({ min: 0, max: 12 }).map((words) => ({ text: prose(words) })),
    );
    fc.assert(
      fc.property(fc.array(inline, { maxLength: 30 }), (content) => {
        for (const line of linesOf({ kind: 'p', attrs: {}, content }, { ...li(''), content }))
          expect(right(line)).toBeLessThan(width + 0.01);
      }),
      { numRuns: 40 },
    );
  });
});
