import { flowText, type FlowBlock, type FlowRun } from '../flow/flow.ts';
import type { Direction, Shaper } from '../fonts/shaper.ts';
import type { FormulaSetter } from '../math/formula.ts';
import { faceOf } from '../fonts/face.ts';
import { directed, directionOf } from './bidi.ts';
import type { BlockStyle } from './block-style.ts';
import { balancedWidth } from './balanced-width.ts';
import { breakJustified, breakRagged, contentStart } from './break-lines.ts';
import { withRoom } from './formula-room.ts';
import { formulaSpan } from './formula-span.ts';
import { raisedBy } from './line-image.ts';
import { lineItems } from './line-items.ts';
import { tex } from './tex-linebreak.ts';
import type { Line, LineRun } from './line.ts';
import { logicalLines } from './logical-lines.ts';
import { setLine } from './set-line.ts';
import { addGlyph, setRun } from './set-run.ts';
import { textRuns } from './text-runs.ts';
import { spaceGlyphs } from './word-items.ts';

export type MeasureContext = { shaper: Shaper; lang: string; width: number; codeSize: number; formulas: FormulaSetter };

const labelGap = 6;
const barGray = 0.72;
/** Between a row of dots and what stands before and after it. */
const leaderGap = 4;

/** The lines of one block. */
export function measureBlock(block: FlowBlock, style: BlockStyle, context: MeasureContext): Line[] {
  const width = Math.max(context.width - style.left - style.right, 1);
  const justified = style.align === 'justify';
  const words = {
    shaper: context.shaper,
    lang: block.lang ?? context.lang,
    hyphenate: style.hyphenate,
    elastic: justified,
    splitOver: justified ? width * 0.6 : width,
  };
  const setFormula = (run: FlowRun, size: number) => formulaSpan(run, size, width, context.formulas);
  const direction = directionOf(flowText(block), words.lang);
  const rtl = direction === 'rtl';
  const lines = logicalLines(block.runs, style, context.codeSize, setFormula).flatMap((spans) => {
    const items = lineItems(directed(spans, direction), words);
    const breaks = justified
      ? breakJustified(items, width)
      : breakRagged(items, style.balanced ? balancedWidth(items, width) : width);
    const ratios = justified ? tex.adjustmentRatios(items, width, breaks) : [];
    return breaks.slice(1).map((to, row) => {
      const from = contentStart(items, row === 0 ? tex.PARAGRAPH_START : breaks[row]!);
      return setLine(items, from, to, ratios[row] ?? 0, style.left, rtl);
    });
  });
  if (block.role === 'contents') lines.at(-1)!.push(...pageRuns(block, lines.at(-1)!, style, context));
  else if (block.label !== null) lines[0]!.unshift(...labelRuns(block.label, direction, style, context));
  return lines.map((runs) => {
    const line = placeRuns(runs, style, context);
    return rtl ? fromRight(line, context.width) : line;
  });
}

/** A line whose places are told from the right, told from the left. */
function fromRight(line: Line, width: number): Line {
  const runs = line.runs.map((run) => ({ ...run, x: width - run.x - run.width }));
  const bar = line.bar && { ...line.bar, x: width - line.bar.x - line.bar.width };
  return { ...line, runs, rtl: true, ...(bar && { bar }) };
}

function placeRuns(runs: LineRun[], style: BlockStyle, context: MeasureContext): Line {
  const extent = context.shaper.extent(faceOf(style.family, style.strong, style.em));
  const above = (extent.ascent * style.size) / 1000;
  const below = (extent.descent * style.size) / 1000;
  const baseline = (style.leading - above - below) / 2 + above;
  const raised = raisedBy(runs, baseline);
  const line: Line = { kind: 'line', height: style.leading + raised, baseline: baseline + raised, runs };
  const notes = runs.flatMap(({ note }) => note ?? []);
  if (notes.length > 0) line.notes = [...new Set(notes)];
  if (style.bar) line.bar = { x: style.left - 10, width: 1.5, gray: barGray, above: 0 };
  return withRoom(line);
}

/** The number or bullet of a list item, hanging before its text, with a real space after it. */
function labelRuns(label: string, direction: Direction, style: BlockStyle, context: MeasureContext): LineRun[] {
  const look = { face: faceOf(style.family, false, false), size: style.size, link: null };
  const runs = textRuns(label, look, context.shaper, direction).map((run): LineRun => ({ ...run, part: 'label' }));
  const width = runs.reduce((sum, run) => sum + run.width, 0);
  const x = Math.max(0, style.left - labelGap - width);
  for (const run of runs) run.x += x;
  const [space] = spaceGlyphs(look, context.shaper, ' ');
  const gap = Math.max(((style.left - x - width) * 1000) / style.size, 0);
  const last = runs.at(-1);
  if (last && direction === 'ltr') addGlyph(last, space!, gap);
  else runs.push(setRun([{ ...space!, advance: gap }], look, x + width, 'label'));
  return runs;
}

/** A row of dots and the page, up to the right margin, behind an entry of a table of contents. */
function pageRuns(block: FlowBlock, line: readonly LineRun[], style: BlockStyle, context: MeasureContext): LineRun[] {
  const look = { face: faceOf(style.family, style.strong, style.em), size: style.size, link: null };
  const page = context.shaper.shape(look.face, block.label ?? '').glyphs;
  const pageRun = setRun(page, look, 0, 'page');
  pageRun.x = context.width - pageRun.width;
  const from = Math.max(style.left, ...line.map((run) => run.x + run.width)) + leaderGap;
  const [dot] = context.shaper.shape(look.face, '.').glyphs;
  const pitch = style.size * 0.55;
  const count = Math.floor((pageRun.x - leaderGap - from) / pitch);
  if (count < 2) return [pageRun];
  const dots = Array.from({ length: count }, () => ({ ...dot!, advance: (pitch * 1000) / style.size }));
  return [setRun(dots, look, pageRun.x - leaderGap - count * pitch, 'leader'), pageRun];
}
