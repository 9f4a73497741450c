import type { Paper } from './places.ts';

/** Above the first page, between pages and beside them, in CSS pixels; preview.css has the same. */
export const gap = 16;

/** CSS pixels a point, for pages of that width. */
const scaleOf = (width: number, paper: Paper) => width / paper.width;

/** How far below the top of the scroller's content a place on paper stands. */
export function topOf({ page, y }: { page: number; y: number }, width: number, paper: Paper): number {
  const scale = scaleOf(width, paper);
  return gap + (page - 1) * (paper.height * scale + gap) + y * scale;
}

/** The page and the points from its top at `top` pixels of the content; between two pages the end of the upper. */
export function placeAt(top: number, width: number, paper: Paper): { page: number; y: number } {
  const scale = scaleOf(width, paper);
  const each = paper.height * scale + gap;
  const page = Math.min(Math.max(Math.floor((top - gap) / each) + 1, 1), Math.max(paper.pages, 1));
  const y = (top - gap - (page - 1) * each) / scale;
  return { page, y: Math.min(Math.max(y, 0), paper.height) };
}

/** The width of a page: as wide as there is room, or so much of its size on paper. */
export function pageWidth(zoom: 'fit' | number, room: number, paper: Pick<Paper, 'width'>): number {
  return zoom === 'fit' ? Math.max(room - 2 * gap, 0) : Math.round((zoom * paper.width * 96) / 72);
}
