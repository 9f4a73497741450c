import { textBlocks } from './text-blocks.ts';

/**
 * What somebody looks at in the text: `part` (0 to 1) of the way through a block, which stands at `at` of the height of the
 * desk. `by` what brought them there.
 */
export type Spot = { block: number; part: number; at: number; by: 'caret' | 'scroll' };

/** The line at which one reads: this part of the desk's height below its top. */
const readingLine = 0.3;
/** While keys are pressed the caret is left alone: finding where it stands costs a layout. */
const settleMs = 150;

/** Tells what is looked at each time the text scrolls or the caret rests somewhere else, until it is stopped. */
export function followText(desk: HTMLElement, tell: (spot: Spot) => void): () => void {
  let frame = 0;
  let settle: ReturnType<typeof setTimeout> | undefined;
  const say = (spot: Spot | null) => spot && tell(spot);
  const onScroll = () => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => say(readSpot(desk)));
  };
  const onCaret = () => {
    clearTimeout(settle);
    settle = setTimeout(() => say(caretSpot(desk)), settleMs);
  };
  desk.addEventListener('scroll', onScroll, { passive: true });
  document.addEventListener('selectionchange', onCaret);
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(settle);
    desk.removeEventListener('scroll', onScroll);
    document.removeEventListener('selectionchange', onCaret);
  };
}

/** What stands at the reading line; null where there is no text. */
export function readSpot(desk: HTMLElement): Spot | null {
  const { top, height } = desk.getBoundingClientRect();
  const line = top + height * readingLine;
  const blocks = textBlocks(desk);
  const block = blocks.findLastIndex((one) => one.getBoundingClientRect().top <= line);
  if (blocks.length === 0) return null;
  if (block < 0) return { block: -1, part: 0, at: readingLine, by: 'scroll' };
  return { block, part: partOf(blocks[block]!, line), at: readingLine, by: 'scroll' };
}

function caretSpot(desk: HTMLElement): Spot | null {
  const selection = window.getSelection();
  if (!selection?.focusNode || !desk.contains(selection.focusNode)) return null;
  const blocks = textBlocks(desk);
  const block = blocks.findIndex((one) => one.contains(selection.focusNode));
  if (block < 0) return null;
  const range = document.createRange();
  range.setStart(selection.focusNode, selection.focusOffset);
  const { top, height } = desk.getBoundingClientRect();
  // A caret in an empty line has no rectangle of its own.
  const y = range.getClientRects()[0]?.top ?? blocks[block]!.getBoundingClientRect().top;
  return { block, part: partOf(blocks[block]!, y), at: Math.min(Math.max((y - top) / height, 0), 1), by: 'caret' };
}

function partOf(block: HTMLElement, y: number): number {
  const { top, height } = block.getBoundingClientRect();
  return height > 0 ? Math.min(Math.max((y - top) / height, 0), 1) : 0;
}
