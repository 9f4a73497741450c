import { wordsOf } from './words-of.ts';

export type Compared = { id: string; title: string; description: string; programmeId: string | null };
export type Likeness = {
  id: string;
  /** 0 to 1: how much of what the two calls say they share, rare words counting more */
  share: number;
  sameProgramme: boolean;
  /** shared words of either title as this call writes them, the most telling first */
  words: string[];
};

/** A word in a title says more of a call than one in its description. */
const TITLE_WEIGHT = 3;
/** Below it two calls share what any two of a funder share. */
const LEAST_SHARE = 0.08;
const WORDS_NAMED = 3;

/**
 * Those of the candidates that are like a call, the likest first: of the same programme, or saying the same. How much a word
 * counts is told by how few of the candidates say it too.
 */
export function likest(call: Compared, candidates: readonly Compared[]): Likeness[] {
  const own = weighedWords(call);
  const others = candidates.map((candidate) => ({ candidate, words: weighedWords(candidate) }));
  const rarity = rarityIn([own, ...others.map(({ words }) => words)]);
  return others
    .map(({ candidate, words }): Likeness => {
      const sameProgramme = call.programmeId !== null && candidate.programmeId === call.programmeId;
      return { id: candidate.id, sameProgramme, ...shared(own, words, rarity) };
    })
    .filter(({ sameProgramme, share, words }) => sameProgramme || (share >= LEAST_SHARE && words.length >= 2))
    .sort((a, b) => Number(b.sameProgramme) - Number(a.sameProgramme) || b.share - a.share || (a.id < b.id ? -1 : 1));
}

/** Why a call is offered, in words: `same programme · shares: sustainability, software`. */
export function likenessWords({ sameProgramme, words }: Pick<Likeness, 'sameProgramme' | 'words'>): string {
  const shares = words.length > 0 ? `shares: ${words.join(', ')}` : '';
  return [sameProgramme ? 'same programme' : '', shares].filter(Boolean).join(' · ');
}

type Weighed = Map<string, { word: string; weight: number }>;

function weighedWords({ title, description }: Compared): Weighed {
  const found: Weighed = new Map();
  for (const [key, word] of wordsOf(title)) found.set(key, { word, weight: TITLE_WEIGHT });
  for (const [key, word] of wordsOf(description)) if (!found.has(key)) found.set(key, { word, weight: 1 });
  return found;
}

function rarityIn(all: readonly Weighed[]): (key: string) => number {
  const counts = new Map<string, number>();
  for (const words of all) for (const key of words.keys()) counts.set(key, (counts.get(key) ?? 0) + 1);
  // Squared in effect: both calls bring it, as a cosine has it.
  return (key) => Math.log((1 + all.length) / (counts.get(key) ?? 1)) ** 2;
}

function shared(own: Weighed, other: Weighed, rarity: (key: string) => number) {
  const common: { word: string; worth: number; isTitled: boolean }[] = [];
  for (const [key, { word, weight }] of own) {
    const theirs = other.get(key);
    if (theirs)
      common.push({ word, worth: weight * theirs.weight * rarity(key), isTitled: weight + theirs.weight > 2 });
  }
  common.sort((a, b) => b.worth - a.worth || (a.word < b.word ? -1 : 1));
  const size = Math.sqrt(norm(own, rarity) * norm(other, rarity));
  const worth = common.reduce((sum, one) => sum + one.worth, 0);
  // What neither has in its title is seldom what they are about.
  const telling = common.filter((one) => one.worth > 0 && one.isTitled);
  return { share: size > 0 ? worth / size : 0, words: telling.slice(0, WORDS_NAMED).map(({ word }) => word) };
}

function norm(words: Weighed, rarity: (key: string) => number): number {
  let sum = 0;
  for (const [key, { weight }] of words) sum += weight * weight * rarity(key);
  return sum;
}
