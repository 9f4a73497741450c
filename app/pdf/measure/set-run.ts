import type { Glyph } from '../fonts/shaper.ts';
import type { Look } from './items.ts';
import type { LineRun } from './line.ts';

/** Glyphs of one face, from left to right, as a run that begins at `x`. */
export function setRun(glyphs: readonly Glyph[], look: Look, x: number, part: LineRun['part']): LineRun {
  const { rise, underline, note, image, formula, failed, level = 0 } = look;
  const run: LineRun = {
    face: glyphs[0]?.face ?? look.face,
    size: look.size,
    x,
    width: 0,
    glyphs: [],
    advances: [],
    texts: [],
    part,
    link: look.link,
    ...(level % 2 === 1 && { rtl: true as const }),
    ...(rise !== undefined && { rise }),
    ...(underline !== undefined && { underline }),
    ...(note !== undefined && { note }),
    ...(image !== undefined && { image }),
    ...(formula !== undefined && { formula }),
    ...(failed !== undefined && { failed }),
  };
  for (const glyph of glyphs) addGlyph(run, glyph, glyph.advance);
  return run;
}

/** Adds a glyph at the right of a run; its advance may be other than the glyph's own. */
export function addGlyph(run: LineRun, { id, text, reads, dx = 0, dy = 0 }: Glyph, advance: number) {
  const index = run.glyphs.length;
  run.glyphs.push(id);
  run.advances.push(advance);
  run.texts.push(text);
  if (reads !== undefined) (run.reads ??= [])[index] = reads;
  if (dx !== 0 || dy !== 0) (run.offsets ??= [])[index] = { dx, dy };
  run.width += (advance * run.size) / 1000;
}
