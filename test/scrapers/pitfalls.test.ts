import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const TESTS = path.join(import.meta.dirname, '..');
/** The beginning of a name of a test: `pitfall 8: …`, `pitfall 2 and 18: …` */
const NAME = /['`]pitfall (\d+)(?: and (\d+))?[:,]/g;
const isTest = (name: string) => name.endsWith('.test.ts') && !name.endsWith('pitfalls.test.ts');
/** Ways in which lists of calls are known to go wrong. */
const PITFALLS: Record<number, string> = {
  1: 'dates off by one',
  2: 'fake times',
  3: 'zones',
  4: 'placeholder closes',
  5: 'many deadlines collapsed to one',
  6: 'closed shown as open',
  7: 'a forecast shown as posted',
  8: 'silent zero',
  9: 'flapping',
  10: 'duplicates',
  11: 'spellings of numbers',
  12: 'mark-up and encoding',
  13: 'money',
  14: 'eligibility codes that lie',
  15: 'news that poses as calls',
  16: 'awards shown as calls',
  17: 'paused programmes',
  18: 'amended calls',
  19: 'a wrong deadline is worse than none',
  20: 'personal data',
  21: 'huge records and huge files',
  22: 'one deadline inherited by many',
};

const numbersIn = (file: string) =>
  [...readFileSync(path.join(TESTS, file), 'utf8').matchAll(NAME)].flatMap(([, ...numbers]) =>
    numbers.filter((number) => number !== undefined).map(Number),
  );
const files = readdirSync(TESTS, { recursive: true, encoding: 'utf8' }).filter(isTest);
const tested = new Set(files.flatMap(numbersIn));

test.each(Object.entries(PITFALLS))('pitfall %s, %s, has a test named for it', (number) =>
  expect(tested).toContain(Number(number)),
);

test('no test is named for a pitfall that is not in the list', () =>
  expect([...tested].filter((number) => !(number in PITFALLS))).toEqual([]));
