import type { Frequencies } from './fit-call.ts';

/** In how many of the calls each word stands, from the words that each shares with the topics. */
export function countWords(shared: readonly (readonly string[])[]): Frequencies {
  const of = new Map<string, number>();
  for (const words of shared) for (const word of words) of.set(word, (of.get(word) ?? 0) + 1);
  return { calls: shared.length, of };
}
