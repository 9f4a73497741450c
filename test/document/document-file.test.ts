import { expect, test } from 'vitest';
import { DocumentFileError, parseDocumentFile } from '#app/document/document-file.ts';
import { countWords } from '#app/document/count-words.ts';

const file = { format: 'callboard-document', version: 1, title: 'T', template: 'generic', sections: [] };
const tableOf = (rows: number, columns: number) => ({
  kind: 'table',
  attrs: { cells: Array(rows).fill(Array(columns).fill([])) as unknown },
});
const nested = (levels: number): unknown => (levels === 0 ? [] : [{ t: 'later', content: nested(levels - 1) }]);
const withBlock = (block: unknown) => ({ ...file, sections: [{ key: 'a', title: 'A', blocks: [block] }] });

test.each([
  ['{', 'not JSON'],
  [[], 'the file'],
  [{ ...file, format: 'docx' }, 'some other file'],
  [{ ...file, version: 2 }, 'newer Callboard'],
  [{ ...file, title: 3 }, 'title'],
  [withBlock({ kind: '', attrs: {}, content: [] }), 'sections.0.blocks.0.kind'],
  [
    withBlock({ kind: 'p', attrs: {}, content: [{ text: 'x', marks: [{ type: 'link', href: 'javascript:1' }] }] }),
    'sections.0',
  ],
  [
    withBlock({ kind: 'p', content: [{ text: 'x', marks: [{ type: 'blink' }] }] }),
    'blocks.0.content.0: is neither text',
  ],
  [withBlock({ kind: 'p', content: nested(200) }), 'sections.0.blocks.0.content.0.content: is nested more than 100'],
  [{ ...file, sections: [1, 2].map(() => ({ key: 'a', title: 'A', blocks: [] })) }, 'two sections with the key "a"'],
])('refuses %j and says why', (given, why) => {
  expect(() => parseDocumentFile(given)).toThrow(DocumentFileError);
  expect(() => parseDocumentFile(given)).toThrow(why);
});

test('refuses a table of which a part would be left out, and takes the largest in', () => {
  expect(() => parseDocumentFile(withBlock(tableOf(1001, 1)))).toThrow('blocks.0.attrs.cells: has more than 1000 rows');
  expect(() => parseDocumentFile(withBlock(tableOf(1, 201)))).toThrow('cells: has a row of more than 200 cells');
  const cells = parseDocumentFile(withBlock(tableOf(1000, 40))).sections[0]!.blocks[0]!.attrs.cells!;
  expect([cells.length, cells.at(-1)!.length]).toEqual([1000, 40]);
});

test('what may be left out is filled in', () => {
  expect(parseDocumentFile(file)).toEqual({ ...file, people: [], references: [], assets: [] });
});

const asset = {
  sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  mediaType: 'image/png',
  data: Buffer.from('abc').toString('base64'),
};

test('takes an asset in with the bytes that its SHA-256 says', () => {
  expect(parseDocumentFile({ ...file, assets: [asset] }).assets).toEqual([asset]);
});

test.each([
  [{ ...asset, data: Buffer.from('abd').toString('base64') }, 'assets.0.data: has bytes that are not those'],
  [{ ...asset, data: '' }, 'assets.0.data: has bytes that are not those'],
  [{ ...asset, data: 'no base64!' }, 'assets.0.data: is not base64'],
  [{ ...asset, data: 'A'.repeat(36 * 1024 * 1024) }, 'assets.0.data: is larger than 25 MB'],
  [{ ...asset, sha256: '../../etc/passwd' }, 'assets.0.sha256: is no SHA-256'],
  [{ sha256: asset.sha256, mediaType: 'image/png' }, 'assets.0.data'],
  ['picture.png', 'assets.0'],
])('refuses an asset that is not what it says (%#)', (given, why) => {
  expect(() => parseDocumentFile({ ...file, assets: [given] })).toThrow(why);
});

test('counts words as a person does', () => {
  const blocks = [{ kind: 'p', attrs: {}, content: [{ text: 'It’s a well-known fact: 3.5 % – 👩🏽‍🔬' }] }];
  expect(countWords(blocks)).toBe(5);
  const block = (text: string) => ({ kind: 'p', attrs: {}, content: [{ text }] });
  expect(countWords([])).toBe(0);
  expect(countWords([block('We ask for three years — state-of-the-art, 3.5 M€.')])).toBe(8);
  expect(countWords([block('one'), block('two  three\n')])).toBe(3);
  expect(countWords([block('– … —')])).toBe(0);
});
