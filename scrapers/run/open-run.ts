import { startRun, type RunOrigin } from '#app/opportunities/ingest/runs.server.ts';
import type { Database } from '#prisma/client.server.ts';
import type { SourceDefinition } from '../define-source.ts';

/** Who let a source run. */
export type Trigger = { by: 'command' | 'schedule' } | { by: 'person'; personId: string };

/** Opens the row of a run and says who asked for it. */
export async function openRun(
  db: Database,
  source: SourceDefinition,
  origin: RunOrigin,
  at: Date,
  trigger: Trigger = { by: 'command' },
): Promise<string> {
  const id = await startRun(db, source, origin, at);
  if (trigger.by === 'command') return id;
  const personId = trigger.by === 'person' ? trigger.personId : null;
  await db.fetchRun.update({ where: { id }, data: { trigger: trigger.by, personId } });
  return id;
}
