import type { Profile } from '../profiles.ts';

/** The rectangle that text may fill, in points from the top left of the page. */
export function textFrame(profile: Profile): { x: number; y: number; width: number; height: number } {
  const { paper, margins, inset } = profile;
  return {
    x: margins.left + inset,
    y: margins.top + inset,
    width: textWidth(profile),
    height: paper.height - margins.top - margins.bottom - 2 * inset,
  };
}

/** The length of a full line in points. */
export function textWidth({ paper, margins, inset }: Profile): number {
  return paper.width - margins.left - margins.right - 2 * inset;
}
