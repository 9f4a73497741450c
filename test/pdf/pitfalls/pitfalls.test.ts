import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const folder = path.join(import.meta.dirname, '..');
/** Written on branches of their own: until they are here, their rows name files that are not. */
const onTheirWay = ['scripts.test.ts', 'package/append.test.ts'];

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
  const at = path.join(folder, file);
  if (onTheirWay.includes(file) && !existsSync(at)) return;
  const source = readFileSync(at, 'utf8');
  const titles = [...source.matchAll(/\bit(?:\.\w+\([^\n]*\))?\(\s*(['"`])(.*?)\1,/g)].map(([, , title]) => title!);
  expect(titles.length).toBeGreaterThan(0);
  for (const words of tests!.split(' · ').filter((part) => part !== '*'))
    expect(
      titles.some((title) => title.includes(words)),
      `${file}: ${words}`,
    ).toBe(true);
});
