import type { FlowBlock, FlowRun } from '../flow/flow.ts';
import type { Shaper } from '../fonts/shaper.ts';
import type { FormulaSetter } from '../math/formula.ts';
import { faceOf } from '../fonts/face.ts';
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
import { setRun } from './set-run.ts';
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
  const lines = logicalLines(block.runs, style, context.codeSize, setFormula).flatMap((spans) => {
    const items = lineItems(spans, words);
    const breaks = justified
      ? breakJustified(items, width)
      : breakRagged(items, style.balanced ? balancedWidth(items, width) : width);
    const ratios = justified ? tex.adjustmentRatios(items, width, breaks) : [];
    return breaks.slice(1).map((to, row) => {
      const from = contentStart(items, row === 0 ? tex.PARAGRAPH_START : breaks[row]!);
      return setLine(items, from, to, ratios[row] ?? 0, style.left);
    });
  });
  if (block.role === 'contents') lines.at(-1)!.push(...pageRuns(block, lines.at(-1)!, style, context));
  else if (block.label !== null) lines[0]!.unshift(labelRun(block.label, style, context));
  return lines.map((runs) => placeRuns(runs, style, context));
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

/** The number or bullet of a list item, hanging left of its text, with a real space after it. */
function labelRun(label: string, style: BlockStyle, context: MeasureContext): LineRun {
  const look = { face: faceOf(style.family, false, false), size: style.size, link: null };
  const { glyphs, width } = context.shaper.shape(look.face, label);
  const points = (width * style.size) / 1000;
  const x = Math.max(0, style.left - labelGap - points);
  const [space] = spaceGlyphs(look, context.shaper, ' ');
  const gap = ((style.left - x - points) * 1000) / style.size;
  return setRun([...glyphs, { ...space!, advance: Math.max(gap, 0) }], look, x, 'label');
}

/** A row of dots and the page, up to the right margin, behind an entry of a table of contents. */
function pageRuns(block: FlowBlock, line: readonly LineRun[], style: BlockStyle, context: MeasureContext): LineRun[] {
  const look = { face: faceOf(style.family, style.strong, style.em), size: style.size, link: null };
  const page = context.shaper.shape(look.face, block.label ?? '').glyphs;
  const pageRun = setRun(page, look, 0, 'page');
  pageRun.x = context.width - pageRun.width;
  const last = line.at(-1);
  const from = (last ? last.x + last.width : style.left) + leaderGap;
  const [dot] = context.shaper.shape(look.face, '.').glyphs;
  const pitch = style.size * 0.55;
  const count = Math.floor((pageRun.x - leaderGap - from) / pitch);
  if (count < 2) return [pageRun];
  const dots = Array.from({ length: count }, () => ({ ...dot!, advance: (pitch * 1000) / style.size }));
  return [setRun(dots, look, pageRun.x - leaderGap - count * pitch, 'leader'), pageRun];
}
