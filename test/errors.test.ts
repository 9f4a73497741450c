import { expect, it } from 'vitest';
import { AppError } from '#app/errors.ts';
import { asResponse } from '#app/respond.server.ts';

it('an error of another copy of the catalogue is one of ours: a built process holds two', async () => {
  const copy = '../app/errors.ts?copy';
  const { AppError: Other } = (await import(/* @vite-ignore */ copy)) as { AppError: typeof AppError };
  expect(Other).not.toBe(AppError);
  const thrown: unknown = await asResponse(() => Promise.reject(new Other('bad_input', 'no'))).catch((error) => error);
  expect(thrown).toBeInstanceOf(Response);
  expect((thrown as Response).status).toBe(400);
  expect(new Error('no') instanceof AppError).toBe(false);
  expect((null as unknown) instanceof AppError).toBe(false);
});
