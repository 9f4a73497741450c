import { faceOf } from '../fonts/face.ts';
import type { Shaper } from '../fonts/shaper.ts';
import { setRun } from '../measure/set-run.ts';
import { textFrame } from '../measure/text-frame.ts';
import type { Profile } from '../profiles.ts';
import type { Page } from './page.ts';

const size = 9;

/** The pages with their numbers, centred in the bottom margin. */
export function numberPages(pages: readonly Page[], profile: Profile, shaper: Shaper): Page[] {
  const frame = textFrame(profile);
  const look = { face: faceOf('sans', false, false), size, link: null };
  const below = frame.height + (profile.paper.height - frame.y - frame.height) / 2;
  return pages.map((page, index) => {
    const { glyphs, width } = shaper.shape(look.face, String(index + 1));
    const run = setRun(glyphs, look, (frame.width - (width * size) / 1000) / 2, 'body');
    const box = { kind: 'line' as const, height: size, baseline: size, runs: [run] };
    return { ...page, footer: { y: below - size / 2, block: -1, box } };
  });
}
