import Sqlite from 'better-sqlite3';
import { afterAll, describe, expect, test } from 'vitest';
import { parseQuery, queryText, toMatch } from '#app/opportunities/search/query.ts';
import { fc } from '#test/support/fast-check.ts';

const match = (q: string) => toMatch(parseQuery(q));

test.each([
  ['grants', '"grants" *'],
  ['open-source tools', '"open source" * AND "tools" *'],
  ['"open source"', '"open source"'],
  ['"open source', '"open source"'],
  ['health -clinical -"phase two"', '("health" *) NOT ("clinical" * OR "phase two")'],
  ['PAR-25-1204', '"PAR 25 1204" *'],
  ['Curaçao', '"Curaçao" *'],
  // neither an operator nor an error
  ['AND OR NOT NEAR(', '"AND" * AND "OR" * AND "NOT" * AND "NEAR" *'],
  ['title:x* ^y', '"title x" AND "y"'],
  // a single letter is a word and no beginning: half of all words begin with it
  ['R', '"R"'],
  ['grant grant', '"grant" *'],
])('%s', (q, expected) => expect(match(q)).toBe(expected));

test.each(['', '  ', '-', '""', '*', '"', '- -', '%_\u0000'])('%j asks for nothing', (q) => {
  expect(parseQuery(q)).toEqual({ wanted: [], unwanted: [] });
});

test('only what must not stand there has no statement of its own', () => {
  expect(match('-clinical')).toBeNull();
  expect(parseQuery('-clinical').unwanted).toHaveLength(1);
});

test('a dash within a word excludes nothing', () => expect(parseQuery('a-b c -d').unwanted).toHaveLength(1));

test('no more than twelve things are asked for', () => {
  const q = Array.from({ length: 50 }, (_, at) => `w${at}`).join(' ');
  expect(parseQuery(q).wanted).toHaveLength(12);
});

describe('whatever is typed', () => {
  const sqlite = new Sqlite(':memory:');
  sqlite.exec(`CREATE VIRTUAL TABLE t USING fts5(a, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3')`);
  const find = sqlite.prepare('SELECT rowid FROM t WHERE t MATCH ?');
  afterAll(() => sqlite.close());
  const signs = fc.constantFrom(
    '"',
    '-',
    '*',
    '(',
    ')',
    'AND',
    'NOT',
    'NEAR',
    ':',
    '^',
    '+',
    ' ',
    '\u0301',
    '\ue000',
    '²',
  );
  const text = fc
    .array(fc.oneof(signs, fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' })))
    .map((all) => all.join(''));

  test('is a statement that the index understands', () =>
    fc.assert(
      fc.property(text, (q) => {
        const statement = match(q);
        if (statement !== null) find.all(statement);
      }),
      { numRuns: 500 },
    ));

  test('is the same query when it is written again', () =>
    fc.assert(
      fc.property(text, (q) => {
        expect(parseQuery(queryText(parseQuery(q)))).toEqual(parseQuery(q));
      }),
    ));
});
