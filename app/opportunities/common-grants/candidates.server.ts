import type { Database } from '#prisma/client.server.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { callIndex } from '../call-index/call-index.server.ts';
import { foundCalls } from '../search/search-calls.server.ts';
import { indexForData } from '../search/index-texts.server.ts';
import { parseQuery } from '../search/query.ts';
import { IS_SHOWN } from '../shown.server.ts';
import { closeOf } from './close-date.ts';
import { commonStatus } from './common-status.ts';
import type { Candidate } from './match.ts';

type Asked = {
  /** words that must stand in a call */
  search: string;
  /** whether calls that are archived count, which are many */
  withArchived: boolean;
};

/** Every call that a search may find. */
export async function readCandidates(db: Database, { search, withArchived }: Asked, now: Date): Promise<Candidate[]> {
  if (search) await indexForData(db);
  const index = await callIndex(db);
  const found = foundCalls(index, index.standings(now, null), parseQuery(search)).filter(
    ({ status }) => withArchived || status !== 'archived',
  );
  const only =
    found.length < FEW ? Prisma.sql`AND o.id IN (${Prisma.join(['', ...found.map(({ id }) => id)])})` : Prisma.empty;
  const [row] = await db.$queryRaw<{ list: string }[]>`
    SELECT json_group_array(json_array(o.id, o.currency, o.amountMin, o.amountMax, o.amountTotal, o.awardsExpected,
      o.firstSeenAt, ${MODIFIED})) AS list
    FROM Opportunity o WHERE ${IS_SHOWN} ${only}`;
  const facts = new Map((JSON.parse(row!.list) as Facts[]).map((fact) => [fact[0], fact]));
  return found.flatMap(({ call, status, nextDeadline }): Candidate[] => {
    const fact = facts.get(call.id);
    if (!fact) return [];
    const [id, currency, minMinor, maxMinor, totalMinor, awards, createdAt, modifiedAt] = fact;
    const closeDate = closeOf(nextDeadline, call.deadlines)?.date ?? null;
    const amounts = { currency, minMinor, maxMinor, totalMinor, awards };
    return [{ id, title: call.title, status: commonStatus(status), closeDate, ...amounts, createdAt, modifiedAt }];
  });
}

/** As many ids are asked for by name; of more, the facts of all calls are read. */
const FEW = 500;

/** When anything in a call `o` changed last. */
export const MODIFIED = Prisma.sql`COALESCE((SELECT MAX(c.observedAt) FROM Change c WHERE c.opportunityId = o.id),
  o.firstSeenAt)`;

type Amount = number | null;
type Facts = [
  ...[id: string, currency: string | null, min: Amount, max: Amount, total: Amount, awards: Amount],
  ...[createdAt: string, modifiedAt: string],
];
