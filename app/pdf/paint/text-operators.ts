import type { LineRun } from '../measure/line.ts';

export type Encode = (glyph: number, text: string) => { code: string; width: number; reads: string };

/**
 * The operators that show a run with its first baseline point at `x`, `y` (points, y downwards). Spaces are glyphs, and
 * kerning and justification are shifts between glyphs. What extracts as something else than it stands for (a soft
 * hyphen, a stand-in for a character no face has, letters that share their glyphs) carries its text with it.
 */
export function runOperators(run: LineRun, fontName: string, encode: Encode, x: number, y: number): string {
  const shows = new Shows();
  for (const { text, glyphs } of clusters(run)) {
    const shown = glyphs.map((index) => ({
      ...encode(run.glyphs[index]!, run.reads?.[index] ?? run.texts[index]!),
      advance: run.advances[index]!,
      ...(run.offsets?.[index] ?? { dx: 0, dy: 0 }),
    }));
    const reads = (run.rtl ? shown.toReversed() : shown).map((one) => one.reads).join('');
    const honest = reads === text || (reads === ' ' && text === '\u00A0');
    if (!honest) shows.operator(`/Span <</ActualText <${utf16(text)}>>> BDC`);
    let pen = 0;
    let at = 0;
    const placed = shown.map((one) => {
      const place = { ...one, at: at + one.dx };
      at += one.advance;
      return place;
    });
    // Accents after what they stand on: readers take where a letter begins from what is shown first.
    for (const { code, width, dy, at: place } of placed.toSorted(
      (a, b) => Number(b.advance > 0) - Number(a.advance > 0),
    )) {
      if (dy !== 0) shows.operator(`${fixed((dy * run.size) / 1000)} Ts`);
      shows.shift(pen - place);
      shows.code(code);
      pen = place + width;
      if (dy !== 0) shows.operator('0 Ts');
    }
    shows.shift(pen - at);
    if (!honest) shows.operator('EMC');
  }
  return `/${fontName} ${fixed(run.size)} Tf 1 0 0 -1 ${fixed(x)} ${fixed(y)} Tm ${shows.end()}`;
}

type Cluster = { text: string; glyphs: number[] };

/** Glyphs from left to right, together where they share their characters: the last of them has these in an `rtl` run. */
function clusters({ texts, rtl }: LineRun): Cluster[] {
  const found: Cluster[] = [];
  texts.forEach((text, index) => {
    const last = found.at(-1);
    const together = rtl ? texts[index - 1] === '' : text === '';
    if (!last || !together) found.push({ text, glyphs: [index] });
    else {
      last.glyphs.push(index);
      last.text += text;
    }
  });
  return found;
}

/** Codes and shifts in as few operators as may be. */
class Shows {
  private readonly operators: string[] = [];
  private parts: string[] = [];
  private codes = '';

  code(code: string) {
    this.codes += code;
  }
  /** to the left, in thousandths of the size */
  shift(by: number) {
    if (Math.abs(by) <= 0.01) return;
    this.endCodes();
    this.parts.push(fixed(by));
  }
  operator(operator: string) {
    this.endShow();
    this.operators.push(operator);
  }
  end(): string {
    this.endShow();
    return this.operators.join(' ');
  }

  private endCodes() {
    if (this.codes !== '') this.parts.push(`<${this.codes}>`);
    this.codes = '';
  }
  private endShow() {
    this.endCodes();
    if (this.parts.length > 0) this.operators.push(`[${this.parts.join(' ')}] TJ`);
    this.parts = [];
  }
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
