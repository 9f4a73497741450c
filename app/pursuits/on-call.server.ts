import { can, type Actor } from '#app/accounts/can.ts';
import type { Database } from '#prisma/client.server.ts';
import { readState } from './state.ts';

/** Who considers a call, for its page; null for the public, who are not told. */
export async function pursuitsOnCall(db: Database, actor: Actor, opportunityId: string) {
  if (!can(actor, 'pursuit.read')) return null;
  const rows = await db.pursuit.findMany({
    where: { opportunityId },
    orderBy: { id: 'asc' },
    include: {
      lead: { select: { name: true } },
      members: { where: { personId: actor!.id }, select: { personId: true } },
      roles: { where: { filledAt: null }, select: { id: true, text: true }, orderBy: { createdAt: 'asc' } },
    },
  });
  return rows.map(({ id, teamName, state, lead, members, roles }) => ({
    ...{ id, teamName, state: readState(state), lead: lead?.name ?? null, mine: members.length > 0, wanted: roles },
  }));
}
export type PursuitOnCall = NonNullable<Awaited<ReturnType<typeof pursuitsOnCall>>>[number];
