import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Block } from '#app/document/blocks.ts';
import { writeBlocks } from '#app/document/y-section.ts';
import { judgeCopy, newBlocks, wouldChange } from '#app/editor/connection/copy-news.ts';
import type { CopyKey } from '#app/editor/connection/device-notes.ts';

const p = (text: string): Block => ({ kind: 'p', attrs: {}, content: text === '' ? [] : [{ text }] });
const key: CopyKey = { personId: 'ann', room: 'section:x', epoch: 1, aside: null };

function docOf(...texts: string[]): Y.Doc {
  const doc = new Y.Doc();
  writeBlocks(doc, texts.map(p));
  return doc;
}
function branch(doc: Y.Doc): Y.Doc {
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  return other;
}
const append = (doc: Y.Doc, words: string) => doc.getText('body').insert(doc.getText('body').length, words);
const answered = (doc: Y.Doc, canWrite = false) => ({ kind: 'text', doc, canWrite }) as const;

test('C7 a block is new when its words stand nowhere in the section; each there counts once, and order does not matter', () => {
  const section = [p('one'), p('two'), p('three')];
  expect(newBlocks([p('three'), p('one')], section)).toEqual([]);
  expect(newBlocks([p('two'), p('two'), p('four'), p('')], section)).toEqual([p('two'), p('four')]);
});

test('C7 a copy that lags behind its section holds nothing new', () => {
  const copy = docOf('one');
  const section = branch(copy);
  append(section, ' and more');
  expect(wouldChange(section, copy)).toBe(false);
  expect(judgeCopy(key, copy, answered(section), true)).toBe(null);
});

test('C7 a copy in which words were taken out differs, without new words', () => {
  const section = docOf('one two');
  const copy = branch(section);
  copy.getText('body').delete(4, 4);
  const judged = judgeCopy(key, copy, answered(section), true);
  expect(judged).toMatchObject({ why: 'read-only', added: [p('one')] });
  expect(judgeCopy(key, copy, answered(section, true), true)?.why).toBe('waiting');
});

test('C7 words in a copy with a hole are shown, and the copy is not dropped', () => {
  const whole = docOf('one');
  const updates: Uint8Array[] = [];
  whole.on('update', (update: Uint8Array) => updates.push(update));
  append(whole, ' lost');
  append(whole, ' found');
  const copy = docOf();
  Y.applyUpdate(copy, updates[1]!);
  const section = docOf('one');
  expect(judgeCopy(key, copy, answered(section), true)?.added).toEqual([p(' found')]);
  expect(judgeCopy({ ...key, aside: 'aside-1' }, copy, answered(section), true)).toMatchObject({
    why: 'refused',
    added: [p(' found')],
  });
});

test('C7 an empty copy of a section that is out of reach is nothing to show', () => {
  expect(judgeCopy(key, docOf(''), { kind: 'closed', reason: 'gone' }, true)).toBe(null);
  expect(judgeCopy(key, docOf('one'), { kind: 'closed', reason: 'gone' }, true)?.why).toBe('closed');
  expect(judgeCopy(key, docOf('one'), { kind: 'unreachable' }, true)?.why).toBe('unknown');
});
