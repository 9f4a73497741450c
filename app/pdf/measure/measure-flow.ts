import { flowText, type FlowBlock } from '../flow/flow.ts';
import type { Shaper } from '../fonts/shaper.ts';
import type { Profile } from '../profiles.ts';
import { blockStyle, gapBetween } from './block-style.ts';
import type { Line, Row } from './line.ts';
import { measureBlock } from './measure-block.ts';
import { textWidth } from './text-frame.ts';

/**
 * The document as one column of rows at the profile's width. Paragraphs never leave one line alone on a page, headings
 * keep to what follows, and sections start a page where the profile wants it.
 */
export function measureFlow(flow: readonly FlowBlock[], profile: Profile, shaper: Shaper, lang: string): Row[] {
  const context = { shaper, lang, width: textWidth(profile), codeSize: profile.code.size };
  const rows: Row[] = [];
  let above: { block: FlowBlock; style: ReturnType<typeof blockStyle> } | null = null;
  flow.forEach((block, index) => {
    const style = blockStyle(block, profile);
    const lines = measureBlock(block, index, style, context);
    const gap = above ? gapBetween(above, { block, style }) : 0;
    const start = !above ? 'free' : startsPage(block, above.block, profile) ? 'must' : leads(above) ? 'avoid' : 'free';
    if (above?.style.bar && style.bar && lines[0]?.bar) lines[0].bar.above = gap;
    if (!profile.titleBlock.ownPage && isLastOfTitle(block, flow[index + 1])) underline(lines);
    lines.forEach((line, row) => {
      const keep = style.keepTogether || row === 1 || row === lines.length - 1;
      rows.push({ line, gap: row === 0 ? gap : 0, break: row === 0 ? start : keep ? 'avoid' : 'free' });
    });
    above = { block, style };
  });
  return rows;
}

/** A heading, or a sentence that announces a list, stays with what it leads to. */
function leads(above: { block: FlowBlock; style: { keepWithNext: boolean } }): boolean {
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

function underline(lines: Line[]) {
  const last = lines.at(-1);
  if (last) last.ruleBelow = 9;
}
