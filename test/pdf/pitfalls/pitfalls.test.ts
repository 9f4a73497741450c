import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const folder = path.join(import.meta.dirname, '..');

const rows = readFileSync(path.join(import.meta.dirname, 'README.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| \d/.test(line))
  .map((line) => line.split(' | ').map((cell) => cell.replace(/^\| | \|$/g, '').trim()));

it('are 23, each once', () => {
  expect(rows.map(([number]) => Number(number))).toEqual(Array.from({ length: 23 }, (_, index) => index + 1));
});

it.each(rows)('%s: %s', (_, says, cell, tests) => {
  expect(says!.length).toBeGreaterThan(20);
  const file = cell!.replaceAll('`', '');
  const source = readFileSync(path.join(folder, file), 'utf8');
  const titles = [...source.matchAll(/\bit(?:\.\w+\([^\n]*\))?\(\s*(['"`])(.*?)\1,/g)].map(([, , title]) => title!);
  expect(titles.length).toBeGreaterThan(0);
  for (const words of tests!.split(' · '))
    expect(
      titles.some((title) => title.includes(words)),
      `${file}: ${words}`,
    ).toBe(true);
});
