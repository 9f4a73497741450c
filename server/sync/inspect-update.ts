import * as Y from 'yjs';
import { BODY } from '#app/document/y-section.ts';
import { canBeOrdered, foundations, isOdd } from './odd-update.ts';

const subdocumentRef = 9;
/** What a section is made of. XML types are no part of it, and some of them cannot even be read. */
const ourTypes = new Set<unknown>([Y.Map, Y.Array, Y.Text]);

/** client ids that one update may bring: a browser uses one for each time a page was opened and written in */
const maxAuthors = 500;

type News = { structs: readonly (Y.Item | Y.GC | Y.Skip)[]; placed: readonly Y.Item[] };
/** client → ranges of its clock */
type Ranges = Map<number, { clock: number; len: number }[]>;

/**
 * What an update would do to a document that knows `clockOf(client)` structs of each client, found without applying it.
 * `ends`: for every client with new structs, its clock afterwards. `repeats`: structs that begin where the document has
 * something already. `news.placed`: the new ones for which it matters where they are.
 */
export type Inspection =
  | { verdict: 'sound'; ends: Map<number, number>; repeats: Y.Item[]; deletes: Ranges; news: News }
  /** it builds on something the document does not have */
  | { verdict: 'gap' }
  | { verdict: 'refused'; why: 'garbage' | 'foreign root' | 'foreign type' | 'subdocument' };

/** Judges the shape of one update; cost grows with the update, not with the document. */
export function inspectUpdate(bytes: Uint8Array, clockOf: (client: number) => number): Inspection {
  let update: ReturnType<typeof Y.decodeUpdate>;
  try {
    update = Y.decodeUpdate(bytes);
  } catch {
    return { verdict: 'refused', why: 'garbage' };
  }
  if (isOdd(bytes, update)) return { verdict: 'refused', why: 'garbage' };
  const ends = new Map<number, number>();
  const known = (client: number) => ends.get(client) ?? clockOf(client);
  const needs: Y.ID[] = [];
  const repeats: Y.Item[] = [];
  const placed: Y.Item[] = [];
  for (const struct of update.structs) {
    if (struct instanceof Y.Skip) continue;
    const { client, clock } = struct.id;
    if (clock > known(client)) return { verdict: 'gap' };
    // Of what is known as well: reading an update is enough for Yjs to make its roots.
    const foreign = struct instanceof Y.Item && foreignPart(struct);
    if (foreign) return { verdict: 'refused', why: foreign };
    const end = clock + struct.length;
    if (!Number.isSafeInteger(end)) return { verdict: 'refused', why: 'garbage' };
    if (clock < known(client) && struct instanceof Y.Item) repeats.push(struct);
    if (end <= known(client)) continue;
    ends.set(client, end);
    if (!(struct instanceof Y.Item)) continue;
    if (struct.content instanceof Y.ContentType && !ourTypes.has(struct.content.type.constructor))
      return { verdict: 'refused', why: 'foreign type' };
    const isPlaced = struct.length > 1 || struct.content instanceof Y.ContentType || update.structs.length > 1;
    if (isPlaced || (struct.origin && struct.rightOrigin)) placed.push(struct);
    needs.push(...foundations(struct));
  }
  if (ends.size > maxAuthors) return { verdict: 'refused', why: 'garbage' };
  if (needs.some((id) => id.clock >= known(id.client))) return { verdict: 'gap' };
  for (const [client, ranges] of update.ds.clients)
    for (const range of ranges) if (range.clock + range.len > known(client)) return { verdict: 'gap' };
  // Only who builds on others that come along with it can be waiting in a circle.
  if (needs.some((id) => id.clock >= clockOf(id.client)) && !canBeOrdered(update.structs, clockOf))
    return { verdict: 'refused', why: 'garbage' };
  return { verdict: 'sound', ends, repeats, deletes: update.ds.clients, news: { structs: update.structs, placed } };
}

/** What of an item has no place in a section. */
function foreignPart(item: Y.Item): 'foreign root' | 'subdocument' | null {
  if (item.content.getRef() === subdocumentRef) return 'subdocument';
  const { parent } = item as { parent: unknown };
  return typeof parent === 'string' && (parent !== BODY || item.parentSub !== null) ? 'foreign root' : null;
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
