import type { CheckedDraft } from '../draft.ts';
import type { Transaction } from '#prisma/client.server.ts';
import { readHashes, readKnown } from './known.server.ts';
import { contentHash } from './payload.server.ts';
import { planCall, type PlannedCall } from './plan.server.ts';
import { resolveDrafts } from './resolve.ts';
import type { IngestCounts, SourceInfo } from './source-info.ts';
import { readStoredCalls } from './stored-call.server.ts';
import { touchSeen } from './touch.server.ts';
import { writePlanned } from './write.server.ts';

/** Prisma's own limit of five seconds is too short for a large source on a small machine. */
export const INGEST_TRANSACTION = { maxWait: 15_000, timeout: 120_000 };

export type IngestPlan = { planned: PlannedCall[]; unchangedKeys: string[]; counts: IngestCounts };

/** What drafts would do, nothing written. External keys must be unique in `drafts` (check-drafts.ts). */
export async function planIngest(
  tx: Transaction,
  source: SourceInfo,
  drafts: readonly CheckedDraft[],
  at: Date,
): Promise<IngestPlan> {
  const hashes = await readHashes(
    tx,
    source.id,
    drafts.map((draft) => draft.externalKey),
  );
  const isSame = (draft: CheckedDraft) => hashes.get(draft.externalKey) === contentHash(source.authority, draft);
  const news = drafts.filter((draft) => !isSame(draft));
  const resolved = resolveDrafts(source.id, news, await readKnown(tx, source.id, news));
  const ids = resolved.flatMap(({ call }) => (call ? [call.id] : []));
  const stored = await readStoredCalls(tx, source.id, ids);
  const planned = resolved.map((one) => planCall(source, one, one.call && (stored.get(one.call.id) ?? null), at));
  const count = (outcome: PlannedCall['outcome']) => planned.filter((call) => call.outcome === outcome).length;
  const unchangedKeys = drafts.filter(isSame).map((draft) => draft.externalKey);
  return {
    planned,
    unchangedKeys,
    counts: {
      created: count('created'),
      changed: count('changed'),
      unchanged: unchangedKeys.length + count('unchanged'),
    },
  };
}

/**
 * Takes what a source says into the list. The same drafts twice write nothing but times of check. Belongs in one
 * transaction with the row of its run, so that a crash leaves the previous state.
 */
export async function ingest(
  tx: Transaction,
  source: SourceInfo,
  run: { id: string; at: Date },
  drafts: readonly CheckedDraft[],
): Promise<IngestCounts> {
  const plan = await planIngest(tx, source, drafts, run.at);
  await writePlanned(tx, source, run, plan.planned);
  const plannedKeys = plan.planned.map((call) => call.draft.externalKey);
  await touchSeen(tx, source.id, [...plan.unchangedKeys, ...plannedKeys], run.at);
  return plan.counts;
}
