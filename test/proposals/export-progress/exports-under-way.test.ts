import { describe, expect, it } from 'vitest';
import { ExportsUnderWay } from '#app/proposals/export-progress/exports-under-way.ts';

const mine = { personId: 'ana', proposalId: 'arrays', key: 'k'.repeat(16) };
const step = { stage: 'painting', done: 3, total: 9 } as const;

describe('the exports that are under way', () => {
  it('tell the last step to whom they belong, and nothing before the first or after the end', () => {
    const exports = new ExportsUnderWay();
    expect(exports.get(mine)).toBeNull();
    const { tell, end } = exports.begin(mine);
    expect(exports.get(mine)).toBeNull();
    tell({ ...step, done: 1 });
    tell(step);
    expect(exports.get(mine)).toEqual(step);
    end();
    tell(step);
    expect([exports.get(mine), exports.size]).toEqual([null, 0]);
  });

  it.each([{ personId: 'bo' }, { proposalId: 'telescopes' }, { key: 'l'.repeat(16) }])(
    'are hidden from %o',
    (other) => {
      const exports = new ExportsUnderWay();
      exports.begin(mine).tell(step);
      expect(exports.get({ ...mine, ...other })).toBeNull();
    },
  );

  it('keep the later one where a key is used twice', () => {
    const exports = new ExportsUnderWay();
    const first = exports.begin(mine);
    exports.begin(mine).tell(step);
    first.tell({ ...step, done: 9 });
    first.end();
    expect(exports.get(mine)).toEqual(step);
  });

  it('are so many at most, the newest of them', () => {
    const exports = new ExportsUnderWay();
    const all = Array.from({ length: 500 }, (_, index) => ({ ...mine, key: `key-number-${index}-of-500` }));
    for (const one of all) exports.begin(one).tell(step);
    expect(exports.size).toBe(200);
    expect([exports.get(all[299]!), exports.get(all[300]!)]).toEqual([null, step]);
  });
});
