import type { Database } from '#prisma/client.server.ts';
import { SHOWN } from './shown.server.ts';
import { matchesWords, queryWords } from './search.ts';

/** Ids of the calls that match all words of the query; null means that the query has no words and all calls match. */
export async function searchIds(db: Database, q: string): Promise<Set<string> | null> {
  const words = queryWords(q);
  if (words.length === 0) return null;
  const select = {
    id: true,
    title: true,
    number: true,
    summaryText: true,
    funder: { select: { name: true } },
  } as const;
  const calls = await db.opportunity.findMany({ where: SHOWN, select });
  return new Set(calls.filter((call) => matchesWords(call, words)).map((call) => call.id));
}
