import english from 'hyphen/en-us/index.js';

const known = new Map<string, number[]>();
const softHyphen = '\u00AD';

/**
 * Offsets in a word where a hyphen may stand, at least two letters in and three before the end. Only words in small
 * letters are divided, so that names and acronyms stay whole; a language without patterns here is not divided at all.
 */
export function hyphenPoints(word: string, lang: string): number[] {
  if (!lang.startsWith('en') || !/^\p{Ll}{5,}$/u.test(word)) return [];
  let points = known.get(word);
  if (!points) {
    points = [];
    let offset = 0;
    for (const part of english.hyphenateSync(word).split(softHyphen).slice(0, -1)) {
      offset += part.length;
      if (offset >= 2 && word.length - offset >= 3) points.push(offset);
    }
    if (known.size > 60_000) known.clear();
    known.set(word, points);
  }
  return points;
}
