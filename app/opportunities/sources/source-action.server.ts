import { audit } from '#app/accounts/audit.server.ts';
import { authorize } from '#app/accounts/authorize.ts';
import type { Actor } from '#app/accounts/can.ts';
import { AppError } from '#app/errors.ts';
import type { Database } from '#prisma/client.server.ts';
import { findSource } from './all-sources.server.ts';
import { requireJobs } from './jobs.server.ts';

/** Does what a button on a source's page asks; gives what was done, for the page to say. */
export async function doSourceForm(db: Database, actor: Actor, id: string, intent: string): Promise<string> {
  authorize(actor, intent === 'run' ? 'source.run' : 'source.manage');
  const by = actor!.id;
  const source = await findSource(db, id);
  if (!source) throw new AppError('not_found', 'There is no such source, or it was removed.');
  const { title, homepage } = source;
  const change = (data: { disabledAt?: Date | null; removedAt?: Date; nextRunAt?: Date | null }, action: string) =>
    db.$transaction(async (tx) => {
      await tx.source.upsert({ where: { id }, create: { id, title, homepage, ...data }, update: data });
      await audit(tx, by, action, { kind: 'source', id });
    });
  const row = await db.source.findUnique({ where: { id } });
  switch (intent) {
    case 'run': {
      if (row?.disabledAt) throw new AppError('conflict', 'This source is switched off. Switch it on first.');
      const answer = await requireJobs().ask(id, by);
      await audit(db, by, 'source.run', { kind: 'source', id });
      return answer;
    }
    case 'disable':
      await change({ disabledAt: new Date(), nextRunAt: null }, 'source.disabled');
      return 'off';
    case 'enable':
      await change({ disabledAt: null, nextRunAt: new Date() }, 'source.enabled');
      return 'on';
    case 'remove':
      if (row?.params == null) throw new AppError('bad_input', 'Only a source that was set up here can be removed.');
      await change({ removedAt: new Date(), nextRunAt: null }, 'source.removed');
      return 'removed';
    default:
      throw new AppError('bad_input', 'This page has no such button. Reload it and try again.');
  }
}
