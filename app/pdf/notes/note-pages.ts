import type { Shaper } from '../fonts/shaper.ts';
import { centred } from '../measure/measure-figure.ts';
import { textFrame } from '../measure/text-frame.ts';
import type { Page } from '../paginate/page.ts';
import type { Profile } from '../profiles.ts';
import { continued, titleHeight } from './continued.ts';
import { noteGap, pieceOf, type Column, type Waiting } from './fill-margin.ts';
import type { NotePiece } from './margin.ts';
import { noteLine, rowsHeight } from './measure-note.ts';

/**
 * Pages behind the text for notes that its margins had no room for, in columns as wide as the margin's. They are counted by
 * themselves, so that the pages of the text have the numbers that they have without notes. `like` is a page of the text.
 */
export function notePages(waiting: readonly Waiting[], like: Page, profile: Profile, shaper: Shaper): Page[] {
  const frame = textFrame(profile);
  const { width } = profile.noteColumn!;
  const filled: NotePiece[][] = [];
  for (let rest = [...waiting]; rest.length > 0;) {
    const pieces: NotePiece[] = [];
    for (const column of columnsOf(profile)) rest = fillColumn(rest, column, pieces);
    filled.push(pieces);
  }
  return filled.map((pieces, index) => {
    const text = `Notes, page ${index + 1} of ${filled.length}`;
    const [line] = centred([noteLine(text, frame.width, shaper, { size: 9 })], frame.width);
    return {
      boxes: [],
      notes: [],
      footer: line && like.footer ? { ...like.footer, box: line } : null,
      furniture: [
        ...(like.furniture ?? []).filter(({ turned }) => turned !== undefined),
        ...continued({ pieces, cut: [], rest: [] }, 0, true, width, shaper),
      ],
      margin: { belong: [], pieces, leaders: [], carets: [] },
    };
  });
}

/** Columns of a page, the last of them where the margin's is. */
function columnsOf(profile: Profile): Column[] {
  const { width: text, height } = textFrame(profile);
  const { width, gap } = profile.noteColumn!;
  const last = text + gap;
  const count = Math.max(1, Math.floor(last / (width + gap)) + 1);
  const step = count > 1 ? last / (count - 1) : 0;
  return Array.from({ length: count }, (_, index) => ({ x: index * step, from: titleHeight, to: height }));
}

/** As much as stands in the column, one note below the other; returns what is left. */
function fillColumn(waiting: readonly Waiting[], { x, from, to }: Column, pieces: NotePiece[]): Waiting[] {
  let y = from;
  for (const [index, one] of waiting.entries()) {
    let count = 0;
    while (count < one.rows.length && y + rowsHeight(one.rows.slice(0, count + 1)) <= to) count += 1;
    if (y === from) count = Math.max(count, 1);
    const rows = one.rows.slice(0, count);
    if (count > 0) pieces.push(pieceOf(one, rows, x, y, rowsHeight(rows)));
    const left = one.rows.slice(count);
    const after = waiting.slice(index + 1);
    if (left.length > 0) return [{ ...one, rows: left, ...(count > 0 && { begins: false }) }, ...after];
    y += rowsHeight(rows) + noteGap;
  }
  return [];
}
