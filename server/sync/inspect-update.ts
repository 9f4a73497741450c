import * as Y from 'yjs';
import { BODY } from '#app/document/y-section.ts';

const subdocumentRef = 9;

/** client → ranges of its clock */
type Ranges = Map<number, { clock: number; len: number }[]>;

/**
 * What an update would do to a document that knows `clockOf(client)` structs of each client, found without applying it.
 * `ends`: for every client with new structs, its clock afterwards. `repeats`: structs that begin where the document has
 * something already.
 */
export type Inspection =
  | { verdict: 'sound'; ends: Map<number, number>; repeats: Y.Item[]; deletes: Ranges }
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
  const repeats: Y.Item[] = [];
  for (const struct of update.structs) {
    if (struct instanceof Y.Skip) continue;
    const { client, clock } = struct.id;
    if (clock > known(client)) return { verdict: 'gap' };
    const end = clock + struct.length;
    if (!Number.isSafeInteger(end)) return { verdict: 'refused', why: 'garbage' };
    if (clock < known(client) && struct instanceof Y.Item) repeats.push(struct);
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
  return { verdict: 'sound', ends, repeats, deletes: update.ds.clients };
}

/**
 * Whether a document has deleted all of these already; cost grows with the ranges, not with the document. The document
 * is asked for only when there is something to look up.
 */
export function allDeleted(text: { readonly doc: Y.Doc }, deletes: Ranges): boolean {
  for (const [client, ranges] of deletes) {
    for (const { clock, len } of ranges) {
      if (len === 0) continue;
      const { store } = text.doc;
      const structs = store.clients.get(client);
      const end = clock + len;
      if (!structs || end > Y.getState(store, client)) return false;
      for (let i = Y.findIndexSS(structs, clock); i < structs.length && structs[i]!.id.clock < end; i++)
        if (!structs[i]!.deleted) return false;
    }
  }
  return true;
}

/**
 * Whether a document has other content where these structs say what it is: somebody used a client id and its clocks
 * twice, so that "already there" would be untrue of what they wrote. What was deleted cannot be compared and passes.
 */
export function contradicts(doc: Y.Doc, repeats: readonly Y.Item[]): boolean {
  return repeats.some(({ id, content, length }) => {
    const structs = doc.store.clients.get(id.client);
    const end = Math.min(id.clock + length, Y.getState(doc.store, id.client));
    if (!structs || id.clock >= end) return false;
    for (let i = Y.findIndexSS(structs, id.clock); i < structs.length && structs[i]!.id.clock < end; i++) {
      const known = structs[i]!;
      if (!(known instanceof Y.Item) || known.deleted || content instanceof Y.ContentDeleted) continue;
      if (known.content.getRef() !== content.getRef()) return true;
      const from = Math.max(known.id.clock, id.clock);
      const to = Math.min(known.id.clock + known.length, end);
      if (!(known.content instanceof Y.ContentString && content instanceof Y.ContentString)) continue;
      const part = ({ str }: Y.ContentString, start: number) => str.slice(from - start, to - start);
      if (part(known.content, known.id.clock) !== part(content, id.clock)) return true;
    }
    return false;
  });
}
