import { fc } from '#test/support/fast-check.ts';
import { describe, expect, it } from 'vitest';
import { Turns, type Turn } from '#app/pdf/queue/turns.ts';

type One = Turn & { id: number };

describe('turns of those who wait', () => {
  it('are counts first, then each key once in every round', () => {
    const turns = new Turns<One>();
    const add = (kind: Turn['kind'], key: string | null, id: number) => turns.add({ kind, key, id });
    for (const id of [1, 2, 3]) add('export', 'a', id);
    add('export', 'b', 4);
    add('count', 'a', 5);
    add('export', null, 6);
    add('export', null, 7);
    const order = Array.from({ length: 7 }, () => turns.next()!.id);
    expect(order).toEqual([5, 1, 4, 6, 7, 2, 3]);
    expect(turns.next()).toBeUndefined();
  });

  it('hold nobody up by more than one document of each other key, whoever comes when', () => {
    const asked = fc.array(fc.constantFrom('a', 'b', 'c', 'd', null), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(asked, (steps) => {
        const turns = new Turns<One>();
        const since = new Map<string, string[]>();
        // null takes the next; a key asks once more.
        steps.forEach((key, id) => {
          if (key !== null) {
            if (!turns.all.some((one) => one.key === key)) since.set(key, []);
            return turns.add({ kind: 'export', key, id });
          }
          const taken = turns.next()?.key ?? null;
          if (taken === null) return;
          const before = since.get(taken)!;
          for (const other of new Set(before)) expect(before.filter((one) => one === other).length).toBeLessThan(3);
          since.set(taken, []);
          for (const [other, served] of since) if (other !== taken) served.push(taken);
        });
      }),
    );
  });
});
