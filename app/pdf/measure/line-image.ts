import { objectMark, type FlowImage } from '../flow/picture.ts';
import { box, type Item, type Look } from './items.ts';
import type { LineImage, LineRun } from './line.ts';
import type { WordContext } from './word-items.ts';

/** A small picture at its height in type of this size, in points. */
export function lineImage({ asset, alt, height, facts }: FlowImage, size: number): LineImage {
  const points = (height / 100) * size;
  return { asset, alt, height: points, width: (points * facts.width) / facts.height };
}

/** The box of a small picture; one wider than a word may be is made to fit. */
export function imageItem(look: Look, image: LineImage, { shaper, splitOver }: WordContext): Item {
  const scale = Math.min(1, splitOver / image.width);
  const fitted = { ...image, width: image.width * scale, height: image.height * scale };
  const [blank] = shaper.shape(look.face, ' ').glyphs;
  const glyph = { ...blank!, face: look.face, advance: (fitted.width * 1000) / look.size, text: objectMark };
  return box([glyph], { ...look, image: fitted });
}

/** Between a picture that is higher than its line and the line above, in points. */
const clear = 2;

/** How much higher a line has to be for the pictures in it, which stand on its baseline; in points. */
export function raisedBy(runs: readonly LineRun[], baseline: number): number {
  return Math.max(
    0,
    ...runs.map(({ image }) => (image && image.height > baseline ? image.height - baseline + clear : 0)),
  );
}
