import { notesOf, type Row, type TableRow } from '../measure/box.ts';
import { floatHeight, placeFloats, placeRows, spaceAbove, splitFloats, type Float } from './floats.ts';
import { splitRow } from './split-row.ts';
import type { Page, Placed, PlacedNote } from './page.ts';

/** Rounding of many small heights must not push a line that fits to the next page. */
const tolerance = 0.01;
/** The space between the text and the rule above the footnotes, and from there to the first of them. */
export const noteSpace = { above: 7, below: 4 };
/** A row of a table is divided when it is higher than this part of a page; a lower one goes to the next page whole. */
const dividedOver = 0.3;
/** At least so many lines of a footnote stand under their mark, where it is longer. */
const leastNoteLines = 2;

type NoteRow = { note: number; row: Row };
/** Where a page ends: the row that begins the next, and the two that stand for the row before it where it was divided. */
type PageEnd = { end: number; parts: [Row, Row] | null };

/**
 * Fills pages of this height from the top, and from the bottom with the footnotes that are marked on them. A page ends at
 * the last allowed break before it overflows; where rows that keep together are taller than a page, it ends where it is
 * full. A footnote that does not fit goes on at the foot of the next page. A figure that floats goes to the top of the
 * page it is met on, else of the next, in order, and never past a page that somebody asked for. There is always one page
 * and never an empty last one. `notes` are the rows of each footnote.
 */
export function paginate(rows: readonly Row[], height: number, notes: readonly (readonly Row[])[] = []): Page[] {
  const { text, floats } = splitFloats(rows);
  return new Paginator(text, floats, height, notes).run();
}

class Paginator {
  private readonly pages: Page[] = [];
  /** rows of footnotes that go on from the page before */
  private carried: NoteRow[] = [];

  constructor(
    private readonly rows: Row[],
    /** figures that are not placed yet, in order */
    private readonly floats: Float[],
    private readonly height: number,
    private readonly notes: readonly (readonly Row[])[],
  ) {}

  run(): Page[] {
    let start = 0;
    while (start < this.rows.length || this.carried.length > 0 || this.floats.length > 0) start = this.fillPage(start);
    return this.pages.length > 0 ? this.pages : [{ boxes: [], notes: [], footer: null }];
  }

  /** Fills one page; returns the row that begins the next. */
  private fillPage(start: number): number {
    const carried = this.takeNotes(this.carried, this.height - noteSpace.above - noteSpace.below);
    this.carried = carried.rest;
    const { top, end, parts } = this.choose(start, carried.taken);
    if (parts) this.putParts(end - 1, parts);
    const rows = this.rows.slice(start, end);
    const head = rows[0]?.head ?? [];
    const marked = [...top.flatMap((float) => float.rows), ...rows].flatMap(({ box }) => notesOf(box));
    const foot = [...carried.taken, ...marked.sort((a, b) => a - b).flatMap((note) => this.rowsOfNote(note))];
    const boxes = place(top, head, rows);
    const used = bottomOf(boxes);
    const shown = this.takeNotes(foot, this.height - used - noteSpace.above - noteSpace.below, boxes.length === 0);
    this.carried = [...shown.rest, ...this.carried];
    this.pages.push({ boxes, notes: this.placeNotes(shown.taken), footer: null });
    return end;
  }

  /**
   * What stands on a page: figures at its top, and the text up to where it ends. One that is met on this page goes to its
   * top if it still stands after what it was met behind.
   */
  private choose(start: number, foot: readonly NoteRow[]): PageEnd & { top: Float[] } {
    const top: Float[] = [];
    let chosen: PageEnd = { end: start, parts: null };
    if (this.carried.length > 0) return { top, ...chosen };
    const isAsked = this.rows[start]?.break === 'must';
    const waits = () => this.floats[0] !== undefined && this.floats[0].at <= start && (start > 0 || isAsked);
    const isBarred = isAsked && waits();
    while (waits() && this.fitsAtTop([...top, this.floats[0]!], foot)) top.push(this.floats.shift()!);
    if (isBarred) return { top, ...chosen };
    chosen = this.pageEnd(start, foot, top);
    while (this.floats[0] && this.floats[0].at <= chosen.end) {
      const more = [...top, this.floats[0]];
      if (!this.fitsAtTop(more, foot)) break;
      const moved = this.pageEnd(start, foot, more);
      if (moved.end < this.floats[0].at) break;
      top.push(this.floats.shift()!);
      chosen = moved;
    }
    return { top, ...chosen };
  }

  /** Whether figures fit on a page with these footnotes; the first of a page stands there whatever its own notes are. */
  private fitsAtTop(top: readonly Float[], foot: readonly NoteRow[]): boolean {
    if (top.length === 1 && foot.length === 0) return true;
    return floatHeight(top) + footSpace(noteHeight(foot) + this.markedHeight(top)) <= this.height + tolerance;
  }

  private markedHeight(floats: readonly Float[]): number {
    const marks = floats.flatMap(({ rows }) => rows.flatMap(({ box }) => notesOf(box)));
    return noteHeight(marks.flatMap((note) => this.rowsOfNote(note)));
  }

  private putParts(index: number, parts: [Row, Row]) {
    this.rows.splice(index, 1, ...parts);
    for (const float of this.floats) if (float.at > index) float.at += 1;
  }

  /** Where the page ends that has these figures at its top and these footnotes at its foot. */
  private pageEnd(start: number, foot: readonly NoteRow[], top: readonly Float[]): PageEnd {
    const at = (end: number): PageEnd => ({ end, parts: null });
    const above = spaceAbove(top);
    let used = above + heightOf(this.rows[start]?.head ?? []);
    let footHeight = noteHeight(foot) + this.markedHeight(top);
    let allowed = -1;
    for (let index = start; index < this.rows.length; index++) {
      const row = this.rows[index]!;
      if (index > start && row.break === 'must') return at(index);
      if (index > start && row.break === 'free') allowed = index;
      const rowTop = used + (index > start ? row.gap : 0);
      used = rowTop + row.box.height;
      const marked = notesOf(row.box).flatMap((note) => this.rowsOfNote(note));
      if (used + footSpace(footHeight + noteHeight(marked)) <= this.height + tolerance) {
        footHeight += noteHeight(marked);
        continue;
      }
      const parts = this.divided(row, this.height - rowTop - footSpace(footHeight), index === start);
      if (parts) return { end: index + 1, parts };
      if (marked.length > 0 && this.mayEndAfter(index) && this.fitsInPart(marked, used, footHeight))
        return at(index + 1);
      // Figures, or what goes on from the page before, may leave no room at all; else the first row stands here whatever
      // its height.
      const isFull = above > 0 || (foot.length > 0 && used + footSpace(footHeight) > this.height);
      if (index === start) return at(isFull ? start : index + 1);
      if (allowed > start) return at(allowed);
      return at(above > 0 ? start : index);
    }
    return at(this.rows.length);
  }

  /** A high row of a table, divided at this height. */
  private divided({ box, ...row }: Row, room: number, isFirst: boolean): [Row, Row] | null {
    if (box.kind !== 'row' || (!isFirst && box.height < this.height * dividedOver)) return null;
    const parts = splitRow(box, room);
    if (!parts) return null;
    return [
      { ...row, box: parts[0] },
      { ...row, box: parts[1], gap: 0, break: 'free' },
    ];
  }

  private mayEndAfter(index: number): boolean {
    const next = this.rows[index + 1];
    return !next || next.break !== 'avoid';
  }

  /** Whether the text with the first lines of its last footnote fits. */
  private fitsInPart(marked: readonly NoteRow[], used: number, footHeight: number): boolean {
    const last = marked.at(-1)!.note;
    const before = marked.filter(({ note }) => note !== last);
    const least = marked.filter(({ note }) => note === last).slice(0, leastNoteLines);
    return used + footSpace(footHeight + noteHeight([...before, ...least])) <= this.height + tolerance;
  }

  private rowsOfNote(note: number): NoteRow[] {
    return (this.notes[note] ?? []).map((row) => ({ note, row }));
  }

  /** As many rows as fit; at least one where `must` says that nothing else would go forward. */
  private takeNotes(rows: readonly NoteRow[], room: number, must = true): { taken: NoteRow[]; rest: NoteRow[] } {
    let used = 0;
    let count = rows.findIndex(({ row }, index) => {
      used += row.box.height + (index > 0 ? row.gap : 0);
      return used > room + tolerance;
    });
    if (count < 0) count = rows.length;
    if (must && count === 0) count = Math.min(1, rows.length);
    return { taken: rows.slice(0, count), rest: rows.slice(count) };
  }

  private placeNotes(rows: readonly NoteRow[]): PlacedNote[] {
    let y = this.height - noteHeight(rows);
    return rows.map(({ note, row }, index) => {
      if (index > 0) y += row.gap;
      const placed = { box: row.box, note, y };
      y += row.box.height;
      return placed;
    });
  }
}

const heightOf = (rows: readonly TableRow[]) => rows.reduce((sum, row) => sum + row.height, 0);
const noteHeight = (rows: readonly NoteRow[]) =>
  rows.reduce((sum, { row }, index) => sum + row.box.height + (index > 0 ? row.gap : 0), 0);
const footSpace = (notes: number) => (notes > 0 ? notes + noteSpace.above + noteSpace.below : 0);

function bottomOf(boxes: readonly Placed[]): number {
  const last = boxes.at(-1);
  return last ? last.y + last.box.height : 0;
}

function place(top: readonly Float[], head: readonly TableRow[], rows: readonly Row[]): Placed[] {
  const floats = placeFloats(top);
  let y = rows.length > 0 ? spaceAbove(top) : 0;
  const repeated = head.map((box): Placed => {
    const placed = { box: { ...box, repeated: true }, block: rows[0]!.block, y };
    y += box.height;
    return placed;
  });
  return [...floats, ...repeated, ...placeRows(rows, y)];
}
