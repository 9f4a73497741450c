import { expect, test } from 'vitest';
import { normalBlock } from '#app/document/normal-block.ts';

test.each([
  ['columns', 1, 250],
  ['rows', 1500, 2],
])('a table keeps all its %s, however many', (_name, rows, columns) => {
  const cell = [{ kind: 'p', attrs: {}, content: [{ text: 'x' }] }];
  const cells = Array.from({ length: rows }, () => Array.from({ length: columns }, () => cell));
  const kept = normalBlock({ kind: 'table', attrs: { cells } }).attrs.cells!;
  expect([kept.length, new Set(kept.map((row) => row.length))]).toEqual([rows, new Set([columns])]);
  expect(kept.flat().every((blocks) => blocks.length === 1)).toBe(true);
});
