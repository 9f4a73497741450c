import type { Database } from '#prisma/client.server.ts';
import type { SourceDefinition } from '#scrapers/define-source.ts';
import { firstRunAt, isTooFar, nextRunAt, notBeforeAt } from './schedule.ts';

/** Makes sources known that were never read, each with the time of its first run. */
export async function rememberSources(
  db: Database,
  sources: readonly SourceDefinition[],
  now: Date,
  random: () => number,
): Promise<void> {
  const rows = await db.source.findMany({ select: { id: true, nextRunAt: true } });
  const known = new Map(rows.map((row) => [row.id, row.nextRunAt]));
  for (const { id, title, homepage, schedule } of sources) {
    const planned = known.get(id);
    if (planned && !isTooFar(planned, now, schedule.everyHours)) continue;
    const first = firstRunAt(now, random());
    // One that only the command line has read so far is known, but not yet when it is due.
    await db.source.upsert({
      where: { id },
      create: { id, title, homepage, nextRunAt: first },
      update: { nextRunAt: first },
    });
  }
}

/**
 * Sets when a source is read next, by how its last runs from the network ended: `atOnce` after one that was called off,
 * not before a time that the source itself named.
 */
export async function planNextRun(
  db: Database,
  source: Pick<SourceDefinition, 'id' | 'schedule'>,
  now: Date,
  { random, atOnce = false, notBefore = null }: { random: () => number; atOnce?: boolean; notBefore?: Date | null },
): Promise<void> {
  const runs = await db.fetchRun.findMany({
    where: { sourceId: source.id, origin: 'network', status: { not: 'running' } },
    orderBy: { startedAt: 'desc' },
    take: 12,
    select: { status: true },
  });
  const good = runs.findIndex(({ status }) => status === 'ok' || status === 'unchanged');
  const failures = good < 0 ? runs.length : good;
  const planned = atOnce ? now : nextRunAt(now, source.schedule.everyHours, failures, random());
  const next = notBefore === null ? planned : notBeforeAt(planned, notBefore, now);
  await db.source.updateMany({ where: { id: source.id }, data: { nextRunAt: next } });
}
