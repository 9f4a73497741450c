import type { Shaper } from '../fonts/shaper.ts';
import type { Line } from '../measure/line.ts';
import type { Furniture } from '../paginate/page.ts';
import { moreHeight, type Filled } from './fill-margin.ts';
import { noteIndent, noteLine } from './measure-note.ts';

/** The words above notes that began on an earlier page, and the room for them. */
const title = 'Notes continued';
export const titleHeight = 16;
const gray = 0.35;

/**
 * What is said around notes that go on from page to page: a title above them, their number again, and below each of which
 * more follows that it does. No part of the notes.
 */
export function continued({ pieces, cut }: Filled, x: number, isTitled: boolean, width: number, shaper: Shaper) {
  const say = (text: string, x: number, y: number, look: { strong?: true; em?: true }): Furniture => {
    return { box: shifted(noteLine(text, width, shaper, look), x), y, gray };
  };
  return [
    ...(isTitled ? [say(title, x, 0, { strong: true })] : []),
    ...pieces.filter(({ begins }) => !begins).map(({ number, x, y }) => say(String(number), x, y, {})),
    ...cut.map((piece) =>
      say('continued on the next page', piece.x + noteIndent, piece.y + piece.height - moreHeight, { em: true }),
    ),
  ];
}

const shifted = (line: Line, by: number): Line => ({
  ...line,
  runs: line.runs.map((run) => ({ ...run, x: run.x + by })),
});
