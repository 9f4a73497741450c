import { checkDraft, type CheckedDraft } from '../draft.ts';

/** A record that was not taken, and why, for the run's report. */
export type Rejected = { key: string; reason: string };

/** Parts drafts that may be ingested from those that may not. Of two with one external key the first is taken. */
export function checkDrafts(candidates: readonly unknown[]): { drafts: CheckedDraft[]; rejected: Rejected[] } {
  return checkEach(candidates, checkDraft);
}

/** The same for records of any kind that have an external key. */
export function checkEach<Draft extends { externalKey: string }>(
  candidates: readonly unknown[],
  check: (candidate: unknown) => { draft: Draft } | { problem: string },
): { drafts: Draft[]; rejected: Rejected[] } {
  const drafts = new Map<string, Draft>();
  const rejected: Rejected[] = [];
  for (const candidate of candidates) {
    const checked = check(candidate);
    if ('problem' in checked) rejected.push({ key: keyOf(candidate), reason: checked.problem });
    else if (drafts.has(checked.draft.externalKey)) {
      rejected.push({ key: checked.draft.externalKey, reason: 'the same record stands twice in this answer' });
    } else drafts.set(checked.draft.externalKey, checked.draft);
  }
  return { drafts: [...drafts.values()], rejected };
}

function keyOf(candidate: unknown): string {
  const key = (candidate as { externalKey?: unknown } | null)?.externalKey;
  return typeof key === 'string' && key ? key.slice(0, 200) : '(no key)';
}
