import type { Database } from '#prisma/client.server.ts';
import { checkedAt } from './checked-at.ts';
import { fromPayload } from './ingest/payload.server.ts';
import { provenanceRows } from './ingest/provenance-rows.ts';
import type { ProvenanceFact } from './types.ts';

/** Where the shown facts of a call come from, by field and source: read from what each source said last. */
export async function provenanceOf(db: Database, opportunityId: string): Promise<ProvenanceFact[]> {
  const links = await db.opportunityLink.findMany({
    where: { opportunityId },
    include: { source: { select: { title: true, lastWholeAt: true } } },
  });
  const records = await db.rawRecord.findMany({
    where: { OR: links.map(({ sourceId, externalKey }) => ({ sourceId, externalKey })) },
    select: { sourceId: true, externalKey: true, payload: true },
  });
  const payloads = new Map(records.map((one) => [`${one.sourceId}\n${one.externalKey}`, one.payload]));
  const facts = links.flatMap((link) => {
    const { sourceId, externalKey, source } = link;
    const payload = payloads.get(`${sourceId}\n${externalKey}`);
    const statement = payload && fromPayload(sourceId, payload);
    if (!statement) return [];
    const common = { source: sourceId, sourceTitle: source.title, checkedAt: checkedAt(link).toISOString() };
    return provenanceRows(statement.draft).map((row) => ({ ...row, ...common }));
  });
  return facts.sort((a, b) => compare(a.field, b.field) || compare(a.source, b.source));
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
