import type { LineRun } from '../measure/line.ts';

export type Encode = (glyph: number, text: string) => { code: string; width: number; reads: string };

/**
 * The operators that show a run with its first baseline point at `x`, `y` (points, y downwards). Spaces are glyphs, and
 * kerning and justification are shifts between glyphs. What extracts as something else than it stands for (a soft
 * hyphen, a stand-in for a character no face has, letters that share their glyphs) carries its text with it.
 */
export function runOperators(run: LineRun, fontName: string, encode: Encode, x: number, y: number): string {
  const shows = new Shows();
  const { glyphs, texts, advances, offsets, reads, rtl } = run;
  for (let from = 0; from < glyphs.length;) {
    let to = from + 1;
    while (to < glyphs.length && texts[rtl ? to - 1 : to] === '') to += 1;
    if (to - from > 1 || offsets?.[from]) showTogether(run, from, to, encode, shows);
    else {
      const text = texts[from]!;
      const one = encode(glyphs[from]!, reads?.[from] ?? text);
      const honest = isHonest(one.reads, text);
      if (!honest) shows.standFor(text);
      shows.code(one.code);
      shows.shift(one.width - advances[from]!);
      if (!honest) shows.operator('EMC');
    }
    from = to;
  }
  return `/${fontName} ${fixed(run.size)} Tf 1 0 0 -1 ${fixed(x)} ${fixed(y)} Tm ${shows.end()}`;
}

/** Glyphs that share their characters, or are drawn elsewhere than where they stand. */
function showTogether(run: LineRun, from: number, to: number, encode: Encode, shows: Shows) {
  let at = 0;
  const placed = Array.from({ length: to - from }, (_, offset) => {
    const index = from + offset;
    const { dx, dy } = run.offsets?.[index] ?? { dx: 0, dy: 0 };
    const advance = run.advances[index]!;
    const one = { ...encode(run.glyphs[index]!, run.reads?.[index] ?? run.texts[index]!), at: at + dx, dy, advance };
    at += advance;
    return one;
  });
  const text = run.texts.slice(from, to).join('');
  const honest = isHonest((run.rtl ? placed.toReversed() : placed).map((one) => one.reads).join(''), text);
  if (!honest) shows.standFor(text);
  let pen = 0;
  // Accents after what they stand on: readers take where a letter begins from what is shown first.
  for (const one of placed.toSorted((a, b) => Number(b.advance > 0) - Number(a.advance > 0))) {
    if (one.dy !== 0) shows.operator(`${fixed((one.dy * run.size) / 1000)} Ts`);
    shows.shift(pen - one.at);
    shows.code(one.code);
    pen = one.at + one.width;
    if (one.dy !== 0) shows.operator('0 Ts');
  }
  shows.shift(pen - at);
  if (!honest) shows.operator('EMC');
}

const isHonest = (reads: string, text: string) => reads === text || (reads === ' ' && text === '\u00A0');

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
  /** Until EMC, what is shown stands for this text. */
  standFor(text: string) {
    this.operator(`/Span <</ActualText <${utf16(text)}>>> BDC`);
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
