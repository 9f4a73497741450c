import { describe, expect, test } from 'vitest';
import { linkedText } from '#app/discussion/linked-text.ts';
import { readMessageText } from '#app/discussion/message-text.ts';
import { fc } from '#test/support/fast-check.ts';

const links = (text: string) => linkedText(text).flatMap(({ href }) => href ?? []);

describe('addresses in a message', () => {
  test.each([
    ['See https://example.org.', ['https://example.org']],
    ['(https://example.org/a_(b)), or so', ['https://example.org/a_(b)']],
    ['<https://example.org/?a=1&b=2>;', ['https://example.org/?a=1&b=2']],
    ['"https://example.org/x"', ['https://example.org/x']],
    ['https://a.example, https://b.example!', ['https://a.example', 'https://b.example']],
    ['http://example.org', []],
    ['javascript:alert(1) data:text/html,x ftp://example.org', []],
    ['https://', []],
    ['https://good.example@evil.example/', []],
    ['https://user:secret@example.org', []],
    ['https://[broken', []],
  ])('%s', (text, found) => expect(links(text)).toEqual(found));

  test('the parts are the text, and nothing but https is followed', () =>
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('https://', 'x.org', ')', '(', '.', ' ', '\n', '@', 'é', '[', '<', '"')),
        (bits) => {
          const text = bits.join('');
          const parts = linkedText(text);
          expect(parts.map((part) => part.text).join('')).toBe(text);
          for (const { href } of parts) if (href !== null) expect(new URL(href).protocol).toBe('https:');
        },
      ),
    ));
});

describe('what is kept of a message', () => {
  test.each([
    [' one \r\n two  \r\n\r\n\r\n\r\nthree\t', 'one\n two\n\nthree'],
    ['a\u0000b\u202ec', 'abc'],
    ['<b>not bold</b>', '<b>not bold</b>'],
    ['😀'.repeat(4000), '😀'.repeat(4000)],
  ])('%j', (typed, text) => expect(readMessageText(typed)).toEqual({ text }));

  test.each(['', ' \n ', '\u200b\u2060', 'x'.repeat(4001)])('nothing to read, or too much: %j', (typed) =>
    expect(readMessageText(typed)).toHaveProperty('problem'),
  );
});

test.each([
  ['blanks within a line', 'a' + ' '.repeat(30_000) + 'b'],
  ['brackets behind an address', `https://example.org/${').'.repeat(10_000)}`],
])('what is made to be slow to read is not: %s', (_, typed) => {
  const began = performance.now();
  readMessageText(typed);
  linkedText(typed);
  expect(performance.now() - began).toBeLessThan(500);
});
