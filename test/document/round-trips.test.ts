import { fc } from '#test/support/fast-check.ts';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { isText } from '#app/document/blocks.ts';
import { documentFileOf, parseDocumentFile } from '#app/document/document-file.ts';
import { blocksFromNode, docFromBlocks } from '#app/document/schema.ts';
import { blocksFromDoc, writeBlocks } from '#app/document/y-section.ts';
import { randomBlocks } from '#test/support/random-blocks.ts';

test('blocks → Yjs → blocks changes nothing, nor does a way through another copy', () => {
  fc.assert(
    fc.property(randomBlocks, (given) => {
      const doc = new Y.Doc();
      writeBlocks(doc, given);
      expect(blocksFromDoc(doc)).toEqual(given);
      const copy = new Y.Doc();
      Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
      expect(blocksFromDoc(copy)).toEqual(given);
    }),
  );
});

test('blocks → editor → blocks changes nothing', () => {
  fc.assert(
    fc.property(randomBlocks, (given) => {
      const node = docFromBlocks(given);
      node.check();
      expect(blocksFromNode(node)).toEqual(given);
    }),
  );
});

test('a document file is read as it was written', () => {
  fc.assert(
    fc.property(randomBlocks, (given) => {
      const file = documentFileOf({
        title: 'T',
        template: 'generic',
        sections: [{ key: 'a', title: 'A', blocks: given }],
      });
      expect(parseDocumentFile(JSON.stringify(file))).toEqual(file);
    }),
  );
});

test('reading takes whatever the text holds, and changes nothing', () => {
  const doc = new Y.Doc();
  const body = doc.getText('body');
  body.insert(0, 'before any block');
  body.insertEmbed(16, { plain: 'object' });
  body.insertEmbed(17, new Y.Array());
  body.insertEmbed(
    18,
    new Y.Map([
      ['t', 'b'],
      ['kind', 7],
    ]),
  );
  body.insert(19, 'click', { link: { href: 'javascript:alert(1)' }, strong: true, blink: true });
  body.insertEmbed(
    24,
    new Y.Map([
      ['t', 'b'],
      ['kind', 'h'],
      ['level', 99],
      ['at', { after: 'nowhere' }],
    ]),
  );
  const before = Y.encodeStateAsUpdate(doc);
  const read = blocksFromDoc(doc);
  expect(read.map(({ kind }) => kind)).toEqual(['p', 'p', 'h']);
  expect(read[0]!.content.filter((one) => !isText(one))).toHaveLength(2);
  expect(read[1]!.content).toEqual([{ text: 'click', marks: [{ type: 'strong' }] }]);
  expect(read[2]!.attrs).toEqual({ level: 3 });
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
  docFromBlocks(read).check();
});
