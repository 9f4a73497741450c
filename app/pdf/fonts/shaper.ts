import type { FaceName } from './face.ts';

export type Direction = 'ltr' | 'rtl';

/** One glyph of a shaped text. Lengths are thousandths of the font size. */
export type Glyph = {
  face: FaceName;
  id: number;
  advance: number;
  /**
   * The characters it stands for, which a reader gets back when copying. Where several glyphs stand for characters
   * together, the first has them all and the others none.
   */
  text: string;
  /** the characters that the glyph itself shows, where that is not its text */
  reads?: string;
  /** how far it is drawn right of and above where it stands, as an accent is */
  dx?: number;
  dy?: number;
};

/**
 * A word after shaping: kerned, ligated, and with fallback faces where the first one lacks a character. Glyphs stand in the
 * order of the characters, also where they are read from right to left.
 */
export type Shaped = { glyphs: Glyph[]; width: number; missing: string[] };

/** What measuring needs to know of fonts. Results are shared: never change them. */
export type Shaper = {
  /** a zero-width joiner at either end joins the letter there to one outside; `rtl` mirrors brackets */
  shape(face: FaceName, text: string, direction?: Direction): Shaped;
  /** height above and depth below the baseline, in thousandths of the font size, both positive */
  extent(face: FaceName): { ascent: number; descent: number };
  /** the package of fonts that would set a missing character, were it installed */
  packageFor(character: string): string | null;
};
