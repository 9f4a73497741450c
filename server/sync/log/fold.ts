import * as Y from 'yjs';
import { isPending } from '#app/document/readable.ts';
import { BODY } from '#app/document/y-section.ts';

/** Builds a document from its snapshot and rows. The caller destroys it. */
export function buildDoc(snapshot: Uint8Array | null, rows: Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  if (snapshot) Y.applyUpdate(doc, snapshot);
  doc.transact(() => rows.forEach((row) => Y.applyUpdate(doc, row)));
  return doc;
}

/**
 * One snapshot that stands for a snapshot and the rows after it, with its state vector. Throws when it would not give
 * back the same document: the same clocks, nothing left pending, and the same text with its marks and embeds.
 */
export function fold(snapshot: Uint8Array | null, rows: Uint8Array[]): { state: Uint8Array; vector: Uint8Array } {
  const from = buildDoc(snapshot, rows);
  try {
    if (isPending(from)) throw new Error('a row builds on something that is not there');
    const state = Y.encodeStateAsUpdate(from);
    const back = buildDoc(state, []);
    const same = fingerprint(from) === fingerprint(back);
    const vector = Y.encodeStateVector(back);
    back.destroy();
    if (!same) throw new Error('the snapshot does not give back the same document');
    return { state, vector };
  } finally {
    from.destroy();
  }
}

/** Equal for documents with the same clocks, pending parts and content. */
export function fingerprint(doc: Y.Doc): string {
  const clocks = [...Y.decodeStateVector(Y.encodeStateVector(doc))].sort(([a], [b]) => a - b);
  const body: { insert?: unknown }[] = doc.getText(BODY).toDelta();
  const plain = body.map((part) => (part.insert instanceof Y.AbstractType ? [part, part.insert.toJSON()] : part));
  return JSON.stringify([clocks, isPending(doc), plain], (key, value: unknown) =>
    key === 'insert' && value instanceof Y.AbstractType ? null : value,
  );
}
