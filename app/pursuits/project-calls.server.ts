import { can, type Actor } from '#app/accounts/can.ts';
import { SHOWN } from '#app/opportunities/shown.server.ts';
import { callFacts, callSelect, type CallFacts } from '#app/proposals/call-facts.server.ts';
import type { Database } from '#prisma/client.server.ts';

/** The calls that teams consider or go for with a project, the first begun first; the public is not told. */
export async function pursuedCalls(
  db: Database,
  viewer: Actor,
  projectId: string,
  now: Date,
  zone: string | null,
): Promise<CallFacts[]> {
  if (!can(viewer, 'pursuit.read')) return [];
  const rows = await db.pursuit.findMany({
    where: { projectId, state: { not: 'no_go' }, opportunity: SHOWN },
    orderBy: { id: 'asc' },
    select: { opportunity: { select: callSelect } },
  });
  const byId = new Map(rows.map(({ opportunity }) => [opportunity.id, opportunity]));
  return [...byId.values()].map((call) => callFacts(call, now, zone));
}
