import type Sqlite from 'better-sqlite3';
import { foldText } from '../text.ts';
import { editDistance } from './edit-distance.ts';
import type { Query, Term } from './query.ts';

type Word = { term: string; calls: number };

/**
 * The query with each word that no call has in place of one that many have and that is a slip of the finger away; null
 * where there is none such. Where the first letter is the slip, the others are taken to be right.
 */
export function suggestQuery(connection: Sqlite.Database, query: Query): Query | null {
  let changed = false;
  const mend = (term: Term): Term => {
    const words = term.words.map((word) => {
      const better = betterWord(connection, word);
      changed ||= better !== null;
      return better ?? word;
    });
    return { ...term, words };
  };
  const mended = { wanted: query.wanted.map(mend), unwanted: query.unwanted };
  return changed ? mended : null;
}

/** null where calls have the word, or a word that begins so. */
function betterWord(connection: Sqlite.Database, typed: string): string | null {
  const word = foldText(typed);
  // numbers are known or not; short words are near to everything
  if (word.length < 4 || /\d/.test(word)) return null;
  const after = (beginning: string) => `${beginning}\u{10ffff}`;
  if (connection.prepare('SELECT 1 FROM CallWord WHERE term >= ? AND term < ? LIMIT 1').get(word, after(word)))
    return null;
  const first = String.fromCodePoint(word.codePointAt(0)!);
  const most = word.length < 7 ? 1 : 2;
  const words = connection
    .prepare('SELECT term, doc AS calls FROM CallWord WHERE term >= ? AND term < ? AND length(term) BETWEEN ? AND ?')
    .all(first, after(first), word.length - most, word.length + most) as Word[];
  const otherwise = connection
    .prepare('SELECT term, doc AS calls FROM CallWord WHERE term IN (SELECT value FROM json_each(?))')
    .all(JSON.stringify(withOtherFirst(word))) as Word[];
  let best: (Word & { distance: number }) | null = null;
  for (const each of [...words, ...otherwise]) {
    const distance = editDistance(word, each.term, most);
    if (distance > most) continue;
    if (!best || distance < best.distance || (distance === best.distance && each.calls > best.calls))
      best = { ...each, distance };
  }
  return best?.term ?? null;
}

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];

/** The word with another first letter, with one more, without it, or with the first two changed about. */
function withOtherFirst(word: string): string[] {
  const [first, second, ...rest] = word;
  const others = LETTERS.flatMap((letter) => [letter + word.slice(first!.length), letter + word]);
  return [[second, ...rest].join(''), [second, first, ...rest].join(''), ...others];
}
