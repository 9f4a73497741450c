import type { Transaction } from '#prisma/client.server.ts';
import { AppError } from '#app/errors.ts';

type Link = { id: string; sourceId: string; externalKey: string; lastSeenAt: Date; missingRuns: number };

/**
 * Where one source has a record of both calls, the older one goes when the source does not list it any more. `conflict`
 * when it still lists both: those are two calls to it, and its next run would part them again.
 */
export async function dropOlderRecords(tx: Transaction, keepId: string, goneId: string): Promise<void> {
  const read = (opportunityId: string) =>
    tx.opportunityLink.findMany({
      where: { opportunityId },
      include: { source: { select: { title: true, covers: true } } },
    });
  const [kept, leaving] = [await read(keepId), await read(goneId)];
  for (const link of leaving) {
    const own = kept.find((one) => one.sourceId === link.sourceId);
    if (!own) continue;
    const mayGo = (one: Link) => link.source.covers === 'newest' || one.missingRuns > 0;
    const [older, newer] = isOlder(own, link) ? [own, link] : [link, own];
    const dropped = mayGo(older) ? older : mayGo(newer) ? newer : null;
    if (!dropped) {
      const { title } = link.source;
      throw new AppError(
        'conflict',
        `${title} lists both side by side, so they are two calls. Decline the suggestion.`,
      );
    }
    const { sourceId, externalKey } = dropped;
    await tx.rawRecord.deleteMany({ where: { sourceId, externalKey } });
    await tx.opportunityLink.delete({ where: { id: dropped.id } });
    const opportunityId = dropped === own ? keepId : goneId;
    await tx.deadline.deleteMany({ where: { sourceId, opportunityId } });
  }
}

const isOlder = (a: Link, b: Link) =>
  a.missingRuns !== b.missingRuns ? a.missingRuns > b.missingRuns : a.lastSeenAt < b.lastSeenAt;
