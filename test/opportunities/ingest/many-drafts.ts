import type { OpportunityDraft } from '#app/opportunities/draft.ts';
import type { Database } from '#prisma/client.server.ts';
import { draft } from './support.ts';

/**
 * What a portal says of many calls in the first, second, … round: every day moves, some titles, funders and amounts are
 * others, some records come under another key, and a few are new.
 */
export function manyDrafts(count: number, round: number): OpportunityDraft[] {
  const calls = Array.from({ length: count }, (_, i) => {
    const key = `K-${i}`;
    const amount = { min: 100 * round, max: null, total: null, currency: 'USD', kind: 'per_award' as const };
    return draft(key, {
      externalKey: i % 50 === 7 ? `${key}-${round}` : key,
      title: i % 3 === 1 && i % 50 !== 7 ? `Call ${key} of round ${round}` : `Call ${key}`,
      funder: { name: i % 40 === 3 ? `Funder ${round}` : 'A funder' },
      programme: i % 20 === 4 ? { name: `Series ${round}` } : null,
      amount: i % 5 === 2 ? { ...amount, rawText: `from $${round}` } : null,
      deadlines: [1, 2].slice(i % 2).map((day) => {
        const date = `2027-0${round + 2}-0${day}`;
        return { kind: 'full' as const, date, rawText: date };
      }),
    });
  });
  const fresh = Array.from({ length: 30 * (round - 1) }, (_, i) => draft(`N-${i}`, { deadlines: [] }));
  return [...calls, ...fresh];
}

/** All that runs write, without what differs each time: ids and moments. */
export async function said(db: Database): Promise<unknown> {
  const key = 'SELECT canonicalKey FROM Opportunity WHERE id = opportunityId';
  const rows = (sql: string) => db.$queryRawUnsafe(sql);
  return {
    calls: await rows(
      `SELECT o.canonicalKey, o.title, o.amountMin, o.goneOn, f.name AS funder, p.name AS programme,
              EXISTS (SELECT 1 FROM FetchRun r WHERE r.id = o.heldByRunId AND r.holds) AS isHeld
       FROM Opportunity o JOIN Funder f ON f.id = o.funderId LEFT JOIN Programme p ON p.id = o.programmeId ORDER BY 1`,
    ),
    deadlines: await rows(`SELECT (${key}) AS call, sourceId, seq, date, rawText FROM Deadline ORDER BY 1, 2, 3`),
    links: await rows(`SELECT (${key}) AS call, sourceId, externalKey, url FROM OpportunityLink ORDER BY 2, 3`),
    records: await rows('SELECT sourceId, externalKey, contentHash, payload FROM RawRecord ORDER BY 1, 2'),
    changes: await rows(`SELECT (${key}) AS call, field, oldValue, newValue FROM Change ORDER BY 1, 2, 3, 4`),
    edits: await rows(`SELECT (${key}) AS call, field, value, sourceValue FROM FieldEdit ORDER BY 1, 2`),
  };
}
