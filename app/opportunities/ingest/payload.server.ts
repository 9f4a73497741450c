import { hash } from 'node:crypto';
import { checkDraft, type CheckedDraft } from '../draft.ts';
import { authorities, type Authority } from '../precedence.ts';
import type { Statement } from './merge.ts';

/** A draft as it is stored, and a hash to know it by. */
export type Packed = { payload: string; hash: string };

/**
 * What RawRecord.payload holds: the record as it came, and how it was read, so that sources can be merged again. The hash
 * is of what was read, not of the bytes that came: noise in a record that says nothing new changes nothing.
 */
export function pack(authority: Authority, { record, ...facts }: CheckedDraft): Packed {
  // Written out by hand, because the facts are long and are needed as text twice.
  const said = JSON.stringify(facts);
  const name = JSON.stringify(authority);
  return {
    payload: `{"authority":${name},"draft":${said},"record":${JSON.stringify(record ?? null)}}`,
    hash: hash('sha256', `[${name},${said}]`),
  };
}

/** The draft in a payload that this run packed. */
export function unpack(payload: string): CheckedDraft {
  const { draft, record } = JSON.parse(payload) as { draft: Omit<CheckedDraft, 'record'>; record: unknown };
  return { ...draft, record };
}

/** The statement in a stored payload; null when it was written by a version that read records otherwise. */
export function fromPayload(sourceId: string, payload: string): Statement | null {
  const stored = JSON.parse(payload) as { authority?: Authority; draft?: object; record?: unknown };
  const checked = checkDraft({ ...stored.draft, record: stored.record });
  if ('problem' in checked || !stored.authority || !authorities.includes(stored.authority)) return null;
  return { sourceId, authority: stored.authority, draft: checked.draft };
}
