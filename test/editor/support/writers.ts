import type { Node } from 'prosemirror-model';
import { TextSelection, type Command } from 'prosemirror-state';
import * as Y from 'yjs';
import type { Block } from '#app/document/blocks.ts';
import { blocksFromNode, docFromBlocks } from '#app/document/schema.ts';
import { writeBlocks } from '#app/document/y-section.ts';
import { SectionBinding, type BindingOptions } from '#app/editor/binding/section-binding.ts';
import { randomFrom, type Random } from './random.ts';

/** Somebody with an editor, without a browser. */
export class Writer {
  readonly binding: SectionBinding;
  readonly inbox: Uint8Array[] = [];

  constructor(doc: Y.Doc, make: (doc: Y.Doc, options?: BindingOptions) => SectionBinding, options?: BindingOptions) {
    this.binding = make(doc, options);
  }

  get doc() {
    return this.binding.state.doc;
  }

  run(command: Command): boolean {
    return command(this.binding.state, (transaction) => this.binding.dispatch(transaction));
  }

  /** Puts the caret, or a selection, at offsets of blocks. */
  select(block: number, offset: number, endBlock = block, endOffset = offset): this {
    const { state } = this.binding;
    const selection = TextSelection.create(state.doc, this.position(block, offset), this.position(endBlock, endOffset));
    this.binding.dispatch(state.tr.setSelection(selection));
    return this;
  }

  type(text: string): this {
    this.binding.dispatch(this.binding.state.tr.insertText(text));
    return this;
  }

  position(block: number, offset: number): number {
    let position = 1;
    for (let i = 0; i < block; i += 1) position += this.doc.child(i).nodeSize;
    return position + offset;
  }

  /** The text of each block, its kind before it. */
  get lines(): string[] {
    return this.doc.children.map((block) => `${String(block.attrs.kind)}:${block.textContent}`);
  }

  /** The document with marks on embeds left out, as the plain form has it. */
  unmarkedEmbeds(): Node {
    return docFromBlocks(this.blocks);
  }

  get blocks(): Block[] {
    return blocksFromNode(this.doc);
  }
}

/** Several people on one section; what each writes waits in the others' inboxes until it is delivered. */
export function writersOn(
  blocks: Block[],
  count = 2,
  make = (doc: Y.Doc, options?: BindingOptions) => new SectionBinding(doc, options),
): Writer[] {
  const first = new Y.Doc();
  first.clientID = 1;
  if (blocks.length > 0) writeBlocks(first, blocks);
  const start = Y.encodeStateAsUpdate(first);
  const writers = Array.from({ length: count }, (_, i) => {
    const doc = new Y.Doc();
    doc.clientID = 10 + i;
    Y.applyUpdate(doc, start, 'network');
    return new Writer(doc, make);
  });
  for (const writer of writers) {
    writer.binding.doc.on('update', (bytes: Uint8Array, origin: unknown) => {
      if (origin !== 'network') for (const other of writers) if (other !== writer) other.inbox.push(bytes);
    });
  }
  return writers;
}

/** Delivers one waiting update, any of them. */
export function deliverOne(writer: Writer, random: Random): void {
  const [bytes] = writer.inbox.splice(random.below(writer.inbox.length), 1);
  if (bytes) Y.applyUpdate(writer.binding.doc, bytes, 'network');
}

/** Delivers all there is, in random order, until nobody has more to say. */
export function deliverAll(writers: Writer[], random: Random = randomFrom(1)): void {
  for (;;) {
    const waiting = writers.filter((writer) => writer.inbox.length > 0);
    if (waiting.length === 0) return;
    deliverOne(random.pick(waiting), random);
  }
}
