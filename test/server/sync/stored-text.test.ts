import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { readFrame } from '#server/sync/frames.ts';
import { StoredText } from '#server/sync/stored-text.ts';
import { typed } from './support.ts';
import { unframed } from './unframed.ts';

const never = () => expect.unreachable('no update of its own');

/** What a client has after it read what was written to it, and what each message was. */
function taken(written: Buffer[], doc = new Y.Doc()) {
  const kinds = unframed(written).map((frame) => {
    const read = readFrame(frame);
    if (read.type !== 'update') throw new Error(`a ${read.type}`);
    Y.applyUpdate(doc, read.bytes);
    expect(doc.store.pendingStructs).toBe(null);
    return read.stepTwo ? 'two' : 'update';
  });
  return { kinds, text: doc.getText('body').toString() };
}

const empty = Y.encodeStateVector(new Y.Doc());

function history(words: number) {
  const doc = new Y.Doc();
  typed(doc, 'begin ');
  const snapshot = Y.encodeStateAsUpdate(doc);
  const vector = Y.encodeStateVector(doc);
  const rows = Array.from({ length: words }, (_, i) => ({ bytes: typed(doc, `${i} `) }));
  return { doc, stored: { snapshot, vector, rows } };
}

test('somebody new is sent what is stored, without a document, and is in step only at the end', () => {
  const { doc, stored } = history(3);
  const text = new StoredText(stored, never);
  expect(taken(text.answer(empty))).toEqual({
    kinds: ['update', 'update', 'update', 'two'],
    text: doc.getText('body').toString(),
  });
  expect(text.builtDoc).toBe(null);
  expect(Y.decodeStateVector(text.vector())).toEqual(Y.decodeStateVector(Y.encodeStateVector(doc)));
});

test('the stored snapshot is framed once for all who are new, and not kept twice', () => {
  const { stored } = history(3);
  const text = new StoredText(stored, never);
  const [first, second] = [text.answer(empty), text.answer(empty)];
  expect(first[0]).toBe(second[0]);
  expect(text.whole()[0]!.buffer).toBe(first[0]!.buffer);
  expect(text.whole()[0]).toEqual(Buffer.from(stored.snapshot));
});

test('a snapshot without its vector gives the same', () => {
  const { doc, stored } = history(2);
  const text = new StoredText({ ...stored, vector: null }, never);
  expect(text.clockOf(doc.clientID)).toBe(Y.getState(doc.store, doc.clientID));
});

test.each([false, true])('somebody who comes back is sent what they miss (document built: %s)', (build) => {
  const { doc, stored } = history(3);
  const text = new StoredText(stored, never);
  const known = new Y.Doc();
  for (const bytes of [stored.snapshot, stored.rows[0]!.bytes]) Y.applyUpdate(known, bytes);
  if (build) expect(text.doc.getText('body').toString()).toBe(doc.getText('body').toString());
  const frames = text.answer(Y.encodeStateVector(known));
  expect(taken(frames, known).text).toBe(doc.getText('body').toString());
});

test('after many updates the base is made anew', () => {
  const { doc, stored } = history(1);
  const text = new StoredText(stored, never);
  for (let i = 0; i < 600; i++) {
    const before = Y.getState(doc.store, doc.clientID);
    text.apply([typed(doc, 'x')], [[doc.clientID, before + 1]]);
  }
  const frames = text.answer(empty);
  expect(unframed(frames).length).toBeLessThan(502);
  expect(taken(frames).text).toBe(doc.getText('body').toString());
  expect(taken(text.answer(empty)).text).toBe(doc.getText('body').toString());
});

test('an update that stays pending is an error', () => {
  const text = new StoredText({ snapshot: null, vector: null, rows: [] }, never);
  const doc = new Y.Doc();
  typed(doc, 'first ');
  expect(() => text.apply([typed(doc, 'second')], [])).toThrow('pending');
});
