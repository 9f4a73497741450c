import * as Y from 'yjs';

/**
 * Builds a document from a base and the updates after it, leaving out what cannot be read: what is no update, what Yjs
 * cannot apply, and what builds on something left out, so that nothing stays pending. Slower than applying everything
 * at once: for a log that is known to be damaged. `left`: the indexes left out. The caller destroys the document.
 * Throws when the base itself cannot be read.
 */
export function buildReadable(base: Uint8Array | null, updates: Uint8Array[]): { doc: Y.Doc; left: Set<number> } {
  const left = new Set<number>();
  for (;;) {
    const doc = buildBase(base);
    if (updates.every((update, index) => left.has(index) || take(doc, update, index, left))) return { doc, left };
    // A failed update may have left half of itself behind: once more without it.
    doc.destroy();
  }
}

function buildBase(base: Uint8Array | null): Y.Doc {
  const doc = new Y.Doc();
  if (base) Y.applyUpdate(doc, base);
  if (isPending(doc)) throw new Error('the base builds on something that is not there');
  return doc;
}

/** false when the document is spoiled and has to be built again */
function take(doc: Y.Doc, bytes: Uint8Array, index: number, left: Set<number>): boolean {
  if (!isComplete(doc, bytes)) {
    left.add(index);
    return true;
  }
  try {
    Y.applyUpdate(doc, bytes);
    if (!isPending(doc)) return true;
  } catch {
    // What Yjs throws here says nothing more: the update is left out.
  }
  left.add(index);
  return false;
}

/** Whether a state can be the base of a document: an update that builds on nothing else. */
export function isReadableBase(state: Uint8Array): boolean {
  try {
    buildBase(state).destroy();
    return true;
  } catch {
    return false;
  }
}

/** Whether a document has parts that wait for others. */
export function isPending(doc: Y.Doc): boolean {
  return doc.store.pendingStructs !== null || doc.store.pendingDs !== null;
}

/** Whether bytes are an update. */
export function isUpdate(bytes: Uint8Array): boolean {
  try {
    Y.decodeUpdate(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Whether bytes are an update all of whose foundations the document has. */
function isComplete(doc: Y.Doc, bytes: Uint8Array): boolean {
  if (!isUpdate(bytes)) return false;
  const { structs, ds } = Y.decodeUpdate(bytes);
  const ends = new Map<number, number>();
  const known = (client: number) => ends.get(client) ?? Y.getState(doc.store, client);
  const needs: Y.ID[] = [];
  for (const struct of structs) {
    if (struct instanceof Y.Skip) continue;
    const { client, clock } = struct.id;
    if (clock > known(client)) return false;
    ends.set(client, Math.max(known(client), clock + struct.length));
    if (!(struct instanceof Y.Item)) continue;
    const parent: unknown = struct.parent;
    for (const id of [struct.origin, struct.rightOrigin, parent]) if (id instanceof Y.ID) needs.push(id);
  }
  return (
    needs.every((id) => id.clock < known(id.client)) &&
    [...ds.clients].every(([client, ranges]) => ranges.every(({ clock, len }) => clock + len <= known(client)))
  );
}
