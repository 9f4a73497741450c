import type { Random } from '#test/support/extract/random.ts';

/** What a text is. A feed is RSS or Atom; an extract is XML that is read as a stream. */
export type Kind = 'json' | 'feed' | 'html' | 'extract' | 'csv';

/** How whatever is spoilt in this way alone must end; where nothing is said, as a clean failure or as an ingest. */
export type Ends = 'refused' | 'same';

/** One way to spoil a text; gives text, or bytes where it spoils how the text is written. */
export type Way = {
  spoil: (text: string, random: Random) => string | Uint8Array;
  ends?: Partial<Record<Kind, Ends>>;
};
export type Ways = Record<string, Way>;

/** Letters of a text that is too long, and elements or values in each other: mostly just so many, seldom very many. */
export const huge = (random: Random) => (random.chance(0.1) ? 700_000 : random.pick([3_000, 25_000]));
export const deep = (random: Random) => (random.chance(0.1) ? 100_000 : random.pick([400, 600, 3_000]));
export const many = (random: Random) => (random.chance(0.1) ? 50_000 : random.pick([300, 3_000]));

export const place = (text: string, random: Random) => random.between(0, text.length);
export const insert = (text: string, at: number, what: string) => text.slice(0, at) + what + text.slice(at);

/** Puts something in the place of one of the parts that fit. */
export function replaceOne(text: string, pattern: RegExp, by: string, random: Random): string {
  const found = [...text.matchAll(pattern)];
  if (found.length === 0) return text;
  const one = random.pick(found);
  return text.slice(0, one.index) + by + text.slice(one.index + one[0].length);
}
