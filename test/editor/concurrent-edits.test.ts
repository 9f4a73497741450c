import { toggleMark } from 'prosemirror-commands';
import { TextSelection } from 'prosemirror-state';
import { describe, expect, test } from 'vitest';
import type { Block } from '#app/document/blocks.ts';
import { schema } from '#app/document/schema.ts';
import { blocksFromDoc } from '#app/document/y-section.ts';
import { moveBlock, toggleBlockKind } from '#app/editor/commands/block-commands.ts';
import { enter, joinAt } from '#app/editor/commands/split-and-join.ts';
import { deliverAll, writersOn, type Writer } from './support/writers.ts';

const p = (text: string): Block => ({ kind: 'p', attrs: {}, content: text ? [{ text }] : [] });
const heading = toggleBlockKind('h', { level: 1 });

/** Both do something at once; returns the lines both have in the end. */
function atOnce(blocks: Block[], one: (a: Writer) => void, other: (b: Writer) => void): string[] {
  const writers = writersOn(blocks);
  one(writers[0]!);
  other(writers[1]!);
  deliverAll(writers);
  expect(writers[1]!.lines).toEqual(writers[0]!.lines);
  expect(blocksFromDoc(writers[0]!.binding.doc)).toEqual(writers[0]!.blocks);
  return writers[0]!.lines;
}

describe('two people at the same moment', () => {
  const one = [p('alpha beta')];
  const two = [p('alpha'), p('beta')];
  const types =
    (block: number, offset: number, text = 'X') =>
    (writer: Writer) =>
      void writer.select(block, offset).type(text);
  const runs =
    (block: number, offset: number, ...commands: Parameters<Writer['run']>[0][]) =>
    (writer: Writer) => {
      writer.select(block, offset);
      for (const command of commands) writer.run(command);
    };

  test('one makes it a heading, one types in it', () => {
    expect(atOnce(one, runs(0, 0, heading), types(0, 5))).toEqual(['h:alphaX beta']);
  });
  test('one makes it a list item, one types in it', () => {
    expect(atOnce(one, runs(0, 0, toggleBlockKind('li')), types(0, 10))).toEqual(['li:alpha betaX']);
  });
  test('both make it a heading', () => {
    expect(atOnce(one, runs(0, 0, heading), runs(0, 3, heading))).toEqual(['h:alpha beta']);
  });
  test('one joins, one types in the second', () => {
    expect(atOnce(two, (a) => void a.run(joinAt(a.position(1, 0) - 1)), types(1, 2))).toEqual(['p:alphabeXta']);
  });
  test('both join the same two', () => {
    const join = (writer: Writer) => void writer.run(joinAt(writer.position(1, 0) - 1));
    expect(atOnce(two, join, join)).toEqual(['p:alphabeta']);
  });
  test('both press Enter', () => {
    expect(atOnce(one, runs(0, 5, enter), runs(0, 8, enter))).toEqual(['p:alpha', 'p: be', 'p:ta']);
    expect(atOnce(one, runs(0, 5, enter), runs(0, 5, enter))).toEqual(['p:alpha', 'p:', 'p: beta']);
  });
  test('one presses Enter, one types in the second half', () => {
    expect(atOnce(one, runs(0, 5, enter), types(0, 8))).toEqual(['p:alpha', 'p: beXta']);
  });
  test('one presses Enter, one makes the second half bold or deletes in it', () => {
    const bold = (writer: Writer) => void writer.select(0, 6, 0, 10).run(toggleMark(schema.marks.strong!));
    expect(atOnce(one, runs(0, 5, enter), bold)).toEqual(['p:alpha', 'p: beta']);
    const writers = writersOn(one);
    writers[0]!.select(0, 5).run(enter);
    bold(writers[1]!);
    deliverAll(writers);
    expect(writers[0]!.blocks[1]!.content).toEqual([{ text: ' ' }, { text: 'beta', marks: [{ type: 'strong' }] }]);
    const cut = (writer: Writer) => {
      writer.select(0, 6, 0, 8);
      writer.binding.dispatch(writer.binding.state.tr.deleteSelection());
    };
    expect(atOnce(one, runs(0, 5, enter), cut)).toEqual(['p:alpha', 'p: ta']);
  });
  test('one moves it, one types in it: what is typed goes along', () => {
    expect(atOnce(two, runs(1, 0, moveBlock(-1)), types(1, 4))).toEqual(['p:betaX', 'p:alpha']);
  });
  test('both move the same block', () => {
    const three = [p('a'), p('b'), p('c')];
    expect(atOnce(three, runs(2, 0, moveBlock(-1)), runs(2, 0, moveBlock(-1)))).toEqual(['p:a', 'p:c', 'p:b']);
    const [up, down] = [runs(1, 0, moveBlock(-1)), runs(1, 0, moveBlock(1))];
    expect(atOnce(three, up, down).toSorted()).toEqual(['p:a', 'p:b', 'p:c']);
  });
  test('two swap places from both ends', () => {
    expect(atOnce(two, runs(0, 0, moveBlock(1)), runs(1, 0, moveBlock(-1))).toSorted()).toEqual(['p:alpha', 'p:beta']);
  });
  test('one deletes the block, one types in it: what is typed stays', () => {
    const remove = (writer: Writer) =>
      writer.binding.dispatch(writer.binding.state.tr.delete(0, writer.doc.child(0).nodeSize));
    expect(atOnce(two, remove, types(0, 2)).join()).toContain('X');
  });
  test('both begin an empty section', () => {
    expect(atOnce([], types(0, 0, 'one'), types(0, 0, 'two')).toSorted()).toEqual(['p:one', 'p:two']);
  });
  test('a moved block is joined by both, then parted again', () => {
    const writers = writersOn([p('a'), p('b'), p('c')]);
    writers[0]!.select(2, 0).run(moveBlock(-1));
    deliverAll(writers);
    for (const writer of writers) writer.run(joinAt(writer.position(1, 0) - 1));
    deliverAll(writers);
    expect(writers[1]!.lines).toEqual(['p:ac', 'p:b']);
    writers[0]!.select(0, 1).run(enter);
    deliverAll(writers);
    expect(writers[1]!.lines).toEqual(['p:a', 'p:c', 'p:b']);
  });
});

test('the caret stays with its text while others write before and after it', () => {
  const writers = writersOn([p('alpha beta')]);
  writers[0]!.select(0, 5);
  writers[1]!.select(0, 0).type('>> ');
  writers[1]!.select(0, 13).type('!');
  deliverAll(writers);
  expect(writers[0]!.binding.state.selection.from).toBe(9);
});

test('undo takes back what this person did, brings the caret back, and leaves the rest', () => {
  const writers = writersOn([p('alpha')]);
  writers[0]!.select(0, 5).type(' mine');
  deliverAll(writers);
  writers[1]!.select(0, 0).type('theirs ');
  deliverAll(writers);
  expect(writers[0]!.binding.undo()).toBe(true);
  expect(writers[0]!.lines).toEqual(['p:theirs alpha']);
  expect(writers[0]!.binding.state.selection.from).toBe(13);
  expect(writers[0]!.binding.redo()).toBe(true);
  expect(writers[0]!.lines).toEqual(['p:theirs alpha mine']);
});

test('half of an emoji is never replaced alone', () => {
  const [writer] = writersOn([p('a😀b')]);
  const { state } = writer!.binding;
  writer!.binding.dispatch(state.tr.replaceWith(3, 4, schema.text('😁'.slice(1))));
  expect(blocksFromDoc(writer!.binding.doc)).toEqual([p('a😁b')]);
});

test('an empty section is not written to by being opened', () => {
  const [writer] = writersOn([]);
  expect(writer!.binding.doc.store.clients.size).toBe(0);
  expect(writer!.lines).toEqual(['p:']);
  writer!.binding.dispatch(writer!.binding.state.tr.setSelection(TextSelection.atEnd(writer!.doc)));
  expect(writer!.binding.doc.store.clients.size).toBe(0);
});
