import type Sqlite from 'better-sqlite3';
import { v7 as uuid } from 'uuid';
import { inTransaction, timestamp } from '../ingest/connection.server.ts';
import { MergeCandidates, type Candidate } from './merge-candidates.server.ts';
import { comparedTitle, similarity, trigrams } from './similarity.ts';

/** From here on two titles are worth a person's look. */
const ALIKE = 0.9;
/** A run with more new calls is a first reading: asking people about all of it helps nobody. */
const MOST_CALLS = 2_000;

const REASON = 'The same funder, titles that are alike, and dates close to each other.';

/**
 * Offers people the pairs among these calls and all others that may be one call: the same funder, titles alike, dates
 * close. Nothing is merged, and a pair that was ever offered is not offered again. Gives how many were offered.
 */
export async function suggestMerges(connection: Sqlite.Database, ids: readonly string[], at: Date): Promise<number> {
  if (ids.length > MOST_CALLS) return 0;
  const pairs = findPairs(connection, ids);
  if (pairs.length === 0) return 0;
  const offer = connection.prepare(
    `INSERT INTO MergeSuggestion (id, firstId, secondId, similarity, reason, suggestedAt) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (firstId, secondId) DO NOTHING`,
  );
  return inTransaction(connection, () => {
    const offered = pairs.map(({ first, second, alike }) =>
      offer.run(uuid(), first, second, alike, REASON, timestamp(at)),
    );
    return offered.reduce((sum, { changes }) => sum + changes, 0);
  });
}

type Pair = { first: string; second: string; alike: number };

function findPairs(connection: Sqlite.Database, ids: readonly string[]): Pair[] {
  const candidates = new MergeCandidates(connection);
  const known = new Map<string, ReadonlySet<string>>();
  const trigramsOf = ({ id, title }: Candidate) => {
    let set = known.get(id);
    if (!set) known.set(id, (set = trigrams(comparedTitle(title))));
    return set;
  };
  return ids.flatMap((id) => {
    const call = candidates.call(id);
    if (!call) return [];
    return candidates.of(call).flatMap((other) => {
      const alike = similarity(trigramsOf(call), trigramsOf(other));
      if (alike < ALIKE || candidates.areSideBySide(id, other.id)) return [];
      const [first, second] = [id, other.id].sort() as [string, string];
      return [{ first, second, alike }];
    });
  });
}
