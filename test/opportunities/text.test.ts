import { expect, test } from 'vitest';
import {
  decodeEntities,
  excerptOf,
  foldText,
  plainLine,
  plainText,
  undouble,
  withoutContacts,
  withoutEmails,
} from '#app/opportunities/text.ts';
import { fc } from '#test/support/fast-check.ts';

test('pitfall 12: references are undone twice at most', () => {
  expect(decodeEntities('R&amp;amp;D')).toBe('R&D');
  expect(decodeEntities('&amp;amp;lt;')).toBe('&lt;');
  expect(decodeEntities('C&ocirc;te &#039;x&#x27;')).toBe("Côte 'x'");
});

test('a title is one plain line', () => {
  expect(plainLine(' The Genesis Mission:&nbsp;&nbsp; <b>AI</b>\r\n &ndash; now&nbsp;')).toBe(
    'The Genesis Mission: AI – now',
  );
});

test('what turns text around or cannot be seen is dropped: a title reads as it is written', () => {
  expect(plainLine('Call \u202e5202\u2066 for\0 tools\x1b[31m &#x202e;now')).toBe('Call 5202 for tools[31m now');
  expect(plainText('One\u202e\n\ntwo\x07\tthree')).toBe('One\n\ntwo three');
});

test('HTML becomes paragraphs of plain text', () => {
  const html = '<p>One &amp;lt;br/&amp;gt; two</p><script>bad()</script><ul><li>a<li>b</ul><!-- x --><p>End</p>';
  expect(plainText(html)).toBe('One\ntwo\n\n- a\n- b\n\nEnd');
  expect(plainText('a < b and c > d')).toBe('a < b and c > d');
  expect(plainText('first\r\nline\r\n\r\n\r\nsecond')).toBe('first\nline\n\nsecond');
  expect(plainText('<script>never closed')).toBe('');
});

test('a description that stands twice is taken once', () => {
  const sentence = 'Supports gravitation research and infrastructure.';
  expect(plainText(sentence + sentence)).toBe(sentence);
  expect(undouble(`${sentence} ${sentence}`)).toBe(sentence);
  expect(undouble('bye bye')).toBe('bye bye');
});

test('hostile texts take no long time', () => {
  for (const part of ['<', '<a', '<!--', '<script', '&', '&amp;', '<p><', 'a@', 'a.b@c.']) {
    const started = performance.now();
    plainText(part.repeat(50_000));
    withoutEmails(part.repeat(50_000));
    expect(performance.now() - started, part).toBeLessThan(3000);
  }
});

test('e-mail addresses go', () => expect(withoutEmails('Ask j.doe+x@mail.example.org.')).toBe('Ask [e-mail removed].'));

test('an excerpt ends at a word', () => {
  expect(excerptOf('short\ntext')).toBe('short text');
  expect(excerptOf('one two, three', 9)).toBe('one two …');
});

test('folding forgets case and accents', () => expect(foldText('CÔTE ﬁ Ｎ')).toBe('cote fi n'));

test('pitfall 12: a quotation mark within a word was an apostrophe', () => {
  expect(plainLine('A CESU"s task, and “R” or the "s" stay')).toBe('A CESU\'s task, and “R” or the "s" stay');
});

test('pitfall 20: numbers of people go, years, amounts and grant numbers stay', () => {
  expect(
    withoutContacts('Phone: (703) 292-4999, tel. +32 2 299 11 11, or 703-292-4999; Fax 0044 20 7946 0000'),
  ).not.toMatch(/\d{3}/);
  const kept = 'NSF 24-571, 2026-10-01, $1,500,000, PAR-20-043, 93.866, 101070000, 2026–2027, +5 points';
  expect(withoutContacts(kept)).toBe(kept);
  for (const part of ['phone ', '+1 ', '555-', '(', 'tel 1 ']) {
    const started = performance.now();
    withoutContacts(part.repeat(30_000));
    expect(performance.now() - started).toBeLessThan(1000);
  }
});

test('every run of white space is one plain space, whatever it is made of', () => {
  const piece = fc.constantFrom(' ', '\n', '\t', '\u00a0', '\u2003', '\r', '\u200b', 'a', 'b');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const plain = pieces.join('').replaceAll('\u200b', '').replace(/\s+/g, ' ').trim();
      expect(plainLine(pieces.join(''))).toBe(plain);
    }),
  );
});
