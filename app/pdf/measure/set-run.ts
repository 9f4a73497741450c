import type { Glyph } from '../fonts/shaper.ts';
import type { Look } from './items.ts';
import type { LineRun } from './line.ts';

/** Glyphs of one face as a run that begins at `x`. */
export function setRun(glyphs: readonly Glyph[], look: Look, x: number, part: LineRun['part']): LineRun {
  const { rise, underline, note, image, formula, failed } = look;
  const advances = glyphs.map((glyph) => glyph.advance);
  return {
    face: glyphs[0]?.face ?? look.face,
    size: look.size,
    x,
    width: (advances.reduce((sum, advance) => sum + advance, 0) * look.size) / 1000,
    glyphs: glyphs.map((glyph) => glyph.id),
    advances,
    texts: glyphs.map((glyph) => glyph.text),
    part,
    link: look.link,
    ...(rise !== undefined && { rise }),
    ...(underline !== undefined && { underline }),
    ...(note !== undefined && { note }),
    ...(image !== undefined && { image }),
    ...(formula !== undefined && { formula }),
    ...(failed !== undefined && { failed }),
  };
}
