import type { FlowBlock } from '../flow/flow.ts';
import type { BlockStyle } from './block-style.ts';
import type { PictureBox } from './box.ts';
import type { Line } from './line.ts';
import { leastDensity } from '../pictures/picture-facts.ts';
import { measureBlock, type MeasureContext } from './measure-block.ts';

/** Points in a pixel where nobody said how large a picture is: in lines as on a screen, in dots so that it is sharp in print. */
const pixel = { lines: 72 / 96, dots: 72 / leastDensity };
/** The frame of a picture that cannot be set: its words stand this far inside, and it is at least so high. */
const frame = { padding: 10, least: 54, share: 60, leastShare: 40, mostLines: 8 };
/** A caption that fills the page leaves a picture this much, in points. */
const leastHeight = 36;

/** A figure's picture in the middle of the line, as wide as it asks for and never wider than the line. */
export function measureFigure(block: FlowBlock, style: BlockStyle, context: MeasureContext): PictureBox {
  const { asset, share, facts } = block.picture!;
  if (facts.problem !== null) return measureFrame(block, style, context);
  const wanted =
    share === null ? facts.width * (facts.vector ? pixel.lines : pixel.dots) : (share / 100) * context.width;
  const width = Math.min(wanted, context.width);
  const height = (width * facts.height) / facts.width;
  return { kind: 'picture', x: (context.width - width) / 2, width, height, asset, words: [] };
}

/** The picture made smaller, where it is, until it is no higher than `room`. */
export function fitPicture(box: PictureBox, room: number): PictureBox {
  const height = Math.max(room, leastHeight);
  if (box.height <= height || box.asset === null) return box;
  const width = (box.width * height) / box.height;
  return { ...box, width, height, x: box.x + (box.width - width) / 2 };
}

/** A caption of one line stands in the middle, as its picture does. */
export function centred(lines: Line[], width: number): Line[] {
  const [only, ...more] = lines;
  if (!only || only.runs.length === 0 || more.length > 0) return lines;
  const left = Math.min(...only.runs.map(({ x }) => x));
  const right = Math.max(...only.runs.map((run) => run.x + run.width));
  const by = (width - left - right) / 2;
  return [{ ...only, runs: only.runs.map((run) => ({ ...run, x: run.x + by })) }];
}

/** A frame with words that say what would be there. */
function measureFrame(block: FlowBlock, style: BlockStyle, context: MeasureContext): PictureBox {
  const width = (context.width * Math.max(block.picture!.share ?? frame.share, frame.leastShare)) / 100;
  const inner = Math.max(width - 2 * frame.padding, 1);
  let y = frame.padding;
  const lines = measureBlock(block, { ...style, left: 0, right: 0 }, { ...context, width: inner });
  const words = lines.slice(0, frame.mostLines).map((line) => {
    const placed = { line, x: frame.padding, y };
    y += line.height;
    return placed;
  });
  const height = Math.max(y + frame.padding, frame.least);
  return { kind: 'picture', x: (context.width - width) / 2, width, height, asset: null, words };
}
