import { foldText } from '#app/opportunities/text.ts';
import type { Frequencies } from './fit-call.ts';

const LITTLE = new Set('a an and as at by for from in into is of on or over the to under with within'.split(' '));

/** Words that stand in nearly every call, for where nobody counted. */
const COMMON = new Set(
  (
    'application big code community computer computing data development engineering framework free infrastructure library ' +
    'management method network open platform project research science scientific service software source support system ' +
    'technology tool training'
  ).split(' '),
);
const COMMON_SHARE = 0.2;
/** In a handful of calls any word is frequent. */
const ENOUGH_CALLS = 50;

/** The one form of a word that its plural shares: `libraries` → `library`, `meshes` → `mesh`, `arrays` → `array`. */
export function singular(word: string): string {
  if (word.length < 4 || /(?:ics|series|species)$/.test(word)) return word;
  if (/[^aeiou]ies$/.test(word)) return `${word.slice(0, -3)}y`;
  if (/(?:ch|sh|x|z|ss)es$/.test(word)) return word.slice(0, -2);
  return /[^sui]s$/.test(word) ? word.slice(0, -1) : word;
}

/** The words of some topics: the folded singular of each and how it is written, in the order of the alphabet. */
export function topicWords(topics: readonly string[]): Map<string, string> {
  const words = topics.flatMap((topic) => foldText(topic).match(/[\p{L}\p{N}]+/gu) ?? []);
  const telling = words.filter((word) => word.length > 1 && !LITTLE.has(word)).sort();
  // Of two forms of one word the first of the alphabet is shown.
  const shown = new Map(telling.reverse().map((word) => [singular(word), word]));
  return new Map([...shown].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Whether a folded text has the word, alone or in its plural, as a whole word. */
export function hasWord(folded: string, word: string): boolean {
  // The plain search is many times faster, and most words stand in few texts.
  const stem = word.endsWith('y') ? word.slice(0, -1) : word;
  return folded.includes(stem) && wholeWord(word).test(folded);
}

/** How much it tells that a word is shared: more the fewer calls have it. */
export function wordWeight(word: string, frequencies: Frequencies | null): number {
  if (frequencies === null || frequencies.calls < ENOUGH_CALLS) return COMMON.has(word) ? 0.5 : 3;
  return Math.log((frequencies.calls + 1) / ((frequencies.of.get(word) ?? 0) + 1));
}

/** Whether so many calls have the word that it alone says nothing. */
export function isCommon(word: string, frequencies: Frequencies | null): boolean {
  if (frequencies === null || frequencies.calls < ENOUGH_CALLS) return COMMON.has(word);
  return COMMON.has(word) || (frequencies.of.get(word) ?? 0) > frequencies.calls * COMMON_SHARE;
}

const patterns = new Map<string, RegExp>();
const MOST_PATTERNS = 2_000;

function wholeWord(word: string): RegExp {
  const known = patterns.get(word);
  if (known) return known;
  if (patterns.size >= MOST_PATTERNS) patterns.clear();
  const forms = /[^aeiou]y$/.test(word) ? `(?:${word}|${word.slice(0, -1)}ies)` : `${word}(?:s|es)?`;
  const made = new RegExp(`(?<![\\p{L}\\p{N}])${forms}(?![\\p{L}\\p{N}])`, 'u');
  patterns.set(word, made);
  return made;
}
