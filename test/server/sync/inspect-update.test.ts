import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { contradicts } from '#server/sync/contradicts.ts';
import { allDeleted, inspectUpdate } from '#server/sync/inspect-update.ts';

const clocks = (doc: Y.Doc) => (client: number) => Y.getState(doc.store, client);

test('an update is sound, a gap or refused by what the document has', () => {
  const doc = new Y.Doc();
  doc.getText('body').insert(0, 'first');
  const one = Y.encodeStateAsUpdate(doc);
  const known = Y.encodeStateVector(doc);
  doc.getText('body').insert(5, ' second');
  const two = Y.encodeStateAsUpdate(doc, known);
  const empty = new Y.Doc();
  expect(inspectUpdate(one, clocks(empty))).toMatchObject({ verdict: 'sound', ends: new Map([[doc.clientID, 5]]) });
  expect(inspectUpdate(two, clocks(empty))).toEqual({ verdict: 'gap' });
  Y.applyUpdate(empty, one);
  expect(inspectUpdate(two, clocks(empty))).toMatchObject({ verdict: 'sound', ends: new Map([[doc.clientID, 12]]) });
  expect(inspectUpdate(one, clocks(empty))).toMatchObject({ verdict: 'sound', ends: new Map() });
  expect(inspectUpdate(new Uint8Array([1, 2, 3]), clocks(empty))).toEqual({ verdict: 'refused', why: 'garbage' });
});

test('what builds on somebody the document has never heard of is a gap', () => {
  const [a, b, server] = [new Y.Doc(), new Y.Doc(), new Y.Doc()];
  a.getText('body').insert(0, 'of a');
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a));
  const known = Y.encodeStateVector(b);
  b.getText('body').insert(2, 'of b');
  expect(inspectUpdate(Y.encodeStateAsUpdate(b, known), clocks(server))).toEqual({ verdict: 'gap' });
});

test('deleted is deleted, whole or in parts', () => {
  const doc = new Y.Doc();
  const text = doc.getText('body');
  text.insert(0, 'some words here');
  text.delete(2, 4);
  const ranges = (clock: number, len: number) => new Map([[doc.clientID, [{ clock, len }]]]);
  expect(allDeleted({ doc }, ranges(2, 4))).toBe(true);
  expect(allDeleted({ doc }, ranges(3, 2))).toBe(true);
  expect(allDeleted({ doc }, ranges(1, 2))).toBe(false);
  expect(allDeleted({ doc }, ranges(5, 2))).toBe(false);
  expect(allDeleted({ doc }, ranges(0, 99))).toBe(false);
  expect(allDeleted({ doc }, ranges(99, 1))).toBe(false);
  expect(allDeleted({ doc }, new Map())).toBe(true);
});

test('T8 other content under a client id and clock that are taken is told from a repetition', () => {
  const doc = new Y.Doc();
  doc.getText('body').insert(0, 'what was written');
  const second = new Y.Doc();
  second.clientID = doc.clientID;
  second.getText('body').insert(0, 'what was wrotten');
  const repeats = (update: Uint8Array) => {
    const inspection = inspectUpdate(update, clocks(doc));
    if (inspection.verdict !== 'sound') throw new Error(inspection.verdict);
    return inspection.repeats;
  };
  expect(contradicts(doc, repeats(Y.encodeStateAsUpdate(doc)))).toBe(false);
  expect(contradicts(doc, repeats(Y.encodeStateAsUpdate(second)))).toBe(true);
  second.getText('body').delete(0, 16);
  expect(contradicts(doc, repeats(Y.encodeStateAsUpdate(second)))).toBe(false);
  doc.getText('body').delete(10, 5);
  const third = new Y.Doc();
  third.clientID = doc.clientID;
  third.getText('body').insert(0, 'what was wratten and more');
  expect(contradicts(doc, repeats(Y.encodeStateAsUpdate(third)))).toBe(false);
  third.getText('body').delete(0, 25);
  const fourth = new Y.Doc();
  fourth.clientID = doc.clientID;
  fourth.getText('body').insertEmbed(0, { an: 'embed' });
  expect(contradicts(doc, repeats(Y.encodeStateAsUpdate(fourth)))).toBe(true);
});

test('T1 a section holds texts, maps and arrays, and no XML', () => {
  const verdict = (value: Y.AbstractType<unknown>) => {
    const doc = new Y.Doc();
    doc.getText('body').insertEmbed(0, value as unknown as object);
    return inspectUpdate(Y.encodeStateAsUpdate(doc), () => 0);
  };
  for (const value of [new Y.Map(), new Y.Array(), new Y.Text('x')])
    expect(verdict(value as Y.AbstractType<unknown>)).toMatchObject({ verdict: 'sound' });
  for (const value of [new Y.XmlElement('p'), new Y.XmlText(), new Y.XmlFragment()])
    expect(verdict(value as Y.AbstractType<unknown>)).toEqual({ verdict: 'refused', why: 'foreign type' });
});
