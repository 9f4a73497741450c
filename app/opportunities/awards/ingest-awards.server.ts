import { createHash } from 'node:crypto';
import type { Transaction } from '#prisma/client.server.ts';
import { inChunks } from '../ingest/chunks.ts';
import type { IngestCounts, SourceInfo } from '../ingest/source-info.ts';
import type { CheckedAward } from './award-draft.ts';
import { awardFunders } from './award-funders.server.ts';

/**
 * Keeps what a source says of awards: never a call, so that none is ever in the list. The same awards twice write nothing
 * but the time of check. Belongs in the transaction of its run; external keys must be unique in `drafts`.
 */
export async function ingestAwards(
  tx: Transaction,
  source: SourceInfo,
  run: { at: Date },
  drafts: readonly CheckedAward[],
): Promise<IngestCounts> {
  const counts = { created: 0, changed: 0, unchanged: 0 };
  const known = await knownAwards(tx, source.id, drafts);
  const isSame = (draft: CheckedAward) => known.get(draft.externalKey)?.contentHash === hashOf(draft);
  const news = drafts.filter((draft) => !isSame(draft));
  const funders = await awardFunders(tx, news);
  for (const draft of news) {
    const facts = { ...factsOf(draft), funderId: funders.get(draft)!, checkedAt: run.at };
    const callKeys = { create: [...new Set(draft.callKeys)].map((key) => ({ key })) };
    const { id } = known.get(draft.externalKey) ?? {};
    if (id === undefined) {
      await tx.award.create({ data: { sourceId: source.id, externalKey: draft.externalKey, ...facts, callKeys } });
      counts.created += 1;
      continue;
    }
    await tx.awardCallKey.deleteMany({ where: { awardId: id } });
    await tx.award.update({ where: { id }, data: { ...facts, callKeys } });
    counts.changed += 1;
  }
  counts.unchanged = drafts.length - news.length;
  for (const keys of inChunks(drafts.filter(isSame).map((draft) => draft.externalKey))) {
    await tx.award.updateMany({
      where: { sourceId: source.id, externalKey: { in: keys } },
      data: { checkedAt: run.at },
    });
  }
  return counts;
}

async function knownAwards(tx: Transaction, sourceId: string, drafts: readonly CheckedAward[]) {
  const known = new Map<string, { id: string; contentHash: string }>();
  for (const keys of inChunks(drafts.map((draft) => draft.externalKey))) {
    const rows = await tx.award.findMany({
      where: { sourceId, externalKey: { in: keys } },
      select: { id: true, externalKey: true, contentHash: true },
    });
    for (const row of rows) known.set(row.externalKey, row);
  }
  return known;
}

const hashOf = (draft: CheckedAward) => createHash('sha256').update(JSON.stringify(draft)).digest('hex');

function factsOf(draft: CheckedAward) {
  const { amount } = draft;
  return {
    ...{ number: draft.number ?? null, title: draft.title, summary: draft.summary ?? null },
    ...{ programmes: JSON.stringify(draft.programmes), institution: draft.institution ?? null },
    ...{ startsOn: draft.startsOn ?? null, endsOn: draft.endsOn ?? null, url: draft.url ?? null },
    amountMinor: amount ? BigInt(amount.minor) : null,
    ...{ currency: amount?.currency ?? null, amountRaw: amount?.rawText ?? null, contentHash: hashOf(draft) },
  };
}
