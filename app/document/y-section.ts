import * as Y from 'yjs';
import type { Block } from './blocks.ts';
import { blocksDelta, readBlocks } from './y-blocks.ts';

/** The root type that holds a section's text. */
export const BODY = 'body';

/** The blocks of a section as they are shown. Reads only, and takes whatever the text holds. */
export function blocksFromDoc(doc: Y.Doc): Block[] {
  return readBlocks(doc.getText(BODY));
}

/** Fills an empty section, in one transaction. Throws when there is text already: blocks are edited, not overwritten. */
export function writeBlocks(doc: Y.Doc, blocks: Block[]): void {
  const body = doc.getText(BODY);
  if (body.length > 0) throw new Error('writeBlocks fills an empty section; this one has text.');
  doc.transact(() => body.applyDelta(blocksDelta(blocks), { sanitize: false }));
}

/** The update that makes a new section: one empty paragraph. Only the server writes it, once. */
export function emptySectionUpdate(): Uint8Array {
  const doc = new Y.Doc();
  writeBlocks(doc, [{ kind: 'p', attrs: {}, content: [] }]);
  const update = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return update;
}
