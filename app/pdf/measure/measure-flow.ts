import { flowText, type Flow, type FlowBlock } from '../flow/flow.ts';
import type { Shaper } from '../fonts/shaper.ts';
import { noFormulas, type FormulaSetter } from '../math/formula.ts';
import type { Profile } from '../profiles.ts';
import { blockStyle, gapBetween, type BlockStyle } from './block-style.ts';
import type { Box, Row } from './box.ts';
import type { Line } from './line.ts';
import { measureBlock, type MeasureContext } from './measure-block.ts';
import { measureFormula } from './measure-formula.ts';
import { measureTable } from './measure-table.ts';
import { Measured } from './measured.ts';
import { textWidth } from './text-frame.ts';

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
): MeasuredFlow {
  const context = { shaper, lang, width: textWidth(profile), codeSize: profile.code.size, formulas };
  const known = Measured.of(shaper, profile, lang, formulas);
  const rows: Row[] = [];
  let above: Above | null = null;
  flow.blocks.forEach((block, index) => {
    const style = blockStyle(block, profile);
    const set = known.get(block, () => measure(block, style, profile, context));
    const gap = above ? gapBetween(above, { block, style }) : 0;
    const start = above ? startOf(block, above, profile) : 'free';
    const isLast = !profile.titleBlock.ownPage && isLastOfTitle(block, flow.blocks[index + 1]);
    const boxes = decorated(set.boxes, above?.style.bar && style.bar ? gap : 0, isLast);
    boxes.forEach((box, row) => {
      const keep = set.keepTogether || row === 1 || row === boxes.length - 1 || row <= set.header;
      const one: Row = {
        block: index,
        box,
        gap: row === 0 ? gap : 0,
        break: row === 0 ? start : keep ? 'avoid' : 'free',
      };
      if (set.header > 0 && row >= set.header) one.head = set.head;
      rows.push(one);
    });
    above = { block, style };
  });
  return { rows, notes: flow.notes.map((note, index) => measureNote(note, index, profile, context, known)) };
}

type Above = { block: FlowBlock; style: BlockStyle };

/** The boxes of one block, which are never changed: they may be used again. */
function measure(block: FlowBlock, style: BlockStyle, profile: Profile, context: MeasureContext) {
  const { keepTogether } = style;
  if (block.role === 'formula')
    return { boxes: measureFormula(block, style, profile, context) as Box[], header: 0, head: [], keepTogether };
  if (block.role !== 'table')
    return { boxes: measureBlock(block, style, context) as Box[], header: 0, head: [], keepTogether };
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
