import type { CheckedDraft } from '#app/opportunities/draft.ts';
import { inChunks } from '#app/opportunities/ingest/chunks.ts';
import { fromPayload } from '#app/opportunities/ingest/payload.server.ts';
import type { Database } from '#prisma/client.server.ts';

/** What was kept of a call that was looked up. */
export type StoredDetail = { draft: CheckedDraft; listHash: string };

/** The calls of a source that were looked up before, by external key. */
export async function readStored(db: Database, sourceId: string, keys: string[]): Promise<Map<string, StoredDetail>> {
  const stored = new Map<string, StoredDetail>();
  for (const chunk of inChunks(keys)) {
    const where = { sourceId, externalKey: { in: chunk }, listHash: { not: null } };
    const rows = await db.rawRecord.findMany({ where, select: { externalKey: true, listHash: true, payload: true } });
    for (const row of rows) {
      const statement = fromPayload(sourceId, row.payload);
      if (statement && row.listHash) stored.set(row.externalKey, { draft: statement.draft, listHash: row.listHash });
    }
  }
  return stored;
}

/** Notes for which line of the list the details of a call were read. */
export async function noteDetails(
  db: Database,
  sourceId: string,
  taken: ReadonlyMap<string, string>,
  detailAt: Date,
): Promise<void> {
  await db.$transaction(
    [...taken].map(([externalKey, listHash]) =>
      db.rawRecord.updateMany({ where: { sourceId, externalKey }, data: { listHash, detailAt } }),
    ),
  );
}
