import type { FlowBlock } from '../flow/flow.ts';
import type { FaceName } from '../fonts/face.ts';
import type { TableRow } from '../measure/box.ts';
import type { Line, LineRun } from '../measure/line.ts';
import type { Page, Placed } from '../paginate/page.ts';
import { noteSpace } from '../paginate/paginate.ts';
import type { ContentMarks } from './content-marks.server.ts';
import { frameOf, paintLineImage, paintPicture } from './paint-picture.server.ts';
import type { Embedded } from './embedded-pictures.server.ts';
import type { GlyphEncoder } from './glyph-encoder.server.ts';
import { formulaBox, formulaOperators } from './paint-formula.ts';
import { paintFurniture } from './paint-furniture.server.ts';
import { paintAboveNotes, paintBeneathNotes, paintCarriedNotes, paintNotesOf } from './paint-notes.server.ts';
import type { PdfkitDocument } from './pdfkit.server.ts';
import { shown } from './shown.server.ts';
import type { Leaf, Structure } from './structure.server.ts';
import { fixed } from './text-operators.ts';

export type Frame = { x: number; y: number; width: number; height: number };

/** What painting a page needs to know of the document. */
export type PageTools = {
  document: PdfkitDocument;
  frame: Frame;
  encoder: (face: FaceName) => GlyphEncoder;
  marks: ContentMarks;
  structure: Structure;
  pictures: Embedded;
  block: (index: number) => FlowBlock;
  note: (index: number) => FlowBlock;
  /** the leaf of a block, made on first sight; `y` is the top of its first line on the page */
  leaf: (block: FlowBlock, y: number) => Leaf;
  noteLeaf: (note: FlowBlock) => Leaf;
  /** where a link of a block leads, null where it must not be live */
  href: (block: FlowBlock, link: number) => string | null;
};

const black = '0 g';
const linkBlue = '0.07 0.22 0.46 rg';
const ruleGray = 0.55;
/** How far the rule above footnotes reaches across the page. */
const noteRule = 1 / 3;

/** Paints one page: decoration first, then the text in reading order, the footnotes, and the page number. */
export function paintPage(page: Page, tools: PageTools) {
  tools.document.addPage();
  paintFurniture(page, tools);
  paintDecoration(page, tools);
  paintBeneathNotes(page, tools);
  // In reading order: a figure at the top of the page is read where it was met.
  const inOrder = [...page.boxes].sort((a, b) => a.block - b.block);
  inOrder.forEach(({ box, block, y }, index) => {
    const source = tools.block(block);
    if (box.kind === 'row') paintRow(box, source, y, tools);
    else {
      const leaf = tools.leaf(source, tools.frame.y + y);
      if (box.kind === 'line') paintLine(box, { left: 0, top: y, leaf, source }, tools);
      else if (box.asset !== null) paintPicture(box, y, leaf, tools);
      for (const { line, x, y: below } of box.kind === 'picture' ? box.words : [])
        paintLine(line, { left: box.kind === 'picture' ? box.x + x : 0, top: y + below, leaf, source }, tools);
      if (inOrder[index + 1]?.block !== block) paintNotesOf(page, block, leaf, tools, paintLine);
    }
  });
  paintCarriedNotes(page, tools, paintLine);
  for (const { box, note, y } of page.notes) {
    const source = tools.note(note);
    if (box.kind === 'line') paintLine(box, { left: 0, top: y, leaf: tools.noteLeaf(source), source }, tools);
  }
  tools.marks.close();
  paintAboveNotes(page, tools);
  if (page.footer) paintFooter(page.footer, tools);
}

/** `left` and `top` in points from the frame; no leaf for what is no part of the text, no source for what has no links. */
type At = { left: number; top: number; leaf: Leaf | null; source: FlowBlock | null };

function paintLine(line: Line, { left, top, leaf, source }: At, tools: PageTools) {
  const { document, frame, marks } = tools;
  const y = frame.y + top;
  for (const run of line.runs) {
    const x = frame.x + left + run.x;
    if (run.formula) {
      paintFormula(run, x, y + line.baseline, leaf, tools);
      continue;
    }
    const href = run.link === null || !leaf || !source ? null : tools.href(source, run.link);
    if (run.image) {
      paintLineImage(run.image, x, y + line.baseline, leaf, tools);
      continue;
    }
    const paint = () =>
      document.addContent(`BT ${href === null ? black : linkBlue} ${shown(run, x, y + line.baseline, tools)} ET`);
    if (!leaf || run.part === 'leader') marks.artifact('Pagination', paint);
    else {
      marks.enter(leaf, run, href, { x, y: y + 1, width: run.width, height: line.height - 2 });
      paint();
    }
  }
}

function paintFormula(run: LineRun, x: number, baseline: number, leaf: Leaf | null, { document, marks }: PageTools) {
  const y = baseline - (run.rise ?? 0);
  const paint = () => document.addContent(formulaOperators(run, x, y));
  if (leaf) marks.formula(leaf, run.formula!, formulaBox(run, x, y, document.page.height), paint);
  else marks.artifact('Pagination', paint);
}

function paintRow(row: TableRow, table: FlowBlock, top: number, tools: PageTools) {
  if (!row.repeated) tools.structure.addRow(table, row.row, row.cells);
  for (const cell of row.cells) {
    for (const { line, block, y } of cell.lines) {
      const leaf = row.repeated ? null : tools.structure.addInCell(table, row.row, cell, block);
      const source = table.rows![row.row]![cell.column]!.blocks[block]!;
      paintLine(line, { left: cell.x, top: top + y, leaf, source }, tools);
    }
  }
}

export type Rectangle = { gray: number; x: number; y: number; width: number; height: number };

/** Rules, bars and underlines: beneath the text, and no part of it. */
function paintDecoration(page: Page, { document, frame, marks }: PageTools) {
  const rectangles = [...page.boxes.flatMap((placed) => decoration(placed, frame)), ...noteDecoration(page, frame)];
  if (rectangles.length === 0) return;
  marks.artifact('Layout', () => {
    for (const { gray, x, y, width, height } of rectangles) {
      const box = [frame.x + x, frame.y + y, width, height].map(fixed).join(' ');
      document.addContent(`${fixed(gray)} g ${box} re f`);
    }
  });
}

function decoration({ box, y }: Placed, frame: Frame): Rectangle[] {
  if (box.kind === 'line') return lineDecoration(box, 0, y, frame);
  if (box.kind === 'picture') return box.asset === null ? frameOf(box, y) : [];
  const width = Math.max(0, ...box.cells.map(({ right }) => right));
  const rule = (at: number, height: number): Rectangle => ({ gray: 0, x: 0, y: at - height / 2, width, height });
  return [
    ...(box.ruleAbove > 0 ? [rule(y, box.ruleAbove)] : []),
    ...(box.ruleBelow > 0 ? [rule(y + box.height, box.ruleBelow)] : []),
    ...box.cells.flatMap((cell) => cell.lines.flatMap((one) => lineDecoration(one.line, cell.x, y + one.y, frame))),
  ];
}

function lineDecoration(line: Line, left: number, y: number, frame: Frame): Rectangle[] {
  const rectangles: Rectangle[] = [];
  const { bar, ruleBelow, runs } = line;
  if (bar) {
    const top = Math.max(y - bar.above, 0);
    rectangles.push({ gray: bar.gray, x: left + bar.x, y: top, width: bar.width, height: y + line.height - top });
  }
  if (ruleBelow)
    rectangles.push({ gray: ruleGray, x: 0, y: y + line.height + ruleBelow, width: frame.width, height: 0.5 });
  for (const run of runs) {
    if (!run.underline) continue;
    const below = y + line.baseline - (run.rise ?? 0) + run.size * 0.12;
    rectangles.push({ gray: 0, x: left + run.x, y: below, width: run.width, height: Math.max(run.size * 0.05, 0.4) });
  }
  return rectangles;
}

function noteDecoration({ notes }: Page, frame: Frame): Rectangle[] {
  const [first] = notes;
  if (!first) return [];
  const rule = { gray: 0.3, x: 0, y: first.y - noteSpace.below, width: frame.width * noteRule, height: 0.4 };
  return [rule, ...notes.flatMap(({ box, y }) => (box.kind === 'line' ? lineDecoration(box, 0, y, frame) : []))];
}

function paintFooter({ box, y }: Placed, tools: PageTools) {
  if (box.kind !== 'line') return;
  const { document, frame } = tools;
  tools.marks.artifact('Pagination', () => {
    for (const run of box.runs)
      document.addContent(`BT 0.35 g ${shown(run, frame.x + run.x, frame.y + y + box.baseline, tools)} ET`);
  });
}
