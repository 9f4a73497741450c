import { createHash } from 'node:crypto';
import type { Transaction } from '#prisma/client.server.ts';
import type { IngestCounts, SourceInfo } from '../ingest/source-info.ts';
import type { CheckedAward } from './award-draft.ts';

/** Keeps what a source says of awards. The same awards twice write nothing. */
export async function ingestAwards(
  tx: Transaction,
  source: SourceInfo,
  run: { at: Date },
  drafts: readonly CheckedAward[],
): Promise<IngestCounts> {
  const counts = { created: 0, changed: 0, unchanged: 0 };
  for (const draft of drafts) {
    const contentHash = createHash('sha256').update(JSON.stringify(draft)).digest('hex');
    const key = { sourceId: source.id, externalKey: draft.externalKey };
    const known = await tx.award.findUnique({ where: { sourceId_externalKey: key } });
    if (known?.contentHash === contentHash) {
      counts.unchanged += 1;
      continue;
    }
    const { name } = draft.funder;
    const funder = await tx.funder.upsert({ where: { name }, create: { name }, update: {} });
    const facts = {
      ...{ number: draft.number ?? null, title: draft.title, summary: draft.summary ?? null, funderId: funder.id },
      ...{ programmes: JSON.stringify(draft.programmes), institution: draft.institution ?? null },
      ...{ startsOn: draft.startsOn ?? null, endsOn: draft.endsOn ?? null, url: draft.url ?? null },
      amountMinor: draft.amount ? BigInt(draft.amount.minor) : null,
      ...{ currency: draft.amount?.currency ?? null, amountRaw: draft.amount?.rawText ?? null },
      ...{ contentHash, checkedAt: run.at },
    };
    const callKeys = { create: draft.callKeys.map((callKey) => ({ key: callKey })) };
    if (known) {
      await tx.awardCallKey.deleteMany({ where: { awardId: known.id } });
      await tx.award.update({ where: { id: known.id }, data: { ...facts, callKeys } });
      counts.changed += 1;
    } else {
      await tx.award.create({ data: { ...key, ...facts, callKeys } });
      counts.created += 1;
    }
  }
  return counts;
}
