import { awardDraftSchema, type CheckedAward } from '#app/opportunities/awards/award-draft.ts';
import type { Rejected } from '#app/opportunities/ingest/check-drafts.ts';

/** Parts awards that may be kept from those that may not. Of two with one external key the first is taken. */
export function checkAwards(candidates: readonly unknown[]): { drafts: CheckedAward[]; rejected: Rejected[] } {
  const drafts = new Map<string, CheckedAward>();
  const rejected: Rejected[] = [];
  for (const candidate of candidates) {
    const checked = awardDraftSchema.safeParse(candidate);
    if (!checked.success) {
      const { path, message } = checked.error.issues[0]!;
      rejected.push({ key: keyOf(candidate), reason: `${path.join('.') || 'record'}: ${message}` });
    } else if (drafts.has(checked.data.externalKey)) {
      rejected.push({ key: checked.data.externalKey, reason: 'the same record stands twice in this answer' });
    } else drafts.set(checked.data.externalKey, checked.data);
  }
  return { drafts: [...drafts.values()], rejected };
}

function keyOf(candidate: unknown): string {
  const key = (candidate as { externalKey?: unknown } | null)?.externalKey;
  return typeof key === 'string' && key ? key.slice(0, 200) : '(no key)';
}
