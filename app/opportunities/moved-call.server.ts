import { redirect } from '@remix-run/node';
import type { Database } from '#prisma/client.server.ts';

/** Leads from the address of a call that was merged to the one it is part of now; `suffix` is the form that was asked for. */
export async function redirectIfMoved(db: Database, oldId: string, suffix: '' | '.json' | '.ics' = ''): Promise<void> {
  const moved = await db.callRedirect.findUnique({ where: { fromId: oldId }, select: { toId: true } });
  if (moved) throw redirect(`/opportunities/${moved.toId}${suffix}`, 301);
}
