import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type * as ExportDocument from '#app/pdf/export-document.server.ts';
import { budget, withinBudget } from '#app/pdf/math/formula-budget.ts';
import type { FormulaSetter } from '#app/pdf/math/formula.ts';
import { documentOf, formula, math, p } from '../support/document.ts';

const drawn = { width: 1, height: 1, depth: 0, path: '', ink: [0, 0, 1, 1] as [number, number, number, number] };
const sketch: FormulaSetter = { name: 'sketch', set: () => ({ formula: drawn, error: null }) };
const most = { formulas: 3, symbols: 100 };
const isSet = (setter: FormulaSetter, tex: string, display = false) => setter.set(tex, display).formula !== null;

/** What documents may have here: to set all of the real budget takes seconds. */
const small = { formulas: 40, symbols: 80_000 };
const place = '#app/pdf/math/formula-budget.ts';
let { countPages, exportDocument }: typeof ExportDocument = {} as never;
beforeAll(async () => {
  vi.doMock(import('#app/pdf/math/formula-budget.ts'), () => ({
    budget,
    withinBudget: (file, setter, symbolsOf, most = small) => withinBudget(file, setter, symbolsOf, most),
  }));
  vi.resetModules();
  ({ countPages, exportDocument } = await import('#app/pdf/export-document.server.ts'));
});
afterAll(() => {
  vi.doUnmock(place);
  vi.resetModules();
});

describe('the budget of formulas', () => {
  it('counts different formulas, in paragraphs, cells, notes and on lines of their own', () => {
    const cells = [[[p(math('b'))]]];
    const blocks = [
      p(math('a'), math('a'), { t: 'footnote', content: [math(' a ')] }),
      { kind: 'table', attrs: { cells }, content: [] },
      formula('a'),
      p(math('late'), math('b')),
    ];
    const setter = withinBudget({ sections: documentOf({ One: blocks }).sections }, sketch, () => 1, most);
    expect([isSet(setter, 'a'), isSet(setter, 'b'), isSet(setter, 'a', true)]).toEqual([true, true, true]);
    expect(isSet(setter, 'late')).toBe(false);
    expect(setter.set('late', false).error).toContain('as many as one document may have');
    expect(setter.name).not.toBe(sketch.name);
  });

  it('ends with the symbols too, and leaves a document within it alone', () => {
    const file = documentOf({ One: [p(math('a'), math('b'), math('c'))] });
    const setter = withinBudget(file, sketch, () => 60, most);
    expect([isSet(setter, 'a'), isSet(setter, 'b'), isSet(setter, 'c')]).toEqual([true, true, false]);
    expect(withinBudget(file, sketch, () => 1, most)).toBe(sketch);
  });

  it('is far above what a proposal has: fifty formulas of every kind cost a hundredth of it', async () => {
    const { symbolsOf } = await import('#app/pdf/math/set-formula.server.ts');
    const cost = symbolsOf('\\sum_{i=1}^{n} \\frac{a_i}{b_i + c_i^2} \\le \\sqrt{\\prod_{k} x_k}', true);
    expect(cost).toBeGreaterThan(20);
    expect(cost * 50).toBeLessThan(budget.symbols / 10);
  });

  it('lets the document be set all the same, with a place and a reason for what is left out', async () => {
    const many = Array.from({ length: 41 }, (_, index) => math(String(index), 'a number'));
    const file = documentOf({ One: [p(...many), p('after')] });
    const { findings, pages, pdf } = await exportDocument(file, 'a4');
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      level: 'error',
      rule: 'formula-not-set',
      section: 'one',
      page: expect.any(Number) as number,
    });
    expect(findings[0]!.message).toContain('the formula “40” cannot be set. The formulas before it are as many');
    expect(Buffer.from(pdf.subarray(-6)).toString('latin1')).toContain('%%EOF');
    expect((await countPages(file, 'a4')).pages).toBe(pages);
  });
});
