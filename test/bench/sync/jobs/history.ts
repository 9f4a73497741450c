import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import * as Y from 'yjs';

/** One edit: at a position so many characters go and a text comes. */
type Edit = [position: number, removed: number, inserted: string];
type Trace = { endContent: string; txns: { patches: Edit[] }[] };

export type History = {
  client: number;
  updates: Uint8Array[];
  stateVector: string;
  textLength: number;
  edits: number;
  source: string;
};

/**
 * Updates of one author who makes so many edits: of a recorded editing trace (JSON or its gzip, `{txns:[{patches:[[position,
 * removed, inserted]]}], endContent}`) where there is one, else of one that is made up by a seed and has its shape.
 */
export function editingHistory(of: { edits: number; traceFile: string | null; perUpdate: number }): History {
  const { edits, end } = of.traceFile ? recorded(of.traceFile, of.edits) : { edits: madeUp(of.edits), end: null };
  const doc = new Y.Doc({ gc: true });
  doc.clientID = 1_800_000_000;
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  const text = doc.getText('body');
  for (let i = 0; i < edits.length; i += of.perUpdate) {
    doc.transact(() => {
      for (const [position, removed, inserted] of edits.slice(i, i + of.perUpdate)) {
        if (removed > 0) text.delete(position, removed);
        if (inserted) text.insert(position, inserted);
      }
    });
  }
  if (end !== null && text.toString() !== end) throw new Error('the trace does not end as it says');
  const source = of.traceFile ? 'a recorded trace' : 'synthetic, seed 20261125';
  const stateVector = Buffer.from(Y.encodeStateVector(doc)).toString('base64');
  return { client: doc.clientID, updates, stateVector, textLength: text.length, edits: edits.length, source };
}

function recorded(file: string, limit: number): { edits: Edit[]; end: string | null } {
  const raw = readFileSync(file);
  const trace = JSON.parse((file.endsWith('.gz') ? gunzipSync(raw) : raw).toString('utf8')) as Trace;
  const edits = trace.txns.flatMap((txn) => txn.patches);
  return { edits: edits.slice(0, limit), end: edits.length <= limit ? trace.endContent : null };
}

/** Bursts of typing, a tenth of it taken back, then a jump: most often near, now and then anywhere. */
function madeUp(count: number): Edit[] {
  const random = mulberry32(20261125);
  const edits: Edit[] = [];
  let length = 0;
  let cursor = 0;
  while (edits.length < count) {
    const far = random() < 0.25;
    const near = Math.max(0, Math.min(length, cursor + Math.floor((random() - 0.5) * 200)));
    cursor = far ? Math.floor(random() * (length + 1)) : near;
    const burst = 1 + Math.floor(-40 * Math.log(1 - random()));
    for (let i = 0; i < burst && edits.length < count; i++) {
      if (random() < 0.1 && cursor > 0) {
        cursor -= 1;
        length -= 1;
        edits.push([cursor, 1, '']);
      } else {
        edits.push([cursor, 0, random() < 0.16 ? ' ' : String.fromCharCode(97 + Math.floor(random() * 26))]);
        cursor += 1;
        length += 1;
      }
    }
  }
  return edits;
}

/** A small seeded generator, so that every run makes the same history. */
export function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
