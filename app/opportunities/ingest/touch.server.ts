import type { Transaction } from '#prisma/client.server.ts';
import { inChunks } from './chunks.ts';

/** Notes that a source still says the same of these records: only times of check move, nothing else. */
export async function touchSeen(tx: Transaction, sourceId: string, keys: readonly string[], at: Date): Promise<void> {
  for (const chunk of inChunks(keys)) {
    const where = { sourceId, externalKey: { in: chunk } };
    const links = await tx.opportunityLink.findMany({ where, select: { opportunityId: true } });
    const ids = links.map((link) => link.opportunityId);
    await tx.rawRecord.updateMany({ where, data: { lastSeenAt: at } });
    await tx.opportunityLink.updateMany({ where, data: { checkedAt: at } });
    await tx.provenance.updateMany({ where: { sourceId, opportunityId: { in: ids } }, data: { checkedAt: at } });
    await tx.opportunity.updateMany({ where: { id: { in: ids } }, data: { lastSeenAt: at, lastCheckedAt: at } });
  }
}
