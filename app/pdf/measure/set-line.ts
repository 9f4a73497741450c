import type { Glyph } from '../fonts/shaper.ts';
import { visualOrder } from './bidi.ts';
import type { Item, Look } from './items.ts';
import type { LineRun } from './line.ts';
import { addGlyph, setRun } from './set-run.ts';

/** A glyph, or a formula, where it stands on its line. Lengths are points. */
type Unit = { look: Look; glyph: Glyph | null; width: number };

/**
 * The runs of one line in the order in which they are read: items `from`..`to`, the one at `to` being where the line ends.
 * `ratio` is how far each space is stretched (above 0) or shrunk (below). `x` is how far from its beginning the line
 * begins, and so is the `x` of each run; that is from the right in a paragraph that runs from there (`rtl`).
 */
export function setLine(
  items: readonly Item[],
  from: number,
  to: number,
  ratio: number,
  x: number,
  rtl: boolean,
): LineRun[] {
  return rtl || turns(items, from, to)
    ? turnedRuns(unitsOf(items, from, to, ratio), x, rtl)
    : straightRuns(items, from, to, ratio, x);
}

function turns(items: readonly Item[], from: number, to: number): boolean {
  for (let index = from; index <= to; index++) if ((items[index]!.look?.level ?? 0) > 0) return true;
  return false;
}

type Visitor = {
  unit(look: Look, glyph: Glyph | null, width: number): void;
  /** between two characters of Chinese there is room to give, and no space */
  room(width: number): void;
};

function visit(items: readonly Item[], from: number, to: number, ratio: number, visitor: Visitor) {
  for (let index = from; index <= to; index++) {
    const item = items[index]!;
    const isEnd = index === to;
    if (item.type === 'penalty' ? !isEnd : item.type === 'glue' && isEnd) continue;
    const { look } = item;
    if (look === null) continue;
    if (look.formula) visitor.unit(look, null, item.width);
    const extra = item.type === 'glue' ? adjustment(item, ratio) : 0;
    if (item.glyphs.length === 0) visitor.room(extra);
    for (const glyph of item.glyphs)
      visitor.unit(look, glyph, (glyph.advance * look.size) / 1000 + extra / item.glyphs.length);
  }
}

function unitsOf(items: readonly Item[], from: number, to: number, ratio: number): Unit[] {
  const units: Unit[] = [];
  visit(items, from, to, ratio, {
    unit: (look, glyph, width) => units.push({ look, glyph, width }),
    room: (width) => {
      const last = units.at(-1);
      if (last) units[units.length - 1] = { ...last, width: last.width + width };
    },
  });
  return units;
}

/** Where all runs from left to right. */
function straightRuns(items: readonly Item[], from: number, to: number, ratio: number, x: number): LineRun[] {
  const runs: LineRun[] = [];
  let at = x;
  visit(items, from, to, ratio, {
    unit: (look, glyph, width) => {
      addUnit(runs, look, glyph, width, at);
      at += width;
    },
    room: (width) => {
      const last = runs.at(-1);
      if (!last || last.advances.length === 0 || width === 0) return;
      last.advances[last.advances.length - 1]! += (width * 1000) / last.size;
      last.width += width;
      at += width;
    },
  });
  return runs;
}

/** Where text turns: neighbours of one level stay together, each level in its place. */
function turnedRuns(units: readonly Unit[], x: number, rtl: boolean): LineRun[] {
  const levels = units.map(({ look }) => look.level ?? 0);
  const order = visualOrder(levels);
  if (rtl) order.reverse(); // from the beginning of the line
  const places: number[] = [];
  let at = x;
  for (const index of order) {
    places[index] = at;
    at += units[index]!.width;
  }
  const runs: LineRun[] = [];
  for (let from = 0; from < units.length;) {
    let to = from + 1;
    while (to < units.length && levels[to] === levels[from]) to += 1;
    const ltr = levels[from]! % 2 === 0;
    const indexes = Array.from({ length: to - from }, (_, offset) => (ltr ? from + offset : to - 1 - offset));
    const together: LineRun[] = [];
    for (const index of indexes) {
      const { look, glyph, width } = units[index]!;
      addUnit(together, look, glyph, width, places[index]!);
    }
    // of two units, the one nearer to the beginning of the line says where the run begins
    let begun = 0;
    for (const run of together) {
      const count = Math.max(run.glyphs.length, 1);
      run.x = indexes.slice(begun, begun + count).reduce((least, index) => Math.min(least, places[index]!), Infinity);
      begun += count;
    }
    runs.push(...(ltr ? together : together.reverse()));
    from = to;
  }
  return runs;
}

/** Points by which a space is wider than it is by nature. */
function adjustment(glue: Extract<Item, { type: 'glue' }>, ratio: number): number {
  return ratio < 0 ? Math.max(ratio, -1) * glue.shrink : ratio * glue.stretch;
}

/** Adds a glyph to the last run where the look is the same. */
function addUnit(runs: LineRun[], look: Look, glyph: Glyph | null, width: number, x: number) {
  if (!glyph) {
    runs.push({ ...setRun([], look, x, 'body'), width });
    return;
  }
  let run = runs.at(-1);
  if (!run || run.face !== glyph.face || !sameLook(run, look)) {
    run = setRun([], { ...look, face: glyph.face }, x, 'body');
    runs.push(run);
  }
  addGlyph(run, glyph, (width * 1000) / look.size);
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
