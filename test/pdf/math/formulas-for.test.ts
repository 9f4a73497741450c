import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type * as ExportDocument from '#app/pdf/export-document.server.ts';
import { documentOf, formula, math, p } from '../support/document.ts';

const setter = '#app/pdf/math/set-formula.server.ts';
let { exportDocument }: typeof ExportDocument = {} as never;
beforeAll(async () => {
  vi.doMock(setter, () => {
    throw new Error('loaded');
  });
  vi.resetModules();
  ({ exportDocument } = await import('#app/pdf/export-document.server.ts'));
});
afterAll(() => {
  vi.doUnmock(setter);
  vi.resetModules();
});

describe('what sets formulas', () => {
  it('is not loaded for a document without one', async () => {
    const { findings } = await exportDocument(documentOf({ One: [p('a "kind" of math')] }), 'a4');
    expect(findings).toEqual([]);
  });

  it.each([
    ['in a line', p('a ', math('x'))],
    ['on a line of its own', formula('x')],
    ['in a cell', { kind: 'table', attrs: { cells: [[[p(math('x'))]]] }, content: [] }],
    ['in a note', p({ t: 'footnote', content: [math('x')] })],
  ])('is loaded for one with a formula %s', async (_where, block) => {
    await expect(exportDocument(documentOf({ One: [block] }), 'a4')).rejects.toThrow();
  });
});
