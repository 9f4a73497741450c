import type { PdfFacts, TextLine } from '../../inspect/pdf-facts.ts';
import type { FileLimits } from '../file-limits.ts';
import { excerpt } from './excerpt.ts';
import type { Said } from './file-finding.ts';
import { isRunning } from './running-lines.ts';

/** A page with fewer full lines has no average to speak of. */
const fewestLines = 4;
/** A line is full when it is so much of the widest that begins where it does. */
const fullShare = 0.75;
/** Rounding makes so many characters per inch. */
const rounding = 0.05;
/** Short words are dense: a typeface that keeps to the limit on average goes over it by so much on some pages. */
const chance = 1.025;
/** The leaders of a table of contents are no text. */
const leaders = /(?:\.\s?){6}/;
/** Points by which lines may stand closer by rounding, over a whole inch. */
const inchRounding = 0.6;

/** Characters per inch, the average over the full lines of each page. */
export function checkCharacterDensity({ pages }: PdfFacts, { charactersPerInch: limit }: FileLimits): Said[] {
  if (!limit) return [];
  return pages.flatMap(({ lines }, index): Said[] => {
    const full = fullLines(lines);
    if (full.length < fewestLines) return [];
    const average =
      full.reduce((sum, { text }) => sum + text.length, 0) / full.reduce((sum, each) => sum + inch(each), 0);
    if (average <= limit.most + rounding) return [];
    const densest = full.reduce((most, line) => (density(line) > density(most) ? line : most));
    return [
      {
        level: average > limit.most * chance ? 'error' : 'warning',
        rule: 'characters-per-inch',
        evidence: limit,
        page: index + 1,
        place: densest,
        message: `The lines of this page have ${average.toFixed(1)} characters per inch on average; ${limit.most} are allowed. Densest is ${excerpt(densest.text)} in ${Math.round(densest.size * 10) / 10} points ${densest.font}. Use a wider typeface or a larger size.`,
      },
    ];
  });
}

/** Lines in a vertical inch of running text, the closest of each page. */
export function checkLineDensity({ pages }: PdfFacts, { linesPerInch: limit }: FileLimits): Said[] {
  if (!limit) return [];
  return pages.flatMap(({ lines }, index): Said[] => {
    const running = lines.filter(isRunning).sort((a, b) => a.baseline - b.baseline);
    let most: { line: TextLine; pitch: number } | null = null;
    for (const [at, line] of running.entries()) {
      const pitch = closestPitch(line, running.slice(at + 1), limit.most);
      if (pitch !== null && pitch < (72 - inchRounding) / limit.most && pitch < (most?.pitch ?? Infinity))
        most = { line, pitch };
    }
    if (!most) return [];
    return [
      {
        level: 'error',
        rule: 'lines-per-inch',
        evidence: limit,
        page: index + 1,
        place: most.line,
        message: `From ${excerpt(most.line.text)} on, ${(72 / most.pitch).toFixed(2)} lines stand in a vertical inch; ${limit.most} are allowed. Set the distance of lines to ${72 / limit.most} points or more.`,
      },
    ];
  });
}

/** The mean distance to the so-manieth line below in the same column; null where there are fewer. */
function closestPitch(line: TextLine, below: readonly TextLine[], lines: number): number | null {
  let count = 0;
  let last = line.baseline;
  for (const next of below) {
    if (next.baseline - line.baseline > 72) return null;
    // Two parts of one line, set apart by a wide gap.
    if (next.baseline - last < line.size / 2 || !isBelow(line, next)) continue;
    last = next.baseline;
    count += 1;
    if (count === lines) return (last - line.baseline) / lines;
  }
  return null;
}

function isBelow(line: TextLine, next: TextLine): boolean {
  const shared = Math.min(line.x + line.width, next.x + next.width) - Math.max(line.x, next.x);
  return shared > Math.min(line.width, next.width) / 2;
}

/** Running lines that fill their column. */
function fullLines(lines: readonly TextLine[]): TextLine[] {
  const widest = new Map<number, number>();
  const running = lines.filter((line) => isRunning(line) && !leaders.test(line.text));
  for (const { x, width } of running)
    widest.set(Math.round(x / 4), Math.max(width, widest.get(Math.round(x / 4)) ?? 0));
  return running.filter(({ x, width }) => width >= fullShare * widest.get(Math.round(x / 4))!);
}

const inch = ({ width }: TextLine) => Math.max(width, 1) / 72;
const density = (line: TextLine) => line.text.length / inch(line);
