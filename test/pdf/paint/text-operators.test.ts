import { describe, expect, it } from 'vitest';
import type { LineRun } from '#app/pdf/measure/line.ts';
import { fixed, runOperators } from '#app/pdf/paint/text-operators.ts';

const run = (texts: string[], advances: number[]): LineRun => ({
  face: 'serif-regular', size: 10, x: 0, width: 0, glyphs: texts.map((_, index) => index), advances, texts, part: 'body', link: null,
}); // prettier-ignore
const encode = (glyph: number, text: string) => ({
  code: `000${glyph}`,
  width: 500,
  reads: text === '\u00AD' ? '-' : text === '\u00A0' ? ' ' : text,
});

describe('runOperators', () => {
  it('shows glyphs in one string and shifts only where an advance differs from the width', () => {
    expect(runOperators(run(['a', ' ', 'b'], [500, 620.5, 500]), 'F1', encode, 10, 20)).toBe(
      '/F1 10 Tf 1 0 0 -1 10 20 Tm [<00000001> -120.5 <0002>] TJ',
    );
  });

  it('gives its own text to a glyph that would extract as another', () => {
    expect(runOperators(run(['a', '\u00AD'], [500, 500]), 'F1', encode, 0, 0)).toContain(
      '[<0000>] TJ /Span <</ActualText <FEFF00AD>>> BDC [<0001>] TJ EMC',
    );
    expect(runOperators(run(['a', '\u00A0', 'b'], [500, 500, 500]), 'F1', encode, 0, 0)).not.toContain('ActualText');
  });

  it('writes numbers as PDF reads them', () => {
    expect([0.1 + 0.2, -0, 1e-9, 12.34567, 100].map(fixed)).toEqual(['0.3', '0', '0', '12.346', '100']);
  });
});
