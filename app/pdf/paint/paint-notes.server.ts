import type { Line, LineRun } from '../measure/line.ts';
import type { Page, Placed } from '../paginate/page.ts';
import type { NotePiece } from '../notes/margin.ts';
import type { PageTools } from './paint-page.server.ts';
import type { Leaf } from './structure.server.ts';
import { fixed } from './text-operators.ts';

/** Each with a form of its own, so that nothing is told by colour alone. */
const tint = '1 0.95 0.76 rg';
const commentRule = '0.66 0.5 0.12 rg';
const insertRule = '0.06 0.4 0.2 rg';
const deleteRule = '0.66 0.1 0.1 rg';
const leaderGray = '0.68 G 0.35 w';
const bars = { comment: commentRule, insert: insertRule, delete: deleteRule, replace: deleteRule };

/** What lies beneath the text where reviewers say something of it: tints, underlines, and lines from words to notes. */
export function paintBeneathNotes({ boxes, margin }: Page, tools: PageTools) {
  if (!margin) return;
  const drawn = [
    ...boxes.flatMap((placed) => notedRuns(placed).flatMap(({ run, line, y }) => beneath(run, line, y, tools))),
    ...margin.pieces.map((piece) => barOf(piece, tools)),
    ...margin.carets.map(({ x, y, height }) => box(insertRule, x - 0.4, y, 0.9, height, tools)),
    ...margin.leaders.map((points) => {
      const path = points.map(({ x, y }, index) => `${place(x, y, tools)} ${index === 0 ? 'm' : 'l'}`);
      return `${leaderGray} ${path.join(' ')} S`;
    }),
  ];
  draw(drawn, tools);
}

/** Lines through words that are to be deleted. */
export function paintAboveNotes({ boxes, margin }: Page, tools: PageTools) {
  if (!margin) return;
  const deleted = boxes.flatMap(notedRuns).filter(({ run }) => run.noted?.change === 'delete');
  draw(
    deleted.map(({ run, line, y }) => {
      return box(deleteRule, run.x, y + line.baseline - (run.rise ?? 0) - run.size * 0.26, run.width, 0.8, tools);
    }),
    tools,
  );
}

/** The notes about a block, where they stand on this page; it has been painted as far as it goes here. */
export function paintNotesOf(page: Page, block: number, about: Leaf, tools: PageTools, paint: Paint) {
  for (const { number, block: of } of page.margin?.belong ?? []) {
    if (of !== block) continue;
    tools.structure.addMarginNote(number, tools.block(block), about);
    for (const piece of page.margin!.pieces) if (piece.number === number) paintPiece(piece, tools, paint);
  }
}

/** What goes on here from earlier pages. */
export function paintCarriedNotes({ margin }: Page, tools: PageTools, paint: Paint) {
  const own = new Set(margin?.belong.map(({ number }) => number));
  for (const piece of margin?.pieces ?? []) if (!own.has(piece.number)) paintPiece(piece, tools, paint);
}

function paintPiece({ number, lines, x, y }: NotePiece, tools: PageTools, paint: Paint) {
  for (const { line, part, y: below } of lines) {
    const leaf = tools.structure.inMarginNote(number, part);
    paint(line, { left: x, top: y + below, leaf, source: null }, tools);
  }
}

type Paint = (line: Line, at: { left: number; top: number; leaf: Leaf; source: null }, tools: PageTools) => void;

type NotedRun = { run: LineRun; line: Line; y: number };

function notedRuns({ box: line, y }: Placed): NotedRun[] {
  return line.kind === 'line' ? line.runs.filter(({ noted }) => noted).map((run) => ({ run, line, y })) : [];
}

function beneath(run: LineRun, line: Line, y: number, tools: PageTools): string[] {
  const { comment, change } = run.noted!;
  const baseline = y + line.baseline - (run.rise ?? 0);
  const [top, below] = [baseline - run.size * 0.8, baseline + run.size * 0.24];
  return [
    ...(comment ? [box(tint, run.x, top, run.width, below - top, tools)] : []),
    ...(comment ? [box(commentRule, run.x, below, run.width, 0.5, tools)] : []),
    ...(change === 'insert'
      ? [0.1, 0.22].map((by) => box(insertRule, run.x, baseline + run.size * by, run.width, 0.6, tools))
      : []),
  ];
}

function barOf({ x, y, height, kind }: NotePiece, tools: PageTools): string {
  return box(bars[kind], x - 4.5, y + 0.5, 0.8, height - 1, tools);
}

function box(fill: string, x: number, y: number, width: number, height: number, tools: PageTools): string {
  return `${fill} ${place(x, y, tools)} ${fixed(width)} ${fixed(height)} re f`;
}

const place = (x: number, y: number, { frame }: PageTools) => `${fixed(frame.x + x)} ${fixed(frame.y + y)}`;

function draw(operators: readonly string[], { document, marks }: PageTools) {
  if (operators.length > 0) marks.artifact('Layout', () => operators.forEach((one) => document.addContent(one)));
}
