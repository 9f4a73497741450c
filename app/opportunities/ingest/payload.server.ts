import { createHash } from 'node:crypto';
import { checkDraft, type CheckedDraft } from '../draft.ts';
import { authorities, type Authority } from '../precedence.ts';
import type { Statement } from './merge.ts';

/** What RawRecord.payload holds: the record as it came, and how it was read, so that sources can be merged again. */
export function toPayload(authority: Authority, draft: CheckedDraft): string {
  const { record, ...facts } = draft;
  return JSON.stringify({ authority, draft: facts, record });
}

/** The statement in a stored payload; null when it was written by a version that read records otherwise. */
export function fromPayload(sourceId: string, payload: string): Statement | null {
  const stored = JSON.parse(payload) as { authority?: Authority; draft?: object; record?: unknown };
  const checked = checkDraft({ ...stored.draft, record: stored.record });
  if ('problem' in checked || !stored.authority || !authorities.includes(stored.authority)) return null;
  return { sourceId, authority: stored.authority, draft: checked.draft };
}

/** A hash of what was read, not of the bytes that came: noise in a record that says nothing new changes nothing. */
export function contentHash(authority: Authority, draft: CheckedDraft): string {
  const { record: _, ...facts } = draft;
  return createHash('sha256')
    .update(JSON.stringify([authority, facts]))
    .digest('hex');
}
