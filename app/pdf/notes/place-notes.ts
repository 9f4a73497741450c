import type { DocumentFile } from '#app/document/file.ts';
import { AppError } from '#app/errors.ts';
import type { Shaper } from '../fonts/shaper.ts';
import type { Layout } from '../layout-document.ts';
import type { Line } from '../measure/line.ts';
import { textFrame } from '../measure/text-frame.ts';
import type { Page } from '../paginate/page.ts';
import type { Profile } from '../profiles.ts';
import { continued, titleHeight } from './continued.ts';
import { fillMargin, type Waiting } from './fill-margin.ts';
import type { Caret, Margin, NoteChoice, NotePiece, Point } from './margin.ts';
import { markLines } from './mark-lines.ts';
import { measureNote } from './measure-note.ts';
import { notePages } from './note-pages.ts';
import { planNotes, type NotePlan } from './plan-notes.ts';

/** Where the words end that a note is about: `x` and `y` on the line's middle, `edge` where its text ends. */
type Anchor = Point & { page: number; edge: number };

/**
 * The layout with the notes asked for beside the text. Nothing that was set moves, so that pages and lines are those of the
 * document without notes; what has no room goes on in the margins of the next pages, and at last on pages of its own.
 * Throws bad_input where the profile keeps its margins empty.
 */
export function placeNotes(
  layout: Layout,
  file: DocumentFile,
  profile: Profile,
  shaper: Shaper,
  lang: string,
  choice: NoteChoice,
): Layout {
  if (choice === 'none') return layout;
  const noteColumn = noteColumnOf(profile);
  const plans = planNotes(file, layout.flow, choice);
  if (plans.length === 0) return layout;
  const frame = textFrame(profile);
  const x = frame.width + noteColumn.gap;
  const { pages, anchors, carets } = markPages(layout, plans, frame.width + noteColumn.gap / 3, shaper);
  let carried: Waiting[] = [];
  const furnished = pages.map((page, index): Page => {
    const here = plans.filter(({ number }) => anchors.get(number)!.page === index);
    const own = here
      .map((plan): Waiting => {
        const rows = measureNote(plan, noteColumn.width, shaper, lang);
        const { number, kind } = plan;
        return { number, kind, begins: true, at: anchors.get(number)!.y - rows[0]!.line.height / 2, rows };
      })
      .sort((a, b) => a.at - b.at || a.number - b.number);
    const isContinued = carried.length > 0;
    const from = isContinued ? titleHeight : 0;
    const filled = fillMargin([...carried, ...own], { x, from, to: frame.height });
    carried = filled.rest.map((one) => ({ ...one, at: 0 }));
    const begun = filled.pieces.filter(({ number, begins }) => begins && anchors.get(number)!.page === index);
    const leaders = begun.map((piece) => leaderTo(piece, anchors.get(piece.number)!, frame.width));
    const said = continued(filled, x, isContinued, noteColumn.width, shaper);
    const belong = here.map(({ number, block }) => ({ number, block }));
    const margin: Margin = { belong, pieces: filled.pieces, leaders, carets: carets[index]! };
    return { ...page, margin, furniture: [...(page.furniture ?? []), ...said] };
  });
  const more = notePages(carried, furnished[0]!, profile, shaper);
  return { ...layout, pages: [...furnished, ...more] };
}

/** The room for notes in a profile; bad_input where it keeps its margins empty. */
export function noteColumnOf({ title, noteColumn }: Profile): NonNullable<Profile['noteColumn']> {
  if (noteColumn) return noteColumn;
  const message = `${title} keeps its margins empty, so that notes cannot stand there. Export them with the profile review.`;
  throw new AppError('bad_input', message, { notes: message });
}

/** The pages with marks in their lines, and where each note belongs. */
function markPages({ pages }: Layout, plans: readonly NotePlan[], width: number, shaper: Shaper) {
  const marked = pages.map((page) => ({ ...page, boxes: [...page.boxes] }));
  const anchors = new Map<number, Anchor>();
  const carets: Caret[][] = pages.map(() => []);
  for (const block of new Set(plans.map((plan) => plan.block))) {
    const own = plans.filter((plan) => plan.block === block);
    const at = pages.flatMap(({ boxes }, page) =>
      boxes.flatMap((placed, index) => (placed.block === block && placed.box.kind === 'line' ? [{ page, index }] : [])),
    );
    const set = markLines(
      at.map(({ page, index }) => pages[page]!.boxes[index]!.box as Line),
      own,
      width,
      shaper,
    );
    at.forEach(({ page, index }, line) => {
      marked[page]!.boxes[index] = { ...pages[page]!.boxes[index]!, box: set.lines[line]! };
    });
    for (const { number, line, x, caret } of set.places) {
      const { page, index } = at[line]!;
      const { box, y } = pages[page]!.boxes[index]!;
      const { baseline, runs, height } = box as Line;
      const edge = Math.max(0, ...runs.map((run) => run.x + run.width));
      anchors.set(number, { page, x, y: y + baseline - (runs[0]?.size ?? height / 2) * 0.25, edge });
      if (caret) carets[page]!.push({ x, y: y + baseline - (runs[0]?.size ?? height) * 0.75, height: height * 0.65 });
    }
  }
  return { pages: marked, anchors, carets };
}

/** From the end of the line of text to the note. */
function leaderTo(piece: NotePiece, { y, edge }: Anchor, width: number): Point[] {
  const end = { x: piece.x - 4, y: piece.y + piece.lines[0]!.line.height / 2 };
  const points = [{ x: Math.max(edge, width) + 2, y }, end];
  return edge + 4 < width ? [{ x: edge + 4, y }, ...points] : points;
}
