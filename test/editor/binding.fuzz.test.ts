import { expect, test } from 'vitest';
import { fuzz } from './support/fuzz.ts';

const seed = Number(process.env.FUZZ_SEED ?? Math.floor(Math.random() * 2 ** 31));
const rounds = Number(process.env.FUZZ_ROUNDS ?? 2000);
const timeout = 300_000;

test(
  `three people, three operations each, ${rounds} rounds: nothing lost or doubled (seed ${seed})`,
  { timeout },
  async () => {
    expect((await fuzz({ seed, rounds })).operations).toBe(rounds * 9);
  },
);

test(`the same with undo and redo among them, ${rounds / 4} rounds (seed ${seed})`, { timeout }, async () => {
  expect((await fuzz({ seed, rounds: rounds / 4, undo: true })).operations).toBe((rounds / 4) * 9);
});
