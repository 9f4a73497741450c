import { describe, expect, it } from 'vitest';
import { countPages, exportDocument } from '#app/pdf/export-document.server.ts';
import { documentOf, formula, h, kitchenSink, li, math, p } from './support/document.ts';
import { darkBox, pagePicture } from './support/page-picture.ts';
import { asFlow, extractText, hasTool, opened, runTool } from './support/pdf-tools.ts';

const date = new Date('2026-01-02T03:04:05Z');
const one = (...blocks: Parameters<typeof documentOf>[0][string]) => documentOf({ One: blocks });

/** The strings of one key in the structure, as they stand in the file. */
const alts = (text: string) =>
  [...text.matchAll(/\/Alt \(((?:\\.|[^\\)])*)\)/gs)].map(([, alt]) => alt!.replace(/\\(.)/gs, '$1'));

describe('formulas in the PDF', () => {
  it('are tagged with the words of the author, or else with their TeX, and with their place', async () => {
    const blocks = [
      p('see ', math('a_1', 'a one'), ' and ', math('b^2'), '.'),
      formula('c=\\frac12', { alt: 'c is one half', label: 'c' }),
    ];
    const text = opened((await exportDocument(one(...blocks), 'letter', { date })).pdf);
    expect(alts(text)).toEqual(['a one', 'b^2', 'c is one half']);
    expect(text.match(/\/S \/Formula\n/g)).toHaveLength(3);
    expect(text.match(/\/Placement \/Inline/g)).toHaveLength(2);
    expect(text.match(/\/Formula <<\s*\/MCID \d+\s*>> BDC/g)).toHaveLength(3);
    const boxes = [...text.matchAll(/\/BBox \[([\d. ]+)\]/g)].map(([, numbers]) => numbers!.split(' ').map(Number));
    expect(boxes).toHaveLength(3);
    for (const [left, bottom, right, top] of boxes as [number, number, number, number][]) {
      expect(left).toBeGreaterThan(79);
      expect(right).toBeLessThan(612 - 79);
      expect(top - bottom).toBeGreaterThan(4);
      expect(bottom).toBeGreaterThan(79);
      expect(top).toBeLessThan(792 - 79);
    }
  });

  it('are the same bytes twice, also when others were set between', async () => {
    const first = await exportDocument(kitchenSink(), 'a4', { date });
    await exportDocument(one(p(math('\\def\\alpha{x}\\alpha')), formula('\\frac{')), 'a4', { date });
    const second = await exportDocument(kitchenSink(), 'a4', { date });
    expect(Buffer.from(second.pdf).equals(Buffer.from(first.pdf))).toBe(true);
  });

  it('that cannot be set name the place and what is wrong, each once', async () => {
    const broken = math('\\frac{1}{');
    const cells = [[[p('in a cell ', math('\\nope'))]]];
    const { findings, pdf } = await exportDocument(
      one(p('Energy is ', broken, ', really ', broken), li('x'), { kind: 'table', attrs: { cells }, content: [] }),
      'nsf',
    );
    expect(findings).toMatchObject([
      { level: 'error', rule: 'formula-not-set', section: 'one', page: 2 },
      { level: 'error', rule: 'formula-not-set', section: 'one', page: 2 },
    ]);
    expect(findings[0]!.message).toContain('“One”: the formula “\\frac{1}{” after “Energy is” cannot be set. Missing close brace.'); // prettier-ignore
    expect(findings[1]!.message).toContain('after “in a cell” cannot be set. Undefined control sequence \\nope.');
    if (hasTool('pdftotext')) expect(asFlow(extractText(pdf))).toContain('Energy is \\frac{1}{, really \\frac{1}{');
  });

  it('without a description are counted in one remark for each section', async () => {
    const { findings } = await exportDocument(
      documentOf({ One: [p(math('a'), ' ', math('b'))], Two: [formula('c', { alt: 'c' })], Three: [formula('d')] }),
      'a4',
    );
    expect(findings.map(({ level, rule, section }) => [level, rule, section])).toEqual([
      ['info', 'formula-without-description', 'one'],
      ['info', 'formula-without-description', 'three'],
    ]);
    expect(findings[0]!.message).toContain('2 formulas have no description');
  });

  it('stand in a bookmark by their description', async () => {
    const heading = { ...h('x'), content: [{ text: 'The step ' }, math('\\Delta t', 'delta t')] };
    expect(opened((await exportDocument(one(heading, p('x')), 'a4')).pdf)).toContain('/Title (The step delta t)');
  });

  it('are counted with the pages as they are exported', async () => {
    const high = formula('\\begin{matrix}1\\\\2\\\\3\\\\4\\\\5\\\\6\\\\7\\\\8\\end{matrix}', { alt: 'a column' });
    const file = one(...Array.from({ length: 14 }, () => [p('text ', math('\\frac12', 'a half')), high]).flat());
    const { pages, sections } = await exportDocument(file, 'nsf');
    expect(pages).toBeGreaterThan(3);
    expect(await countPages(file, 'nsf')).toEqual({ pages, sections });
  });

  it('leave the words around them whole', async () => {
    const { pdf } = await exportDocument(one(p('The rate ', math('k'), '-fold, ', math('x^2'), '; and so on.')), 'nsf');
    if (hasTool('pdftotext')) expect(asFlow(extractText(pdf))).toMatch(/The rate ?-fold, ?; and so on\.$/);
  });
});

describe.skipIf(!hasTool('pdfinfo') || !hasTool('qpdf') || !hasTool('pdftoppm'))('formulas, seen from outside', () => {
  it('stand in the structure where they are read, and the file is sound', async () => {
    const blocks = [
      p('before ', math('a_1'), ' after', { t: 'footnote', content: [{ text: 'note ' }, math('\\ce{H2O}')] }),
      formula('c=\\left(\\begin{matrix}1\\\\2\\\\3\\\\4\\end{matrix}\\right)', { label: 'c' }),
      { kind: 'table', attrs: { cells: [[[p('cell ', math('d'))]]] }, content: [] },
    ];
    const { pdf } = await exportDocument(one(...blocks), 'a4', { date });
    expect(runTool('qpdf', pdf, ['--check', '{}'])).toMatchObject({ status: 0 });
    const { output } = runTool('pdfinfo', pdf, ['-struct-text', '{}']);
    const order = output.match(/"(?:before |note |cell | after|\(1\))"|Formula/g);
    expect(order).toEqual([
      '"before "', 'Formula', '" after"', 'Formula', '"(1)"', '"cell "', 'Formula', '"note "', 'Formula',
    ]); // prettier-ignore
  });

  it.each([
    '(',
    ')',
    'C',
    '\\int_0^1 x',
    '\\left(\\begin{matrix}1\\\\2\\\\3\\\\4\\end{matrix}\\right\\}',
    '\\sqrt{x}',
    '\\text{é}',
  ])('are painted where their place in the structure says: %s', async (tex) => {
    const { pdf } = await exportDocument(one(formula(tex, { alt: 'x' })), 'a4', { date });
    const [left, bottom, right, top] = /\/BBox \[([\d. ]+)\]/.exec(opened(pdf))![1]!.split(' ').map(Number) as [number, number, number, number]; // prettier-ignore
    const dpi = 288;
    const dots = (points: number) => (points * dpi) / 72;
    const picture = pagePicture(pdf, 1, dpi);
    const [upper, lower] = [dots(841.89 - top), dots(841.89 - bottom)];
    const area = [0, Math.floor(upper - dots(5)), picture.width, Math.ceil(lower + dots(5))] as [number, number, number, number]; // prettier-ignore
    const dark = darkBox(picture, area);
    // Control points of a curve lie a little beyond it, and dots at the edge are half dark.
    expect(Math.abs(dark.left - dots(left))).toBeLessThan(4);
    expect(Math.abs(dark.right - dots(right))).toBeLessThan(4);
    expect(Math.abs(dark.top - upper)).toBeLessThan(4);
    expect(Math.abs(dark.bottom - lower)).toBeLessThan(4);
  });

  it('have parentheses that are each other in a mirror', async () => {
    const { pdf } = await exportDocument(one(formula('(', { alt: 'open' }), formula(')', { alt: 'close' })), 'a4');
    const boxes = [...opened(pdf).matchAll(/\/BBox \[([\d. ]+)\]/g)].map(([, box]) => box!.split(' ').map((n) => Number(n) * 8)); // prettier-ignore
    const picture = pagePicture(pdf, 1, 576);
    const [open, close] = boxes.map(([left, bottom, right, top]) => {
      const high = 841.89 * 8;
      return darkBox(picture, [Math.floor(left!) - 8, Math.floor(high - top!) - 8, Math.ceil(right!) + 8, Math.ceil(high - bottom!) + 8]); // prettier-ignore
    });
    let differing = 0;
    for (let y = 0; y < open!.bottom - open!.top; y++)
      for (let x = 0; x < open!.right - open!.left; x++) {
        const a = picture.at(open!.left + x, open!.top + y) > 128;
        const b = picture.at(close!.right - 1 - x, close!.top + y) > 128;
        if (a !== b) differing += 1;
      }
    expect(differing / open!.dots).toBeLessThan(0.12);
  });
});
