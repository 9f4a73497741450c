import type { StandingFacts } from '../standing.ts';

/** What lists ask of a call, held in memory: finding and counting among a hundred thousand is then a walk over them. */
export type IndexedCall = StandingFacts & {
  /** its place among all */
  slot: number;
  /** of the title, for the order by title */
  titleKey: string;
  /** the large run that wrote it, which may hold it back (ingest/held.server.ts) */
  heldBy: string | null;
  /** the number of its name (call-index.server.ts) */
  funder: number;
  /** numbers of sets of names */
  kinds: number;
  tags: number;
  sources: number;
  /** whole units of the currency, of one award as far as it is known */
  amountMin: number | null;
  amountMax: number | null;
  /** the number of its name, or -1 */
  currency: number;
  /** which of the choices of facets/eligible.ts it is said to be open to, and to which not; a bit each */
  admits: number;
  refuses: number;
  /** ISO codes and EU; empty = anywhere; null = nobody says */
  countries: readonly string[] | null;
};
