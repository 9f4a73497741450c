import { expect, test } from 'vitest';
import type * as Y from 'yjs';
import type { Block } from '#app/document/blocks.ts';
import { blocksFromDoc } from '#app/document/y-section.ts';
import { SectionBinding } from '#app/editor/binding/section-binding.ts';
import { deliverAll, writersOn } from './support/writers.ts';

const p = (text: string): Block => ({ kind: 'p', attrs: {}, content: [{ text }] });

function composingWriters(blocks: Block[]) {
  const composing = { now: false };
  let first = true;
  const writers = writersOn(blocks, 2, (doc: Y.Doc, options) => {
    const mine = first;
    first = false;
    return new SectionBinding(doc, { ...options, composing: () => mine && composing.now });
  });
  return { writers, composing };
}

test('what others write in the block under composition waits, and both texts are kept', () => {
  const { writers, composing } = composingWriters([p('alpha beta'), p('gamma')]);
  const [a, b] = writers;
  a!.select(0, 5);
  composing.now = true;
  a!.type('k');
  b!.select(0, 0).type('>> ');
  b!.select(0, 8, 0, 10);
  b!.binding.dispatch(b!.binding.state.tr.deleteSelection());
  deliverAll(writers);
  expect(a!.lines[0]).toBe('p:alphak beta');
  const caret = a!.binding.state.selection.from;
  a!.binding.dispatch(a!.binding.state.tr.insertText('か', caret - 1, caret));
  deliverAll(writers);
  composing.now = false;
  a!.binding.release();
  expect(a!.lines).toEqual(b!.lines);
  expect(a!.lines[0]).toContain('か');
  expect(a!.lines[0]).toContain('>> ');
  a!.type('!');
  expect(a!.lines[0]).toContain('か!');
  expect(a!.blocks).toEqual(blocksFromDoc(a!.binding.doc));
});

test('what others write elsewhere is shown at once', () => {
  const { writers, composing } = composingWriters([p('alpha'), p('gamma'), p('omega')]);
  const [a, b] = writers;
  a!.select(0, 5);
  composing.now = true;
  b!.select(2, 5).type('!');
  deliverAll(writers);
  expect(a!.lines[2]).toBe('p:omega!');
  expect(a!.binding.isHolding).toBe(false);
});
