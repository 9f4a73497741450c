import type { Direction, Shaper } from '../fonts/shaper.ts';
import { directed } from './bidi.ts';
import type { Look } from './items.ts';
import type { LineRun } from './line.ts';
import { lineItems } from './line-items.ts';
import { setLine } from './set-line.ts';

/** A short text on one line; the `x` of its runs is how far from its beginning they begin. */
export function textRuns(text: string, look: Look, shaper: Shaper, direction: Direction): LineRun[] {
  const context = { shaper, lang: '', hyphenate: false, elastic: false, splitOver: Infinity };
  const items = lineItems(directed([{ ...look, text }], direction), context);
  return setLine(items, 0, items.length - 1, 0, 0, direction === 'rtl');
}
