import english from 'hyphen/en-us/index.js';
import { hyphenPatterns } from './hyphen-patterns.ts';

type Hyphens = { patterns: { hyphenateSync(text: string): string }; known: Map<string, number[]> };

const softHyphen = '\u00AD';
const most = 60_000;
const loaded = new Map<string, Hyphens>([['en', { patterns: english, known: new Map() }]]);

/** Loads the hyphens of these languages; those of one that nobody has patterns for stay unknown. */
export async function loadHyphens(langs: Iterable<string>): Promise<void> {
  const keys = new Set([...langs].map(keyOf).filter((key) => key !== null && !loaded.has(key)));
  for (const key of keys as Set<string>) {
    const { default: patterns } = await hyphenPatterns[key]!();
    loaded.set(key, { patterns, known: new Map() });
  }
}

/** "de-AT" → "de", "en-GB" → "en-gb"; null for a language without patterns. */
function keyOf(lang: string): string | null {
  const [language = '', region = ''] = lang.toLowerCase().split('-');
  const precise = `${language}-${region}`;
  return [precise, language].find((key) => Object.hasOwn(hyphenPatterns, key)) ?? null;
}

/**
 * Offsets in a word where a hyphen may stand, at least two letters in and three before the end. Only words in small
 * letters are divided, so that names and acronyms stay whole, but in German, where every noun begins with a large one. A
 * language that was not loaded is not divided at all.
 */
export function hyphenPoints(word: string, lang: string): number[] {
  const key = keyOf(lang);
  const hyphens = key === null ? undefined : loaded.get(key);
  const isWord = key === 'de' ? /^\p{Lu}?\p{Ll}{4,}$/u : /^\p{Ll}{5,}$/u;
  if (!hyphens || !isWord.test(word)) return [];
  const { patterns, known } = hyphens;
  let points = known.get(word);
  if (!points) {
    points = [];
    let offset = 0;
    for (const part of patterns.hyphenateSync(word).split(softHyphen).slice(0, -1)) {
      offset += part.length;
      if (offset >= 2 && word.length - offset >= 3) points.push(offset);
    }
    if (known.size > most) known.clear();
    known.set(word, points);
  }
  return points;
}
