import { fc } from '#test/support/fast-check.ts';
import { expect, test } from 'vitest';
import { Outbox } from '#server/sync/outbox.ts';

/** The one-byte messages in framed bytes. */
const messages = (bytes: Buffer) => Array.from({ length: bytes.length / 3 }, (_, i) => bytes[i * 3 + 2]);

test('everybody gets everything but what they said themselves, in order; who does not follow gets presence alone', () => {
  const people = ['ann', 'bob', 'cy', null];
  const said = fc.array(fc.record({ from: fc.constantFrom(...people), text: fc.boolean() }), { maxLength: 30 });
  fc.assert(
    fc.property(said, (parts) => {
      const outbox = new Outbox();
      parts.forEach(({ from, text }, i) => {
        if (text) outbox.addText(Uint8Array.of(i), from);
        else outbox.addPresence(i, Uint8Array.of(i), from);
      });
      const mail = outbox.take();
      if (!mail) return parts.length === 0;
      for (const member of ['ann', 'bob', 'dan']) {
        const numbered = parts.map((part, i) => ({ ...part, i })).filter(({ from }) => from !== member);
        const [text, presence] = [true, false].map((kind) => numbered.filter((p) => p.text === kind).map(({ i }) => i));
        expect(messages(mail.for(member, true))).toEqual([...text!, ...presence!]);
        expect(messages(mail.for(member, false))).toEqual(presence);
      }
      return outbox.take() === null;
    }),
  );
});

test('of one client only the newest presence is sent', () => {
  const outbox = new Outbox();
  for (const value of [1, 2, 3]) outbox.addPresence(7, Uint8Array.of(value), 'ann');
  expect(messages(outbox.take()!.for('bob', true))).toEqual([3]);
});
