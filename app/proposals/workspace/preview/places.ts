import type { Place } from '#app/pdf/block-places.ts';

/** How the pages lie: all of one size in points, one below the other. `pages` is how many there are. */
export type Paper = { width: number; height: number; pages: number };

/** A place on the pages laid end to end without gaps, in points from the top of the first. */
const depth = ({ page, y }: Pick<Place, 'page' | 'y'>, { height }: Paper) => (page - 1) * height + y;

/**
 * Where `part` (0 to 1) of the way through a block stands on paper. A block that set nothing (a placeholder, an empty line)
 * stands where the one before it does; null for a section that is not on the pages.
 */
export function placeOf(
  places: readonly Place[],
  section: string,
  block: number,
  part: number,
  paper: Paper,
): { page: number; y: number } | null {
  const at = places.findLastIndex((place) => place.section === section && place.block <= block);
  const here = places[at];
  if (!here) return null;
  const next = places[at + 1];
  const begin = depth(here, paper);
  // Of the last block nobody says where it ends; a figure may stand above what it follows.
  const end = next && here.block === block ? Math.max(begin, depth(next, paper)) : begin;
  const down = begin + (end - begin) * Math.min(Math.max(part, 0), 1);
  const page = Math.min(Math.floor(down / paper.height) + 1, paper.pages);
  return { page, y: down - (page - 1) * paper.height };
}

/** The block that stands at a place on paper: the last that begins above it, else the first there is; null without any. */
export function blockAt(places: readonly Place[], page: number, y: number): Place | null {
  const above = places.filter((place) => place.page < page || (place.page === page && place.y <= y));
  const last = above.reduce<Place | null>((best, place) => (best && isBelow(best, place) ? best : place), null);
  return last ?? places[0] ?? null;
}

const isBelow = (a: Place, b: Place) => a.page > b.page || (a.page === b.page && a.y > b.y);
