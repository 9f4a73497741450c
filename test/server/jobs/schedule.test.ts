import { expect, it } from 'vitest';
import { firstRunAt, nextRunAt } from '#app/opportunities/sources/schedule.ts';
import { choose, type Candidate } from '#server/jobs/choose.ts';

const at = new Date('2026-11-26T12:00:00Z');
const hours = (date: Date) => (date.getTime() - at.getTime()) / 3_600_000;

it('reads a source again when its time has come, a little early or late', () => {
  expect(hours(nextRunAt(at, 24, 0, 0.5))).toBe(24);
  expect(hours(nextRunAt(at, 24, 0, 0))).toBeCloseTo(22.8);
  expect(hours(nextRunAt(at, 24, 0, 1))).toBeCloseTo(25.2);
});

it('asks a source that fails sooner, then less and less often, never later than usual', () => {
  expect([1, 2, 3, 4, 5, 6, 99].map((failures) => hours(nextRunAt(at, 24, failures, 0.5)))).toEqual([
    1, 2, 4, 8, 16, 24, 24,
  ]);
  expect(hours(nextRunAt(at, 0.5, 3, 0.5))).toBe(0.5);
});

it('lets a new source wait some minutes, so that a start is quick', () => {
  expect([0, 1].map((spread) => hours(firstRunAt(at, spread)) * 60)).toEqual([5, 15]);
});

const one = (id: string, host: string | null, due: string | null, asked: number | null = null): Candidate => ({
  id,
  host,
  dueAt: due === null ? null : new Date(`2026-11-26T${due}:00Z`),
  asked,
});
const ids = (...args: Parameters<typeof choose>) => choose(...args).map(({ id }) => id);

it('starts what is longest due, and not what is not due yet', () => {
  const all = [one('later', 'c', '13:00'), one('b', 'b', '11:30'), one('a', 'a', '10:00'), one('never', 'd', null)];
  expect(ids(all, new Map(), 9, at)).toEqual(['a', 'b']);
  expect(ids(all, new Map(), 1, at)).toEqual(['a']);
});

it('never reads two of one host at once, and knows what runs', () => {
  const all = [one('a', 'x', '10:00'), one('b', 'x', '11:00'), one('c', null, '11:10'), one('d', null, '11:20')];
  expect(ids(all, new Map(), 9, at)).toEqual(['a', 'c', 'd']);
  expect(ids(all, new Map([['other', { host: 'x' }]]), 3, at)).toEqual(['c', 'd']);
  expect(ids(all, new Map([['a', { host: 'x' }]]), 2, at)).toEqual(['c']);
});

it('takes first what people ask for, in their order, due or not', () => {
  const all = [one('due', 'a', '10:00'), one('second', 'b', '13:00', 1), one('first', 'c', null, 0)];
  expect(ids(all, new Map(), 2, at)).toEqual(['first', 'second']);
});
