import type { Glyph } from '../fonts/shaper.ts';
import type { Span } from './logical-lines.ts';
import { tex } from './tex-linebreak.ts';

export type Look = Omit<Span, 'text'>;

/** What Knuth and Plass break: boxes, glue and penalties, each with the glyphs it leaves on the line. */
export type Item =
  | { type: 'box'; width: number; glyphs: readonly Glyph[]; look: Look | null }
  | { type: 'glue'; width: number; stretch: number; shrink: number; glyphs: readonly Glyph[]; look: Look | null }
  | { type: 'penalty'; width: number; cost: number; flagged: boolean; glyphs: readonly Glyph[]; look: Look | null };

export const { MAX_COST: never, MIN_COST: forced } = tex;

export function box(glyphs: readonly Glyph[], look: Look | null): Item {
  return { type: 'box', width: widthOf(glyphs, look), glyphs, look };
}

/** A formula in a line: it is not divided. */
export function formulaBox(look: Look, width: number): Item {
  return { type: 'box', width, glyphs: [], look };
}

/** A space that may grow by half and shrink by a third, or not at all where lines are ragged. */
export function space(glyphs: readonly Glyph[], look: Look, elastic: boolean): Item {
  const width = widthOf(glyphs, look);
  return { type: 'glue', width, stretch: elastic ? width / 2 : 0, shrink: elastic ? width / 3 : 0, glyphs, look };
}

/** Between two characters of Chinese or Japanese, where a line may end: no space, but some room to give. */
export function ideographGap(look: Look, elastic: boolean): Item {
  return { type: 'glue', width: 0, stretch: elastic ? look.size / 8 : 0, shrink: 0, glyphs: [], look };
}

/** A place where a line may end at a price; `glyphs` (a hyphen) show only when it does. */
export function breakAt(cost: number, glyphs: readonly Glyph[] = [], look: Look | null = null): Item {
  return { type: 'penalty', width: widthOf(glyphs, look), cost, flagged: glyphs.length > 0, glyphs, look };
}

/** The end of a paragraph: white space up to the margin, and a break that must be taken. */
export function paragraphEnd(): Item[] {
  return [
    breakAt(never),
    { type: 'glue', width: 0, stretch: 100_000, shrink: 0, glyphs: [], look: null },
    breakAt(forced),
  ];
}

function widthOf(glyphs: readonly Glyph[], look: Look | null): number {
  return glyphs.reduce((sum, glyph) => sum + glyph.advance, 0) * ((look?.size ?? 0) / 1000);
}
