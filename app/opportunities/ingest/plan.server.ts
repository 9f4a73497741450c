import { v7 as uuid } from 'uuid';
import { today } from '../calendar-date.ts';
import type { CheckedDraft } from '../draft.ts';
import { deadlineRows, describeDeadlines, type DeadlineRow } from './deadline-rows.ts';
import { diffFacts, fieldChange, type FieldChange } from './diff.ts';
import { mergeStatements, type CallFacts } from './merge.ts';
import { contentHash } from './payload.server.ts';
import type { Resolved } from './resolve.ts';
import type { SourceInfo } from './source-info.ts';
import type { StoredCall } from './stored-call.server.ts';

/** What is to be written for one draft. */
export type PlannedCall = {
  id: string;
  draft: CheckedDraft;
  hash: string;
  canonicalKey: string;
  renamedFrom: string | null;
  facts: CallFacts;
  /** null = as they were */
  deadlines: DeadlineRow[] | null;
  changes: FieldChange[];
  outcome: 'created' | 'changed' | 'unchanged';
  factsChanged: boolean;
};

/** Decides what a draft does to its call: pure but for the new id. */
export function planCall(source: SourceInfo, resolved: Resolved, stored: StoredCall | null, at: Date): PlannedCall {
  const { draft, canonicalKey, renamedFrom } = resolved;
  const own = { sourceId: source.id, authority: source.authority, draft };
  const facts = mergeStatements([...(stored?.otherStatements ?? []), own]);
  const deadlines = deadlineRows(draft, today(at));
  const common = { draft, hash: contentHash(source.authority, draft), canonicalKey, renamedFrom, facts };
  if (!stored || !resolved.call) {
    return { ...common, id: uuid(), deadlines, changes: [], outcome: 'created', factsChanged: true };
  }

  const changes = diffFacts(stored.facts, facts);
  const before = describeDeadlines(stored.ownDeadlines);
  const after = describeDeadlines(deadlines);
  if (before !== after) changes.push(fieldChange('deadlines', before, after));
  if (resolved.call.ownKeys.length === 0) changes.push(fieldChange('sources', null, source.id));
  return {
    ...common,
    id: resolved.call.id,
    deadlines: before === after ? null : deadlines,
    changes,
    outcome: changes.length > 0 ? 'changed' : 'unchanged',
    factsChanged: changes.some((change) => change.field in facts) || stored.canonicalKey !== canonicalKey,
  };
}
