import { expect, test } from 'vitest';
import { isShownInForm } from '#app/pursuits/problem-of.ts';

test('a problem stands in its form where that is on the page, and else at the head of it', () => {
  const of = (intent: string) => ({
    status: 403,
    message: 'Only its team changes it.',
    field: null,
    values: { intent },
  });
  expect(isShownInForm(of('remove') as never, true)).toBe(true);
  expect(isShownInForm(of('remove') as never, false)).toBe(false);
  expect(isShownInForm(of('answer') as never, false)).toBe(true);
  expect(isShownInForm(of('step-done') as never, true)).toBe(false);
  expect(isShownInForm(null, true)).toBe(false);
});
