import { expect, test, vi } from 'vitest';
import { fc } from '#test/support/fast-check.ts';

/** As a browser has it, which packed nothing itself. */
async function elsewhere() {
  vi.resetModules();
  return import('#app/packed.ts');
}

test('what is packed is the same where it is unpacked, here and elsewhere', async () => {
  const here = await elsewhere();
  const there = await elsewhere();
  fc.assert(
    fc.property(fc.jsonValue(), fc.string({ unit: fc.constantFrom('"', "'", '\\', '\u0001', 'x') }), (value, text) => {
      const both = [value, { [text]: text }];
      const packed = here.pack(both);
      expect(here.unpack(packed)).toEqual(both);
      expect(there.unpack(packed)).toEqual(JSON.parse(JSON.stringify(both)));
    }),
  );
});

test('what was packed before is read from its own text', async () => {
  const { pack, unpack } = await elsewhere();
  const first = pack({ of: 'Ada' });
  pack({ of: 'Bob' });
  expect(unpack(first)).toEqual({ of: 'Ada' });
});
