import { fc } from '#test/support/fast-check.ts';
import { describe, expect, it } from 'vitest';
import type { Formula } from '#app/pdf/math/formula.ts';
import { formulaSetter } from '#app/pdf/math/set-formula.server.ts';

const setter = formulaSetter;

function set(tex: string, display = true): Formula {
  const { formula, error } = setter.set(tex, display);
  if (!formula) throw new Error(`${tex}: ${error}`);
  return formula;
}

const errorOf = (tex: string) => setter.set(tex, true).error;
const numbersOf = ({ path }: Formula) => path.match(/-?[\d.]+/g)!.map(Number);

/** Pieces of formulas that can be put together in any order. */
const atom = fc.constantFrom(
  'x',
  '1',
  '\\alpha',
  'f',
  '\\sum',
  '\\int',
  '\\text{né}',
  '\\mathbb{R}',
  '\\ce{H2O}',
  '+',
  '=',
);
const { tree } = fc.letrec<{ tree: string }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3 },
    atom,
    fc.tuple(tie('tree'), tie('tree')).map(([a, b]) => `\\frac{${a}}{${b}}`),
    fc.tuple(tie('tree'), tie('tree')).map(([a, b]) => `{${a}}_{${b}}^{${a}}`),
    fc.tuple(tie('tree'), tie('tree')).map(([a, b]) => `\\left(${a}\\right] ${b}`),
    tie('tree').map((a) => `\\sqrt[3]{${a}}`),
    tie('tree').map((a) => `\\overbrace{${a}+${a}}^{n}`),
    tie('tree').map((a) => `\\begin{pmatrix}${a}&1\\\\0&${a}\\end{pmatrix}`),
    tie('tree').map((a) => `\\widehat{${a}}\\boxed{${a}}`),
  ),
}));

describe('formulaSetter', () => {
  it('gives outlines in numbers and operators of a PDF and nothing else', () => {
    const { path, width, height, depth } = set('E = mc^2');
    expect(path).toMatch(/^(?:-?\d+(?:\.\d)? )+[mlch](?: (?:-?\d+(?:\.\d)? )*[mlch])*$/);
    expect(width).toBeCloseTo(3845, 0);
    expect(height).toBeGreaterThan(700);
    expect(depth).toBeLessThan(100);
  });

  it('keeps every outline within the box, in display and in a line', () => {
    fc.assert(
      fc.property(tree, fc.boolean(), (tex, display) => {
        const { width, height, depth, ink } = set(tex, display);
        const [left, bottom, right, top] = ink;
        expect(left).toBeGreaterThan(-350);
        expect(right).toBeLessThan(width + 350);
        expect(top).toBeLessThanOrEqual(height);
        expect(bottom).toBeGreaterThanOrEqual(-depth);
        expect(height).toBeLessThan(top + 500);
        expect(depth).toBeLessThan(-bottom + 500);
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it('draws round signs round: no curve of a parenthesis swings beyond its ends', () => {
    // The outlines are full of smooth curves in a row, which other readers of SVG mirror wrongly.
    expect(set('(').ink).toEqual([94, -250, 333, 750]);
    expect(set(')').ink).toEqual([55, -250, 294, 750]);
    expect(set('\\mathrm{O}').ink).toEqual([56, -23.3, 722, 705]);
  });

  it('joins the pieces of a high parenthesis without reaching further', () => {
    const rows = Array(8).fill('a').join('\\\\');
    const { ink, height, depth } = set(`\\left(\\begin{matrix}${rows}\\end{matrix}\\right)`);
    expect(height + depth).toBeGreaterThan(9000);
    expect(ink[3] - ink[1]).toBeLessThanOrEqual(height + depth);
  });

  it('sets chemistry, the tables of AMS, bold signs and macros of its own', () => {
    for (const tex of [
      '\\ce{H2O}',
      '\\ce{CO2 + C -> 2 CO}',
      '\\begin{align}a&=b\\\\c&=d\\end{align}',
      '\\begin{equation}\\label{eq:a}a=b\\end{equation}',
      '\\boldsymbol{\\alpha}',
      '\\newcommand{\\R}{\\mathbb{R}}\\R^n',
      '\\begin{array}{c|c}a&b\\\\\\hline c&d\\end{array}',
    ])
      expect(set(tex).path, tex).not.toBe('');
    expect(set('\\begin{equation}\\label{eq:a}a=b\\end{equation}', false)).toBeTruthy();
  });

  it('draws a rule', () => {
    expect(set('\\rule{2em}{1em}').ink).toEqual([0, 0, 2000, 1000]);
  });

  it('sets a letter that MathJax lacks from our own fonts, as wide as it is', () => {
    const [with_, without] = [set('\\text{café}'), set('\\text{caf}')];
    expect(with_.width - without.width).toBeCloseTo(443.8, 0);
    expect(with_.path.length).toBeGreaterThan(without.path.length);
    expect(numbersOf(with_).every(Number.isFinite)).toBe(true);
  });

  it('says in words what is wrong', () => {
    expect(errorOf('\\frac{1}{')).toBe('Missing close brace.');
    expect(errorOf('\\undefined')).toBe('Undefined control sequence \\undefined.');
    expect(errorOf('a\\tag{1}')).toContain('\\tag is not set here');
    for (const tex of ['\\href{https://example.org/}{x}', '\\require{html}', '\\includegraphics{x}', '\\unicode{x41}'])
      expect(errorOf(tex), tex).toMatch(/^Undefined control sequence/);
  });

  it('gives a formula or a sentence for whatever is typed', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 3 }),
      fc.constantFrom(
        ...'\\frac \\left( \\right) { } ^ _ & \\\\ \\begin{matrix} \\end{matrix} \\ce{ \\text{ \\def\\a \\a'.split(' '),
      ),
      fc.constantFrom('\u0000', '\\let\\d=', '\\smash', '\\mmlToken{mi}', '\\hline', '\\verb|a|', '%'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), fc.boolean(), (pieces, display) => {
        const { formula, error } = setter.set(pieces.join(''), display);
        if (formula) expect(formula.width).toBeLessThan(1e6);
        else expect(error).toMatch(/[.?!]$/);
      }),
      { numRuns: 300 },
    );
  }, 60_000);

  it('forgets what a formula has defined', () => {
    expect(set('\\newcommand{\\mine}{x}\\mine')).toBeTruthy();
    expect(errorOf('\\mine')).toContain('Undefined control sequence');
    set('\\def\\alpha{x}\\alpha');
    expect(set('\\alpha + 0').path).not.toBe(set('x + 0').path);
  });

  it.each([
    ['a macro that is its own meaning', '\\def\\x{\\x}\\x'],
    ['a macro that doubles itself', '\\def\\x{\\x\\x}\\x'],
    ['macros that stand for a million letters', `\\def\\a{${'x'.repeat(3000)}}${'\\a'.repeat(400)}`],
    [
      'macros of macros',
      `\\def\\a{xxxxxxxxxx}\\def\\b{${'\\a'.repeat(10)}}\\def\\c{${'\\b'.repeat(10)}}${'\\c'.repeat(9)}`,
    ],
    ['thousands of braces', '{'.repeat(2400) + '}'.repeat(2400)],
    ['more than anybody reads', 'x'.repeat(6000)],
    ['a rule wider than the world', '\\rule{99999em}{1em}'],
    ['a rule higher than the world', '\\rule{1em}{99999em}'],
    ['a step back over the text', '\\hspace{-30em}x\\hspace{30em}'],
    ['chemistry without end', `\\ce{${'A->[B]'.repeat(800)}}`],
  ])('ends in an error, soon, for %s', (_what, tex) => {
    const from = performance.now();
    expect(errorOf(tex)).toMatch(/^[A-Z].*[.?!]$/s);
    expect(performance.now() - from).toBeLessThan(10_000);
  });
});
