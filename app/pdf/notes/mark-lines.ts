import { faceOf } from '../fonts/face.ts';
import type { Shaper } from '../fonts/shaper.ts';
import type { Line, LineRun, Noted } from '../measure/line.ts';
import { setRun } from '../measure/set-run.ts';
import { cutRun } from './cut-run.ts';
import { inkOf } from './ink.ts';
import type { NoteKind } from './margin.ts';
import type { Stretch } from './find-words.ts';
import { spread, type Label } from './spread.ts';

/** What is marked in a block: words in its ink, or the whole where they are null, which is marked at its beginning. */
export type Marked = { number: number; kind: NoteKind; words: Stretch | null };
/** Where the mark of a note came to stand; `caret` is where words are to be put in. `x` in points in the line's frame. */
export type MarkPlace = { number: number; line: number; x: number; caret: boolean };

/** The number of a note in parts of the type beside it: its own size within limits, and how high it stands, in the free space above. */
const mark = { part: 0.55, least: 5, most: 6.5, rise: 0.77, gap: 0.4 };

/**
 * The lines of a block with the marks of notes in them. Words are divided into more runs and each number is put after them,
 * in the white above the line, so that nothing that was set moves. Marks stand within `width`, or as far to its left as they need.
 */
export function markLines(
  lines: readonly Line[],
  marked: readonly Marked[],
  width: number,
  shaper: Shaper,
): { lines: Line[]; places: MarkPlace[] } {
  const atoms = atomsOf(lines);
  const total = lines.flatMap(({ runs }) => runs).reduce((sum, run) => sum + inkOfSet(run, atoms), 0);
  const places: MarkPlace[] = [];
  const inWords = marked.filter((one): one is InWords => one.words !== null && one.words.to <= total);
  const atStart = marked.filter((one) => !inWords.includes(one as InWords) || one.words?.to === 0);
  let ink = 0;
  const out = lines.map((line, index): Line => {
    const parts: Part[] = [];
    let pending = index === 0 && atStart.length > 0;
    for (const run of line.runs) {
      if (run.part !== 'body') {
        parts.push({ run });
        continue;
      }
      if (pending) parts.push(label(atStart, run, 0));
      pending = false;
      const made = markRun(run, ink, atoms.get(run) ?? null, inWords);
      parts.push(...made.parts);
      ink = made.ink;
    }
    if (pending) parts.push(label(atStart, line.runs.at(-1), 1));
    return placeLabels(line, index, parts, width, shaper, places);
  });
  return { lines: out, places };
}

/**
 * Runs that are not divided, with their ink: a formula, or its source, which may go over several runs and counts once; and
 * what runs from right to left, where a part of a word may be no part of the line.
 */
function atomsOf(lines: readonly Line[]): Map<LineRun, number> {
  const atoms = new Map<LineRun, number>();
  let before: LineRun['failed'];
  for (const run of lines.flatMap(({ runs }) => runs)) {
    if (run.formula || run.failed) atoms.set(run, run.failed && run.failed === before ? 0 : 1);
    else if (run.rtl) atoms.set(run, inkOf(run.texts.join('')));
    before = run.failed;
  }
  return atoms;
}

function inkOfSet(run: LineRun, atoms: ReadonlyMap<LineRun, number>): number {
  if (run.part !== 'body') return 0;
  return atoms.get(run) ?? (run.image ? 1 : inkOf(run.texts.join('')));
}

type Part = { run: LineRun } | { label: Label; carets: number[] };
type InWords = Marked & { words: Stretch };

/** The number of notes at the beginning or the end of a run. */
function label(of: readonly Marked[], beside: LineRun | undefined, end: 0 | 1): Part {
  const numbers = of.map(({ number }) => number);
  const carets = of.filter(({ words }) => words && words.from === words.to).map(({ number }) => number);
  const size = beside?.size ?? 10;
  const atRight = (end === 1) !== (beside?.rtl === true);
  return { label: { numbers, x: (beside?.x ?? 0) + (atRight ? (beside?.width ?? 0) : 0), size }, carets };
}

/** A run in parts, each with what is said of it, and the numbers after the words that end in it. */
function markRun(run: LineRun, before: number, atom: number | null, marked: readonly InWords[]) {
  const parts: Part[] = [];
  let ink = before;
  let start = 0;
  let last: Noted | null = null;
  const cut = (to: number) => {
    const piece = atom === null ? cutRun(run, start, to) : run;
    if (to > start || atom !== null) parts.push({ run: last ? { ...piece, noted: last } : piece });
    start = to;
  };
  const count = atom === null ? run.texts.length : 1;
  let next = 0;
  for (let index = 0; index < count; index = next) {
    next = index + 1;
    while (atom === null && run.texts[next] === '') next += 1; // an accent, or what else stands for characters with others
    const end = ink + (atom ?? (run.image ? 1 : inkOf(run.texts[index]!)));
    const noted = notedAt(ink, end, marked);
    if (index > 0 && !same(noted, last)) cut(index);
    last = noted;
    const ending = marked.filter(({ words }) => words.to > ink && words.to <= end);
    ink = end;
    if (ending.length === 0) continue;
    cut(next);
    const beside = parts.at(-1)!;
    parts.push(label(ending, 'run' in beside ? beside.run : run, 1));
  }
  if (atom === null && start < count) cut(count);
  else if (atom !== null && start === 0) cut(1);
  return { parts, ink };
}

/** What is said of a glyph; a space is among the words if those on both sides are. */
function notedAt(from: number, to: number, marked: readonly InWords[]): Noted | null {
  const here = marked.filter(({ words }) =>
    from === to ? words.from < from && words.to > from : words.from < to && words.to > from,
  );
  if (here.length === 0) return null;
  const has = (...kinds: NoteKind[]) => here.some(({ kind }) => kinds.includes(kind));
  return { comment: has('comment'), change: has('delete', 'replace') ? 'delete' : has('insert') ? 'insert' : null };
}

const same = (a: Noted | null, b: Noted | null) => a?.comment === b?.comment && a?.change === b?.change;

function placeLabels(
  line: Line,
  index: number,
  parts: Part[],
  width: number,
  shaper: Shaper,
  places: MarkPlace[],
): Line {
  const labels = parts.flatMap((part) => ('label' in part ? [part.label] : []));
  if (labels.length === 0 && parts.every((part) => 'run' in part && !part.run.noted)) return line;
  for (const part of parts)
    if ('label' in part)
      for (const number of part.label.numbers)
        places.push({ number, line: index, x: part.label.x, caret: part.carets.includes(number) });
  const set = spread(labels, width, (text, size) => numberRun(text, size, shaper));
  const runs = parts.flatMap((part) => ('run' in part ? [part.run] : (set.get(part.label) ?? [])));
  return { ...line, runs };
}

/** The number of a note in small type that stands above type of this size. */
function numberRun(text: string, beside: number, shaper: Shaper): LineRun {
  const face = faceOf('sans', true, false);
  const size = Math.min(mark.most, Math.max(mark.least, beside * mark.part));
  const look = { face, size, link: null, rise: beside * mark.rise };
  return setRun(shaper.shape(face, text).glyphs, look, mark.gap, 'body');
}
