import { foldText } from '../text.ts';

const IN_BRACKETS = /\([^()]*\)/g;

/** What varies from cycle to cycle: years, and the numbers of rounds. */
const CYCLES = [
  /\b(?:fy\s*)?(?:19|20)\d{2}(?:\s*[-/]\s*(?:(?:19|20)?\d{2}))?\b/g,
  /\b(?:round|cycle|cohort|edition|phase|call|year)\s*#?\s*(?:\d{1,4}|[ivx]{1,5})\b/g,
  /\b\d{1,3}(?:st|nd|rd|th)(?:\s+(?:round|cycle|cohort|edition|call))?\b/g,
];

/** What two titles are compared by: as `seriesTitle`, and without what stands in brackets, such as a mechanism. */
export function comparedTitle(title: string): string {
  return seriesTitle(title.replace(IN_BRACKETS, ' '));
}

/** The title that all calls of a series share: folded, without years and numbers of rounds, words parted by a space. */
export function seriesTitle(title: string): string {
  let text = foldText(title);
  for (const pattern of CYCLES) text = text.replace(pattern, ' ');
  return text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

/** The groups of three letters in each word, with its edges. */
export function trigrams(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const word of text.split(' ')) {
    if (!word) continue;
    const edged = `  ${word} `;
    for (let at = 0; at + 3 <= edged.length; at += 1) found.add(edged.slice(at, at + 3));
  }
  return found;
}

/** How alike two sets of trigrams are, 0 to 1: what they share of what they have together. */
export function similarity(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const one of small) if (large.has(one)) shared += 1;
  return shared / (a.size + b.size - shared);
}
