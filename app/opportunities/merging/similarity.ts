import { foldText } from '../text.ts';

/** What varies from cycle to cycle, or says under which mechanism a call is paid: two titles are compared without it. */
const VARIES = [
  /\([^()]*\)/g,
  /\b(?:fy\s*)?(?:19|20)\d{2}(?:\s*[-/]\s*(?:(?:19|20)?\d{2}))?\b/g,
  /\b(?:round|cycle|cohort|edition|phase|call|year)\s*#?\s*(?:\d{1,4}|[ivx]{1,5})\b/g,
  /\b\d{1,3}(?:st|nd|rd|th)(?:\s+(?:round|cycle|cohort|edition|call))?\b/g,
];

/** A title as it is compared: folded, without years, cycle numbers and what stands in brackets, words parted by a space. */
export function comparedTitle(title: string): string {
  let text = foldText(title);
  for (const pattern of VARIES) text = text.replace(pattern, ' ');
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
