import type { Database } from '#prisma/client.server.ts';

/** How a call is tied to the one that is looked at, the narrowest tie first. */
export type Tie = 'this' | 'series' | 'programme';
export type RelatedCall = { id: string; title: string; number: string | null; tie: Tie };

const MOST = 300;

/**
 * The call itself, all that it replaced or that replaced it, and the other calls of its programme. CROSS JOIN keeps SQLite from
 * reading every call in search of a few.
 */
export async function relatedCalls(db: Database, callId: string): Promise<RelatedCall[]> {
  return db.$queryRaw<RelatedCall[]>`
    WITH RECURSIVE series (id) AS (
      SELECT ${callId}
      UNION SELECT o.reissueOfId FROM series s CROSS JOIN Opportunity o ON o.id = s.id WHERE o.reissueOfId IS NOT NULL
      UNION SELECT o.id FROM series s CROSS JOIN Opportunity o ON o.reissueOfId = s.id
    )
    SELECT o.id, o.title, o.number, CASE WHEN o.id = ${callId} THEN 'this' ELSE 'series' END AS tie
    FROM series s CROSS JOIN Opportunity o ON o.id = s.id
    UNION ALL
    SELECT * FROM (SELECT o.id, o.title, o.number, 'programme' FROM Opportunity o
      WHERE o.programmeId = (SELECT programmeId FROM Opportunity WHERE id = ${callId})
        AND o.id NOT IN (SELECT id FROM series) ORDER BY o.rowid DESC LIMIT ${MOST})`;
}
