import type { Database } from '#prisma/client.server.ts';
import { rowInclude, toRow } from '../row.server.ts';
import { IS_SHOWN, SHOWN } from '../shown.server.ts';
import { asCommonOpportunity } from './as-opportunity.ts';
import { MODIFIED, readCandidates } from './candidates.server.ts';
import { compareCandidates, matches } from './match.ts';
import type { CommonSearch, SortKey } from './search-request.ts';

type Page = { page: number; pageSize: number };
export type CommonPage = { items: ReturnType<typeof asCommonOpportunity>[]; total: number };
export type CommonSort = { sortBy: SortKey; sortOrder: 'asc' | 'desc' };

/** All calls, the last changed first, a page of them. */
export async function listCommon(db: Database, { page, pageSize }: Page, now: Date): Promise<CommonPage> {
  const [[count], rows] = await Promise.all([
    db.$queryRaw<{ n: bigint | number }[]>`SELECT COUNT(*) AS n FROM Opportunity o WHERE ${IS_SHOWN}`,
    db.$queryRaw<{ id: string }[]>`
      SELECT o.id FROM Opportunity o WHERE ${IS_SHOWN} ORDER BY ${MODIFIED} DESC, o.id
      LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`,
  ]);
  return {
    items: await readCommon(
      db,
      rows.map(({ id }) => id),
      now,
    ),
    total: Number(count!.n),
  };
}

/** The calls that match a search, a page of them in the order asked for. */
export async function searchCommon(
  db: Database,
  { search, filters, pagination }: CommonSearch,
  { sortBy, sortOrder }: CommonSort,
  now: Date,
): Promise<CommonPage> {
  const { status } = filters;
  const withArchived = !status || status.value.includes('closed') === (status.operator === 'in');
  const found = (await readCandidates(db, { search, withArchived }, now))
    .filter((call) => matches(call, filters))
    .sort(compareCandidates(sortBy, sortOrder));
  const from = (pagination.page - 1) * pagination.pageSize;
  const ids = found.slice(from, from + pagination.pageSize).map(({ id }) => id);
  return { items: await readCommon(db, ids, now), total: found.length };
}

/** Calls in the shape of the protocol, in the order of the ids; those that are not shown are left out. */
export async function readCommon(db: Database, ids: readonly string[], now: Date): Promise<CommonPage['items']> {
  const calls = await db.opportunity.findMany({
    where: { id: { in: [...ids] }, ...SHOWN },
    include: {
      ...rowInclude,
      changes: { select: { observedAt: true }, orderBy: { observedAt: 'desc' }, take: 1 },
    },
  });
  const byId = new Map(calls.map((call) => [call.id, call]));
  return ids.flatMap((id) => {
    const call = byId.get(id);
    if (!call) return [];
    const { summaryText: summary, postedOn, awardsExpected, firstSeenAt, changes } = call;
    return asCommonOpportunity({
      ...toRow(call, now, null),
      ...{ summary, postedOn, awardsExpected },
      applicantTypes: JSON.parse(call.applicantTypes ?? '[]') as string[],
      createdAt: firstSeenAt.toISOString(),
      modifiedAt: (changes[0]?.observedAt ?? firstSeenAt).toISOString(),
    });
  });
}
