import { wordsOf } from '../search/query.ts';
import { foldText } from '../text.ts';
import type { Database } from '#prisma/client.server.ts';
import { listConnection } from '../call-index/connection.server.ts';

/** Words that more calls have tell little, and cost much to look for. */
const MOST_CALLS = 1_500;
const MOST_WORDS = 4;

/** The calls, at most `most`, that share the rarest words of a title, those that share most of them first. */
export async function callsWithRareWords(db: Database, title: string, most: number): Promise<string[]> {
  const connection = await listConnection(db);
  const howMany = connection.prepare('SELECT doc FROM CallWord WHERE term = ?').pluck();
  const words = [...new Set(wordsOf(foldText(title)))].filter((word) => word.length > 3);
  const rare = words
    .map((word) => ({ word, calls: (howMany.get(word) as number | undefined) ?? 0 }))
    .filter(({ calls }) => calls > 1 && calls <= MOST_CALLS)
    .sort((a, b) => a.calls - b.calls)
    .slice(0, MOST_WORDS);
  if (rare.length === 0) return [];
  const match = rare.map(({ word }) => `"${word}"`).join(' OR ');
  return connection
    .prepare(
      `SELECT e.opportunityId FROM CallText t JOIN CallEntry e ON e.entry = t.rowid
       WHERE CallText MATCH ? ORDER BY bm25(CallText, 10, 0, 0, 2, 1) LIMIT ?`,
    )
    .pluck()
    .all(match, most) as string[];
}
