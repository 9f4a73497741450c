import type { Glyph } from '../fonts/shaper.ts';
import type { Item, Look } from './items.ts';
import type { LineRun } from './line.ts';
import { setRun } from './set-run.ts';

/**
 * The runs of one line: items `from`..`to`, the one at `to` being where the line ends. `ratio` is how far each space is
 * stretched (above 0) or shrunk (below); `x` is where the line begins.
 */
export function setLine(items: readonly Item[], from: number, to: number, ratio: number, x: number): LineRun[] {
  const runs: LineRun[] = [];
  let at = x;
  for (let index = from; index <= to; index++) {
    const item = items[index]!;
    if (item.look?.formula) {
      runs.push({ ...setRun([], item.look, at, 'body'), width: item.width });
      at += item.width;
    }
    if (item.look === null || item.glyphs.length === 0) continue;
    const isEnd = index === to;
    if (item.type === 'penalty' ? !isEnd : item.type === 'glue' && isEnd) continue;
    const extra = item.type === 'glue' ? adjustment(item, ratio) : 0;
    for (const glyph of item.glyphs) at += append(runs, glyph, item.look, at, extra / item.glyphs.length);
  }
  return runs;
}

/** Points by which a space is wider than it is by nature. */
function adjustment(glue: Extract<Item, { type: 'glue' }>, ratio: number): number {
  return ratio < 0 ? Math.max(ratio, -1) * glue.shrink : ratio * glue.stretch;
}

/** Adds a glyph to the last run where the look is the same; returns its width in points. */
function append(runs: LineRun[], glyph: Glyph, look: Look, x: number, extra: number): number {
  const advance = glyph.advance + (extra * 1000) / look.size;
  const width = (advance * look.size) / 1000;
  let run = runs.at(-1);
  if (!run || run.face !== glyph.face || !sameLook(run, look)) {
    run = setRun([], { ...look, face: glyph.face }, x, 'body');
    runs.push(run);
  }
  run.glyphs.push(glyph.id);
  run.advances.push(advance);
  run.texts.push(glyph.text);
  run.width += width;
  return width;
}

function sameLook(run: LineRun, { size, link, rise, underline, note, image, failed }: Look): boolean {
  if (run.image || image) return false; // each picture is a run of its own
  return (
    !run.formula &&
    run.failed === failed &&
    run.size === size &&
    run.link === link &&
    run.rise === rise &&
    run.underline === underline &&
    run.note === note
  );
}
