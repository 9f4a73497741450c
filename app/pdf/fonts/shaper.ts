import type { FaceName } from './face.ts';

/** One glyph of a shaped text. Lengths are thousandths of the font size. */
export type Glyph = {
  face: FaceName;
  id: number;
  advance: number;
  /** the characters it stands for, which a reader gets back when copying */
  text: string;
};

/** A word after shaping: kerned, ligated, and with fallback faces where the first one lacks a character. */
export type Shaped = { glyphs: Glyph[]; width: number; missing: string[] };

/** What measuring needs to know of fonts. Results are shared: never change them. */
export type Shaper = {
  shape(face: FaceName, text: string): Shaped;
  /** height above and depth below the baseline, in thousandths of the font size, both positive */
  extent(face: FaceName): { ascent: number; descent: number };
};
