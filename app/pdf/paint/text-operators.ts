import type { LineRun } from '../measure/line.ts';

export type Encode = (glyph: number, text: string) => { code: string; width: number; reads: string };

/**
 * The operators that show a run with its first baseline point at `x`, `y` (points, y downwards). Spaces are glyphs, and
 * kerning and justification are shifts between glyphs. What extracts as something else than it stands for (a soft
 * hyphen, a stand-in for a character no face has) carries its text with it.
 */
export function runOperators(run: LineRun, fontName: string, encode: Encode, x: number, y: number): string {
  const shows: string[] = [];
  let parts: string[] = [];
  let codes = '';
  const endCodes = () => {
    if (codes !== '') parts.push(`<${codes}>`);
    codes = '';
  };
  const endShow = () => {
    endCodes();
    if (parts.length > 0) shows.push(`[${parts.join(' ')}] TJ`);
    parts = [];
  };
  run.glyphs.forEach((glyph, index) => {
    const text = run.texts[index]!;
    const { code, width, reads } = encode(glyph, text);
    const shift = width - run.advances[index]!;
    const honest = reads === text || (reads === ' ' && text === '\u00A0');
    if (!honest) {
      endShow();
      shows.push(`/Span <</ActualText <${utf16(text)}>>> BDC`);
    }
    codes += code;
    if (Math.abs(shift) > 0.01) {
      endCodes();
      parts.push(fixed(shift));
    }
    if (!honest) {
      endShow();
      shows.push('EMC');
    }
  });
  endShow();
  return `/${fontName} ${fixed(run.size)} Tf 1 0 0 -1 ${fixed(x)} ${fixed(y)} Tm ${shows.join(' ')}`;
}

/** A number as PDF writes it: at most three decimals, never an exponent. */
export function fixed(value: number): string {
  return String(Math.round(value * 1000) / 1000 || 0);
}

/** UTF-16 with a byte order mark, in hexadecimal. */
function utf16(text: string): string {
  let hex = 'FEFF';
  for (let index = 0; index < text.length; index++) hex += text.charCodeAt(index).toString(16).padStart(4, '0');
  return hex.toUpperCase();
}
