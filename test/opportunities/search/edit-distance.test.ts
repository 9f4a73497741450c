import { expect, test } from 'vitest';
import { editDistance } from '#app/opportunities/search/edit-distance.ts';
import { fc } from '#test/support/fast-check.ts';

test.each([
  ['software', 'software', 0],
  ['sofware', 'software', 1],
  ['sotfware', 'software', 1],
  ['pyhton', 'python', 1],
  ['climte', 'climate', 1],
  ['reserch', 'research', 1],
  ['grant', 'giant', 1],
  ['maintainance', 'maintenance', 2],
])('%s → %s: %i', (a, b, distance) => expect(editDistance(a, b, 3)).toBe(distance));

test('agrees with the definition, up to what is asked for', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 7 });
  fc.assert(
    fc.property(word, word, fc.integer({ min: 0, max: 3 }), (a, b, most) => {
      expect(editDistance(a, b, most)).toBe(Math.min(defined(a, b), most + 1));
      expect(editDistance(b, a, most)).toBe(editDistance(a, b, most));
    }),
  );
});

/** Optimal string alignment as it is defined, from the ends of both words. */
function defined(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const [x, y] = [a.slice(0, -1), b.slice(0, -1)];
  const ways = [defined(x, b) + 1, defined(a, y) + 1, defined(x, y) + (a.at(-1) === b.at(-1) ? 0 : 1)];
  if (a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1)) {
    ways.push(defined(a.slice(0, -2), b.slice(0, -2)) + 1);
  }
  return Math.min(...ways);
}
