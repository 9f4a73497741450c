import * as Y from 'yjs';
import { isText, type Block, type Inline, type UnknownEmbed } from './blocks.ts';
import { newMarker, readMarker } from './markers.ts';
import { formatsOf, marksOf } from './marks.ts';
import { displayOrder, groupIntoBlocks, readSegments, type Piece } from './segments.ts';
import { sameMarks } from './same-marks.ts';

/** The root type that holds a section's text. */
export const BODY = 'body';

/** The blocks of a section as they are shown. Reads only, and takes whatever the text holds. */
export function blocksFromDoc(doc: Y.Doc): Block[] {
  return groupIntoBlocks(displayOrder(readSegments(doc.getText(BODY)))).map((segments) => ({
    ...readMarker(segments[0]!.marker),
    content: inlineOf(segments.flatMap((segment) => segment.pieces)),
  }));
}

function inlineOf(pieces: Piece[]): Inline[] {
  const content: Inline[] = [];
  for (const piece of pieces) {
    const last = content[content.length - 1];
    if ('embed' in piece) content.push(piece.embed);
    else {
      const marks = marksOf(piece.formats);
      if (last && isText(last) && sameMarks(last.marks, marks)) last.text += piece.text;
      else content.push(marks.length > 0 ? { text: piece.text, marks } : { text: piece.text });
    }
  }
  return content;
}

/** Fills an empty section, in one transaction. Throws when there is text already: blocks are edited, not overwritten. */
export function writeBlocks(doc: Y.Doc, blocks: Block[]): void {
  const body = doc.getText(BODY);
  if (body.length > 0) throw new Error('writeBlocks fills an empty section; this one has text.');
  const delta = blocks.flatMap((block) => [
    { insert: newMarker(block.kind, block.attrs) },
    ...block.content.map((inline) =>
      isText(inline) ? { insert: inline.text, attributes: formatsOf(inline.marks) } : { insert: embedOf(inline) },
    ),
  ]);
  doc.transact(() =>
    body.applyDelta(
      delta.filter(({ insert }) => insert !== ''),
      { sanitize: false },
    ),
  );
}

/** The map that holds an embed. */
export function embedOf(raw: UnknownEmbed): Y.Map<unknown> {
  return new Y.Map(Object.entries(raw));
}

/** The update that makes a new section: one empty paragraph. Only the server writes it, once. */
export function emptySectionUpdate(): Uint8Array {
  const doc = new Y.Doc();
  writeBlocks(doc, [{ kind: 'p', attrs: {}, content: [] }]);
  const update = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return update;
}
