import { flowText, type Flow, type FlowBlock } from '../flow/flow.ts';
import type { Shaper } from '../fonts/shaper.ts';
import { noFormulas, type FormulaSetter } from '../math/formula.ts';
import type { Profile } from '../profiles.ts';
import type { OnStep } from '../progress.ts';
import { blockStyle, gapBetween, type BlockStyle } from './block-style.ts';
import type { Box, Row } from './box.ts';
import { centred, fitPicture, measureFigure } from './measure-figure.ts';
import type { Line } from './line.ts';
import { measureBlock, type MeasureContext } from './measure-block.ts';
import { measureFormula } from './measure-formula.ts';
import { measureTable } from './measure-table.ts';
import { Measured } from './measured.ts';
import { textFrame, textWidth } from './text-frame.ts';

export type MeasuredFlow = { rows: Row[]; notes: Row[][] };

/**
 * The document as one column of rows at the profile's width, and the rows of each footnote. Paragraphs never leave one
 * line alone on a page, headings keep to what follows, tables repeat their heads, and sections start a page where the
 * profile wants it.
 */
export function measureFlow(
  flow: Flow,
  profile: Profile,
  shaper: Shaper,
  lang: string,
  formulas: FormulaSetter = noFormulas,
  onBlock?: OnStep,
): MeasuredFlow {
  const context = { shaper, lang, width: textWidth(profile), codeSize: profile.code.size, formulas };
  const known = Measured.of(shaper, profile, lang, formulas);
  const rows: Row[] = [];
  let inText: Above | null = null;
  let inFloat: Above | null = null;
  const setOf = (block: FlowBlock, style: BlockStyle) =>
    known.get(block, () => measure(block, style, profile, context));
  flow.blocks.forEach((block, index) => {
    const style = blockStyle(block, profile);
    const set = setOf(block, style);
    onBlock?.(index + 1, flow.blocks.length);
    const floats: boolean = startsFloat(block) || (block.below === true && inFloat !== null);
    const above: Above | null = !floats ? inText : block.below ? inFloat : null;
    const gap = above ? gapBetween(above, { block, style }) : floats ? style.before : 0;
    const start = above ? startOf(block, above, profile) : 'free';
    const isLast = !profile.titleBlock.ownPage && isLastOfTitle(block, flow.blocks[index + 1]);
    const caption = flow.blocks[index + 1];
    const kept = start === 'avoid' ? keptAbove(rows) + gap : 0;
    const fitted = block.role === 'figure' ? fitFigure(block, style, caption, kept) : set.boxes;
    const boxes = decorated(fitted, above?.style.bar && style.bar ? gap : 0, isLast);
    boxes.forEach((box, row) => {
      const keep = set.keepTogether || row === 1 || row === boxes.length - 1 || row <= set.header;
      const one: Row = {
        block: index,
        box,
        gap: row === 0 ? gap : 0,
        break: row === 0 ? start : keep ? 'avoid' : 'free',
      };
      if (set.header > 0 && row >= set.header) one.head = set.head;
      if (floats) one.float = true;
      rows.push(one);
    });
    inFloat = floats ? { block, style } : null;
    if (!floats) inText = { block, style };
  });

  /** The picture no higher than leaves room on one page for its caption and what it is kept with. */
  function fitFigure(block: FlowBlock, style: BlockStyle, caption: FlowBlock | undefined, kept: number): Box[] {
    const { height: page } = textFrame(profile);
    let room = page - (kept < page / 2 ? kept : 0);
    if (caption?.below) {
      const below = blockStyle(caption, profile);
      room -= gapBetween({ block, style }, { block: caption, style: below });
      for (const { height } of setOf(caption, below).boxes) room -= height;
    }
    return setOf(block, style).boxes.map((box) => (box.kind === 'picture' ? fitPicture(box, room) : box));
  }
  return { rows, notes: flow.notes.map((note, index) => measureNote(note, index, profile, context, known)) };
}

/** Height of the rows at the end that no page may end between, in points. */
function keptAbove(rows: readonly Row[]): number {
  let height = 0;
  for (const row of rows.filter(({ float }) => !float).reverse()) {
    height += row.box.height;
    if (row.break !== 'avoid') break;
    height += row.gap;
  }
  return height;
}

type Above = { block: FlowBlock; style: BlockStyle };

/** A figure that begins a page is at the top as it stands. */
function startsFloat({ picture, onNewPage }: FlowBlock): boolean {
  return picture?.atTop === true && !onNewPage;
}

/** The boxes of one block, which are never changed: they may be used again. */
function measure(block: FlowBlock, style: BlockStyle, profile: Profile, context: MeasureContext) {
  const { keepTogether } = style;
  if (block.role === 'formula')
    return { boxes: measureFormula(block, style, profile, context) as Box[], header: 0, head: [], keepTogether };
  if (block.role === 'figure')
    return { boxes: [measureFigure(block, style, context)] as Box[], header: 0, head: [], keepTogether };
  if (block.role !== 'table') {
    const lines = measureBlock(block, style, context);
    return { boxes: (block.below ? centred(lines, context.width) : lines) as Box[], header: 0, head: [], keepTogether };
  }
  const { rows, header } = measureTable(block, style, profile, context);
  // A head that leaves no room for what it heads is not repeated.
  const isLow = rows.slice(0, header).reduce((sum, row) => sum + row.height, 0) < profile.paper.height / 4;
  return { boxes: rows as Box[], header, head: isLow ? rows.slice(0, header) : [], keepTogether };
}

function measureNote(
  block: FlowBlock,
  index: number,
  profile: Profile,
  context: MeasureContext,
  known: Measured,
): Row[] {
  const style = blockStyle(block, profile);
  const { boxes } = known.get(block, () => measure(block, style, profile, context));
  return boxes.map((box, row) => ({ block: index, box, gap: row === 0 ? style.before : 0, break: 'free' }));
}

/** Two quotes share one bar; a rule ends the title block. */
function decorated(boxes: readonly Box[], barAbove: number, isLastOfTitle: boolean): Box[] {
  return boxes.map((box, index) => {
    if (box.kind !== 'line') return box;
    const line: Line = { ...box };
    if (index === 0 && line.bar && barAbove > 0) line.bar = { ...line.bar, above: barAbove };
    if (isLastOfTitle && index === boxes.length - 1) line.ruleBelow = 9;
    return line;
  });
}

function startOf(block: FlowBlock, above: Above, profile: Profile): Row['break'] {
  if (block.onNewPage || startsPage(block, above.block, profile)) return 'must';
  return leads(above) ? 'avoid' : 'free';
}

/** A heading, or a sentence that announces a list, stays with what it leads to. */
function leads(above: Above): boolean {
  return (
    above.style.keepWithNext || (above.block.role === 'paragraph' && flowText(above.block).trimEnd().endsWith(':'))
  );
}

function startsPage(block: FlowBlock, above: FlowBlock, profile: Profile): boolean {
  if (block.role !== 'section') return false;
  return above.section === null ? profile.titleBlock.ownPage : profile.sectionsOnNewPage;
}

function isLastOfTitle(block: FlowBlock, next: FlowBlock | undefined): boolean {
  return block.section === null && (next?.section ?? null) !== null;
}
