import * as Y from 'yjs';
import { BODY } from '#app/document/y-section.ts';

const subdocumentRef = 9;

/** client → ranges of its clock */
type Ranges = Map<number, { clock: number; len: number }[]>;

/**
 * What an update would do to a document that knows `clockOf(client)` structs of each client, found without applying it.
 * `ends`: for every client with new structs, its clock afterwards.
 */
export type Inspection =
  | { verdict: 'sound'; ends: Map<number, number>; deletes: Ranges }
  /** it builds on something the document does not have */
  | { verdict: 'gap' }
  | { verdict: 'refused'; why: 'garbage' | 'foreign root' | 'subdocument' };

/** Judges the shape of one update; cost grows with the update, not with the document. */
export function inspectUpdate(bytes: Uint8Array, clockOf: (client: number) => number): Inspection {
  let update: ReturnType<typeof Y.decodeUpdate>;
  try {
    update = Y.decodeUpdate(bytes);
  } catch {
    return { verdict: 'refused', why: 'garbage' };
  }
  const ends = new Map<number, number>();
  const known = (client: number) => ends.get(client) ?? clockOf(client);
  const needs: Y.ID[] = [];
  for (const struct of update.structs) {
    if (struct instanceof Y.Skip) continue;
    const { client, clock } = struct.id;
    if (clock > known(client)) return { verdict: 'gap' };
    const end = clock + struct.length;
    if (!Number.isSafeInteger(end)) return { verdict: 'refused', why: 'garbage' };
    if (end <= known(client)) continue;
    ends.set(client, end);
    if (!(struct instanceof Y.Item)) continue;
    if (struct.content.getRef() === subdocumentRef) return { verdict: 'refused', why: 'subdocument' };
    const parent: unknown = struct.parent;
    if (typeof parent === 'string' && (parent !== BODY || struct.parentSub !== null))
      return { verdict: 'refused', why: 'foreign root' };
    for (const id of [struct.origin, struct.rightOrigin, parent]) if (id instanceof Y.ID) needs.push(id);
  }
  if (needs.some((id) => id.clock >= known(id.client))) return { verdict: 'gap' };
  for (const [client, ranges] of update.ds.clients)
    for (const range of ranges) if (range.clock + range.len > known(client)) return { verdict: 'gap' };
  return { verdict: 'sound', ends, deletes: update.ds.clients };
}

/** Whether a document has deleted all of these already; cost grows with the ranges, not with the document. */
export function allDeleted(store: Y.Doc['store'], deletes: Ranges): boolean {
  for (const [client, ranges] of deletes) {
    const structs = store.clients.get(client);
    for (const { clock, len } of ranges) {
      if (len === 0) continue;
      const end = clock + len;
      if (!structs || end > Y.getState(store, client)) return false;
      for (let i = Y.findIndexSS(structs, clock); i < structs.length && structs[i]!.id.clock < end; i++)
        if (!structs[i]!.deleted) return false;
    }
  }
  return true;
}
