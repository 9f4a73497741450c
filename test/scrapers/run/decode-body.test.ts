import { expect, test } from 'vitest';
import { decodeBody } from '#scrapers/run/decode-body.ts';

const text = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?><rss><title>é – 20</title></rss>`;

test.each(['utf-16', 'UTF-16', 'utf-16le', 'unicode'])(
  'UTF-8 that says it is %s, as programs write that had it as text before, is read as UTF-8',
  (encoding) => {
    expect(decodeBody(Buffer.from(text(encoding)))).toBe(text(encoding));
  },
);

test('UTF-16 is read by its mark or by what the server says, and without them refused', () => {
  const bytes = (start: string) => Buffer.from(start + text('utf-16'), 'utf16le');
  expect(decodeBody(bytes('\ufeff'))).toBe(text('utf-16'));
  expect(decodeBody(bytes(''), 'UTF-16')).toBe(text('utf-16'));
  expect(() => decodeBody(bytes(''))).toThrow('The answer is not UTF-8 text, so it was not read.');
});
