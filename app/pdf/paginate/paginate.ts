import { notesOf, type Row, type TableRow } from '../measure/box.ts';
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

/**
 * Fills pages of this height from the top, and from the bottom with the footnotes that are marked on them. A page ends at
 * the last allowed break before it overflows; where rows that keep together are taller than a page, it ends where it is
 * full. A footnote that does not fit goes on at the foot of the next page. There is always one page and never an empty
 * last one. `notes` are the rows of each footnote.
 */
export function paginate(rows: readonly Row[], height: number, notes: readonly (readonly Row[])[] = []): Page[] {
  return new Paginator([...rows], height, notes).run();
}

class Paginator {
  private readonly pages: Page[] = [];
  /** rows of footnotes that go on from the page before */
  private carried: NoteRow[] = [];

  constructor(
    private readonly rows: Row[],
    private readonly height: number,
    private readonly notes: readonly (readonly Row[])[],
  ) {}

  run(): Page[] {
    let start = 0;
    while (start < this.rows.length || this.carried.length > 0) start = this.fillPage(start);
    return this.pages.length > 0 ? this.pages : [{ boxes: [], notes: [], footer: null }];
  }

  /** Fills one page; returns the row that begins the next. */
  private fillPage(start: number): number {
    const carried = this.takeNotes(this.carried, this.height - noteSpace.above - noteSpace.below);
    this.carried = carried.rest;
    const foot = carried.taken;
    const end = this.carried.length > 0 ? start : this.pageEnd(start, foot);
    const rows = this.rows.slice(start, end);
    const head = rows[0]?.head ?? [];
    for (const { box } of rows) for (const note of notesOf(box)) foot.push(...this.rowsOfNote(note));
    const boxes = place(head, rows);
    const used = bottomOf(boxes);
    const shown = this.takeNotes(foot, this.height - used - noteSpace.above - noteSpace.below, boxes.length === 0);
    this.carried = [...shown.rest, ...this.carried];
    this.pages.push({ boxes, notes: this.placeNotes(shown.taken), footer: null });
    return end;
  }

  /** Index of the row that begins the next page; the row before it may have been divided to fit. */
  private pageEnd(start: number, foot: readonly NoteRow[]): number {
    let used = heightOf(this.rows[start]?.head ?? []);
    let footHeight = noteHeight(foot);
    let allowed = -1;
    for (let index = start; index < this.rows.length; index++) {
      const row = this.rows[index]!;
      if (index > start && row.break === 'must') return index;
      if (index > start && row.break === 'free') allowed = index;
      const top = used + (index > start ? row.gap : 0);
      used = top + row.box.height;
      const marked = notesOf(row.box).flatMap((note) => this.rowsOfNote(note));
      if (used + footSpace(footHeight + noteHeight(marked)) <= this.height + tolerance) {
        footHeight += noteHeight(marked);
        continue;
      }
      if (this.divide(index, this.height - top - footSpace(footHeight), index === start)) return index + 1;
      if (marked.length > 0 && this.mayEndAfter(index) && this.fitsInPart(marked, used, footHeight)) return index + 1;
      // What goes on from the page before may leave no room at all; else the first row stands here whatever its height.
      if (index === start) return foot.length > 0 && used + footSpace(footHeight) > this.height ? start : index + 1;
      return allowed > start ? allowed : index;
    }
    return this.rows.length;
  }

  /** Divides a high row of a table at this height. */
  private divide(index: number, room: number, isFirst: boolean): boolean {
    const { box, ...row } = this.rows[index]!;
    if (box.kind !== 'row' || (!isFirst && box.height < this.height * dividedOver)) return false;
    const parts = splitRow(box, room);
    if (!parts) return false;
    this.rows.splice(index, 1, { ...row, box: parts[0] }, { ...row, box: parts[1], gap: 0, break: 'free' });
    return true;
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

function place(head: readonly TableRow[], rows: readonly Row[]): Placed[] {
  let y = 0;
  const repeated = head.map((box): Placed => {
    const placed = { box: { ...box, repeated: true }, block: rows[0]!.block, y };
    y += box.height;
    return placed;
  });
  const placed = rows.map(({ box, block, gap }, index): Placed => {
    if (index > 0) y += gap;
    const at = y;
    y += box.height;
    return { box, block, y: at };
  });
  return [...repeated, ...placed];
}
