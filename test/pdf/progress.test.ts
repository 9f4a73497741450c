import { expect, it } from 'vitest';
import { throttled, type Progress } from '#app/pdf/progress.ts';

it('is told at the start and end of a stage, now and then between, and never backwards', () => {
  const heard: string[] = [];
  let now = 0;
  const tell = throttled(
    ({ stage, done }: Progress) => heard.push(`${stage} ${done}`),
    100,
    () => now,
  );
  for (let done = 1; done <= 50; done++) {
    tell({ stage: 'measuring', done, total: 50 });
    now += 10;
  }
  tell({ stage: 'measuring', done: 3, total: 50 });
  tell({ stage: 'painting', done: 1, total: 2 });
  tell({ stage: 'measuring', done: 50, total: 50 });
  tell({ stage: 'painting', done: 2, total: 2 });
  const between = ['measuring 11', 'measuring 21', 'measuring 31', 'measuring 41'];
  expect(heard).toEqual(['measuring 1', ...between, 'measuring 50', 'painting 1', 'painting 2']);
});
