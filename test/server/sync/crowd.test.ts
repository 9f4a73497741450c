import { expect, test } from 'vitest';
import type { Connection } from '#server/sync/connection.ts';
import { Crowd } from '#server/sync/crowd.ts';

const connection = (id: string) => ({ person: { id } }) as unknown as Connection;
const ids = (list: Connection[]) => list.map(({ person }) => person.id).join('');

test('everybody has their turn, also with people coming and going', () => {
  const crowd = new Crowd();
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map(connection) as [Connection, Connection, Connection, Connection];
  expect(crowd.next(3)).toEqual([]);
  for (const each of [a, b, c]) crowd.add(each);
  expect(ids(crowd.next(2))).toBe('ab');
  crowd.add(d);
  expect(ids(crowd.next(2))).toBe('c');
  expect(ids(crowd.next(2))).toBe('ab');
  crowd.delete(c);
  expect(ids(crowd.next(2))).toBe('d');
  expect(ids(crowd.next(10))).toBe('abd');
  for (const each of [a, b, d]) crowd.delete(each);
  expect(crowd.next(1)).toEqual([]);
  crowd.add(c);
  expect(ids(crowd.next(1))).toBe('c');
});

test('who has left is not kept, though their turn was to come', async () => {
  const { setFlagsFromString } = await import('node:v8');
  const { runInNewContext } = await import('node:vm');
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const crowd = new Crowd();
  const enter = () => {
    const all = Array.from({ length: 10 }, (_, i) => connection(String(i)));
    all.forEach((each) => crowd.add(each));
    crowd.next(3);
    all.forEach((each) => crowd.delete(each));
    return all.map((each) => new WeakRef(each));
  };
  const left = enter();
  await new Promise(setImmediate);
  collect();
  expect(left.filter((each) => each.deref() !== undefined)).toEqual([]);
});
