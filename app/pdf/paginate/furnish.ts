import { faceOf, type FaceName } from '../fonts/face.ts';
import type { Shaper } from '../fonts/shaper.ts';
import type { Line } from '../measure/line.ts';
import { textFrame } from '../measure/text-frame.ts';
import { textRuns } from '../measure/text-runs.ts';
import type { Profile } from '../profiles.ts';
import type { Furniture, Page } from './page.ts';

/** Of what stands in the margins; no funder's rule asks for more than 8. */
const size = 9;
const numberSize = 8;
/** From a line's number to the text. */
const numberGap = 14;
const watermark = { size: 150, gray: 0.9, turned: 50 };

/** The pages with what the profile wants around the text: page numbers, running head, line numbers, watermark. */
export function furnish(pages: readonly Page[], profile: Profile, shaper: Shaper, title: string): Page[] {
  const frame = textFrame(profile);
  const { pageNumbers, paper } = profile;
  const plain = faceOf('sans', false, false);
  const centre = (line: Line): Line => shifted(line, (frame.width - widthOf(line)) / 2);
  const below = frame.height + (paper.height - frame.y - frame.height) / 2;
  const numbers = lineNumbers(pages, profile, shaper);
  return pages.map((page, index) => {
    const furniture: Furniture[] = [...(numbers[index] ?? [])];
    if (profile.watermark !== null) furniture.unshift(watermarkOf(profile.watermark, profile, shaper));
    if (profile.runningHead && index > 0) {
      const head = fitted(title, plain, frame.width, shaper);
      furniture.push({ box: head, y: -frame.y / 2 - size / 2, gray: 0.35 });
    }
    const text = pageNumbers?.replace('{pages}', String(pages.length)).replace('{page}', String(index + 1));
    const footer = text === undefined ? null : centre(lineOf(text, plain, size, shaper));
    return {
      ...page,
      footer: footer && { y: below - size / 2, block: -1, box: footer },
      ...(furniture.length > 0 && { furniture }),
    };
  });
}

/** Every so many lines of text one has its number at the left, counted through the whole document. */
function lineNumbers(pages: readonly Page[], profile: Profile, shaper: Shaper): Furniture[][] {
  const { lineNumbers: step } = profile;
  if (step === null) return [];
  let count = 0;
  return pages.map(({ boxes }) =>
    boxes.flatMap(({ box, y }): Furniture[] => {
      if (box.kind !== 'line') return [];
      count += 1;
      if (count % step !== 0) return [];
      const line = lineOf(String(count), faceOf('sans', false, false), numberSize, shaper);
      const number = { ...shifted(line, -numberGap - widthOf(line)), baseline: box.baseline };
      return [{ box: number, y, gray: 0.45 }];
    }),
  );
}

/** A word in light type, turned across the middle of the page. */
function watermarkOf(text: string, profile: Profile, shaper: Shaper): Furniture {
  const { size, gray, turned } = watermark;
  const frame = textFrame(profile);
  const line = lineOf(text, faceOf('sans', true, false), size, shaper);
  const [along, up] = [widthOf(line) / 2, size * 0.36]; // the middle of its capitals
  const angle = (turned * Math.PI) / 180;
  const x = profile.paper.width / 2 - frame.x - along * Math.cos(angle) + up * Math.sin(angle);
  const y = profile.paper.height / 2 - frame.y + along * Math.sin(angle) + up * Math.cos(angle);
  return { box: { ...shifted(line, x), baseline: 0 }, y, gray, turned };
}

/** The text in one line, cut at a word where it is too long for it. */
function fitted(text: string, face: FaceName, width: number, shaper: Shaper): Line {
  const words = text.split(' ');
  for (let count = words.length; ; count--) {
    const line = lineOf(words.slice(0, count).join(' ') + (count < words.length ? ' …' : ''), face, size, shaper);
    if (widthOf(line) <= width || count <= 1) return line;
  }
}

function lineOf(text: string, face: FaceName, size: number, shaper: Shaper): Line {
  const runs = textRuns(text, { face, size, link: null }, shaper, 'ltr');
  return { kind: 'line', height: size, baseline: size, runs };
}

const shifted = (line: Line, by: number): Line => ({
  ...line,
  runs: line.runs.map((run) => ({ ...run, x: run.x + by })),
});

function widthOf({ runs }: Line): number {
  return Math.max(0, ...runs.map((run) => run.x + run.width));
}
