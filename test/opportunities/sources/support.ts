import { registerJobs, type Jobs } from '#app/opportunities/sources/jobs.server.ts';
import { previewSource } from '#app/opportunities/sources/preview.server.ts';
import type { Database } from '#prisma/client.server.ts';
import { ask, askForm, somebody } from '#test/proposals/site.ts';
import { openSite } from '#test/support/site.ts';

export { ask, askForm };

/** A site with one person of each community role. */
export async function siteWithRoles() {
  const { db, close, file } = await openSite();
  const [member, curator, admin] = await Promise.all([
    somebody(db, { name: 'Mem Member' }),
    somebody(db, { name: 'Cura Curator', role: 'curator' }),
    somebody(db, { name: 'Ada Admin', role: 'admin' }),
  ]);
  await db.auditEvent.deleteMany(); // of the tokens that were made
  return { db, file, close, member, curator, admin };
}
export type SiteWithRoles = Awaited<ReturnType<typeof siteWithRoles>>;

/** Jobs that note what was asked for, and look at sources here. */
export function notedJobs(db: Database, change: Partial<Jobs> = {}) {
  const asked: string[] = [];
  const leave = registerJobs({
    byTheClock: true,
    isWaiting: () => false,
    ask: (sourceId, personId) => {
      asked.push(`${sourceId} by ${personId}`);
      return Promise.resolve('started');
    },
    preview: (params) => previewSource(db, 'preview', params),
    ...change,
  });
  return { asked, leave };
}

/** A run of a source, and what was refused in it. */
export async function someRun(
  db: Database,
  sourceId: string,
  fields: Record<string, unknown> = {},
  refused: string[] = [],
) {
  await db.source.upsert({
    where: { id: sourceId },
    create: { id: sourceId, title: `Source ${sourceId}`, homepage: 'https://example.org' },
    update: {},
  });
  const at = new Date('2026-11-20T06:00:00Z');
  return db.fetchRun.create({
    data: {
      ...{ sourceId, startedAt: at, finishedAt: at, status: 'ok', origin: 'network', seen: 20 },
      ...fields,
      rejectedRecords: { create: refused.map((reason, i) => ({ externalKey: `record ${i}`, reason })) },
    },
  });
}
