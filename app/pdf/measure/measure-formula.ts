import type { FlowBlock } from '../flow/flow.ts';
import { faceOf } from '../fonts/face.ts';
import type { Profile } from '../profiles.ts';
import type { BlockStyle } from './block-style.ts';
import { withRoom } from './formula-room.ts';
import { fittingScale, tooWide } from './formula-span.ts';
import type { Line, LineRun } from './line.ts';
import { measureBlock, type MeasureContext } from './measure-block.ts';
import { setRun } from './set-run.ts';
import { textFrame } from './text-frame.ts';

/** The least space between a formula and its number. */
const numberGap = 14;
/** A formula with its line may be so much of a page. */
const highest = 0.9;

/**
 * A formula on a line of its own: in the middle, its number at the right margin on its baseline, smaller where it would be
 * too wide. What cannot be set shows its source instead.
 */
export function measureFormula(block: FlowBlock, style: BlockStyle, profile: Profile, context: MeasureContext): Line[] {
  const number = numberRun(block.label, profile, context);
  const room = context.width - (number ? number.width + numberGap : 0);
  const tex = block.runs.map(({ text }) => text).join('');
  const { size, leading } = profile.body;
  const { formula, error } = context.formulas.set(tex, true);
  if (!formula) return source(block, style, context, number, error);
  const scale = fittingScale(formula, size, room);
  if (scale === null) return source(block, style, context, number, tooWide(formula, size, room));
  const height = ((formula.height + formula.depth) * size * scale) / 1000;
  if (height > textFrame(profile).height * highest) return source(block, style, context, number, tooHigh);
  const width = (formula.width * size * scale) / 1000;
  const middle = (context.width - width) / 2;
  const run: LineRun = {
    ...emptyRun(size * scale, width),
    x: number && middle + width > room ? (room - width) / 2 : middle,
    formula: { ...formula, tex, alt: block.runs[0]?.math?.alt ?? null, display: true },
  };
  return [withRoom(lineOf(number ? [run, number] : [run], size, leading, context))];
}

const tooHigh = 'It is too high for a page: divide it into several formulas.';

/** The source in its place, with the number where it belongs. */
function source(
  block: FlowBlock,
  style: BlockStyle,
  context: MeasureContext,
  number: LineRun | null,
  why: string,
): Line[] {
  const formulas = { name: 'none', set: () => ({ formula: null, error: why }) };
  const right = number ? number.width + numberGap : 0;
  const lines = measureBlock({ ...block, label: null }, { ...style, right }, { ...context, formulas });
  return number ? [{ ...lines[0]!, runs: [...lines[0]!.runs, number] }, ...lines.slice(1)] : lines;
}

function numberRun(label: string | null, profile: Profile, context: MeasureContext): LineRun | null {
  if (label === null) return null;
  const look = { face: faceOf('serif', false, false), size: profile.body.size, link: null };
  const run = setRun(context.shaper.shape(look.face, label).glyphs, look, 0, 'body');
  return { ...run, x: context.width - run.width };
}

function emptyRun(size: number, width: number): LineRun {
  const face = faceOf('serif', false, false);
  return { face, size, x: 0, width, glyphs: [], advances: [], texts: [], part: 'body', link: null };
}

/** A line of body type, whose leading it has where the formula is low. */
function lineOf(runs: LineRun[], size: number, leading: number, context: MeasureContext): Line {
  const { ascent, descent } = context.shaper.extent(faceOf('serif', false, false));
  const baseline = (leading - ((ascent + descent) * size) / 1000) / 2 + (ascent * size) / 1000;
  return { kind: 'line', height: leading, baseline, runs };
}
