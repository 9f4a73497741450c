import type { PagePicture } from './page-picture.ts';

/** Dots of a side of the squares that are compared, about half a line of type at 60 dots to the inch. */
const side = 6;
/** Shades by which the mean of a square may differ: another version of poppler smooths letters otherwise. */
const tolerance = 24;

/** Where two pictures of a page differ: left and top of each square, in dots; null where they are not of one size. */
export function differences(a: PagePicture, b: PagePicture): [number, number][] | null {
  if (a.width !== b.width || a.height !== b.height) return null;
  const found: [number, number][] = [];
  for (let top = 0; top < a.height; top += side)
    for (let left = 0; left < a.width; left += side)
      if (Math.abs(mean(a, left, top) - mean(b, left, top)) > tolerance) found.push([left, top]);
  return found;
}

function mean({ width, height, at }: PagePicture, left: number, top: number): number {
  let sum = 0;
  let dots = 0;
  for (let y = top; y < Math.min(top + side, height); y++)
    for (let x = left; x < Math.min(left + side, width); x++) {
      sum += at(x, y);
      dots += 1;
    }
  return sum / dots;
}
