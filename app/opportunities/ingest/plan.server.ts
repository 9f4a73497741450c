import { v7 as uuid } from 'uuid';
import { today } from '../calendar-date.ts';
import type { CheckedDraft } from '../draft.ts';
import { deadlineRows, type DeadlineRow } from './deadline-rows.ts';
import { diffDeadlines, diffFacts, fieldChange, type FieldChange } from './diff.ts';
import { mergeStatements, type CallFacts, type Statement } from './merge.ts';
import { contentHash } from './payload.server.ts';
import type { Resolved } from './resolve.ts';
import type { SourceInfo } from './source-info.ts';

/** A call as it is stored, as far as a source that is being read may change it. */
export type StoredCall = {
  canonicalKey: string;
  facts: CallFacts;
  /** deadlines that this source gave before */
  ownDeadlines: DeadlineRow[];
  /** what all other sources say of the call */
  otherStatements: Statement[];
};

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

  const changes = [...diffFacts(stored.facts, facts), ...deadlineChanges(stored, deadlines)];
  if (resolved.call.ownKeys.length === 0) changes.push(fieldChange('sources', null, source.id));
  return {
    ...common,
    id: resolved.call.id,
    deadlines: isSameRows(stored.ownDeadlines, deadlines) ? null : deadlines,
    changes,
    outcome: changes.length > 0 ? 'changed' : 'unchanged',
    factsChanged: changes.some((change) => change.field in facts) || stored.canonicalKey !== canonicalKey,
  };
}

/** What a second source says of deadlines that others named before is no news. */
function deadlineChanges({ ownDeadlines, otherStatements }: StoredCall, after: DeadlineRow[]): FieldChange[] {
  const changes = diffDeadlines(ownDeadlines, after);
  const named = new Set(otherStatements.flatMap(({ draft }) => draft.deadlines.map(strandAndDay)));
  const isKnown = ownDeadlines.length === 0 && after.every((row) => named.has(strandAndDay(row)));
  return isKnown ? changes.map((change) => ({ ...change, severity: 'noise' })) : changes;
}

const strandAndDay = ({ kind, track, date }: Pick<DeadlineRow, 'kind' | 'track' | 'date'>) =>
  [kind, track?.toLowerCase(), date].join('\n');

/** Also what no change log tells, such as the words a day was read from. */
const isSameRows = (a: readonly DeadlineRow[], b: readonly DeadlineRow[]) =>
  JSON.stringify(a.map(inOrder)) === JSON.stringify(b.map(inOrder));

const inOrder = ({ seq, kind, track, date, time, zone, ...rest }: DeadlineRow) => [
  ...[seq, kind, track, date, time, zone],
  ...[rest.isEstimate, rest.isPlaceholder, rest.required, rest.isInherited, rest.rawText],
];
