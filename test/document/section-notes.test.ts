import { expect, test } from 'vitest';
import { documentFileOf, parseDocumentFile } from '#app/document/document-file.ts';

const message = { by: 'Ana Nguyễn', at: '2026-11-24T09:30:00Z', text: 'Is this so?' };
const comment = { block: 0, from: 0, to: 5, quote: 'words', status: 'open', messages: [message] };
const suggestion = { kind: 'delete', block: 0, from: 0, to: 5, by: 'Mei Li', at: '2026-11-24T10:30:00+01:00' };
const fileWith = (notes: object) => ({
  ...documentFileOf({ title: 'T', template: 'generic', sections: [] }),
  sections: [{ key: 'a', title: 'A', blocks: [{ kind: 'p', attrs: {}, content: [{ text: 'words' }] }], ...notes }],
});

test('comments and suggestions come back as they went out, and a section without them has none', () => {
  const notes = {
    comments: [comment, { ...comment, id: 'c2', status: 'resolved', from: 900, to: 950, block: 77, quote: '' }],
    suggestions: [
      suggestion,
      { ...suggestion, id: 's2', kind: 'insert', to: 0, text: 'more' },
      { ...suggestion, kind: 'insert' },
      { ...suggestion, kind: 'replace', text: 'other' },
    ],
  };
  const file = parseDocumentFile(fileWith(notes));
  expect(file.sections[0]).toMatchObject(notes);
  expect(parseDocumentFile(JSON.stringify(file))).toEqual(file);
  expect(Object.keys(parseDocumentFile(fileWith({})).sections[0]!)).toEqual(['key', 'title', 'blocks']);
});

const times = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one);

test.each<[object, string]>([
  [{ comments: {} }, 'sections.0.comments'],
  [{ comments: [{ ...comment, status: 'maybe' }] }, 'status: is neither "open" nor "resolved"'],
  [{ comments: [{ ...comment, messages: [] }] }, 'messages: has no message'],
  [{ comments: [{ ...comment, messages: times(201, message) }] }, 'messages'],
  [{ comments: [{ ...comment, messages: [{ ...message, by: ' ' }] }] }, 'by: has no name of who wrote it'],
  [{ comments: [{ ...comment, messages: [{ ...message, at: 'yesterday' }] }] }, 'at: is no date and time such as'],
  [{ comments: [{ ...comment, messages: [{ ...message, text: 'x'.repeat(10_001) }] }] }, 'text'],
  [{ comments: [{ ...comment, quote: 'x'.repeat(4001) }] }, 'quote'],
  [{ comments: [{ ...comment, block: -1 }] }, 'block'],
  [{ comments: [{ ...comment, from: 1.5 }] }, 'from'],
  [{ comments: [{ ...comment, from: 6 }] }, 'to: ends before it begins'],
  [{ comments: times(2001, comment) }, 'comments'],
  [{ suggestions: [{ ...suggestion, kind: 'move' }] }, 'kind: is neither "insert"'],
  [{ suggestions: [{ ...suggestion, kind: 'replace' }] }, 'text: says nothing to put in'],
  [{ suggestions: [{ ...suggestion, kind: 'insert', to: 0 }] }, 'text: says nothing to put in'],
  [{ suggestions: [{ ...suggestion, by: undefined }] }, 'by'],
])('refuses %j', (notes, why) => {
  expect(() => parseDocumentFile(fileWith(notes))).toThrow(why);
});
