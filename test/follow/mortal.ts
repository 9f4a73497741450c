import type { Database } from '#prisma/client.server.ts';

/** Numbers that a seed leads to (mulberry32). */
export function randomFrom(state: number): () => number {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

export class Crash extends Error {}

/** The database as a process sees it that dies before or after any of its operations; then it does nothing more. */
export function mortal(of: Database, random: () => number, odds: number): Database {
  let dead = false;
  const extended = of.$extends({
    query: {
      $allOperations: async ({ args, query }) => {
        if (dead || random() < odds) {
          dead = true;
          throw new Crash('before');
        }
        const answer: unknown = await query(args);
        if (random() < odds) {
          dead = true;
          throw new Crash('after');
        }
        return answer;
      },
    },
  });
  return extended as unknown as Database;
}
