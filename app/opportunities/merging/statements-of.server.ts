import type { Transaction } from '#prisma/client.server.ts';
import type { Statement } from '../ingest/merge.ts';
import { fromPayload } from '../ingest/payload.server.ts';

/** What all sources of a call said of it last. */
export async function statementsOf(tx: Transaction, opportunityId: string): Promise<Statement[]> {
  const links = await tx.opportunityLink.findMany({ where: { opportunityId } });
  const records = await tx.rawRecord.findMany({
    where: { OR: links.map(({ sourceId, externalKey }) => ({ sourceId, externalKey })) },
  });
  return records.flatMap((record) => fromPayload(record.sourceId, record.payload) ?? []);
}
