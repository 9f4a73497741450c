import { expect, test } from 'vitest';
import { embedSpec } from '#app/document/embed-dom.ts';
import { embedOf } from '#app/document/y-blocks.ts';

/** What a pasted box with this in its attribute becomes. */
function pasted(embed: unknown) {
  const element = { dataset: { embed: typeof embed === 'string' ? embed : JSON.stringify(embed) } };
  return embedSpec.parseDOM![0]!.getAttrs!(element as never) as { raw: { t: string } } | false;
}

test('a pasted embed comes in as it was copied', () => {
  const cite = { t: 'cite', works: [{ id: 'doe', locator: '7' }] };
  expect(pasted(cite)).toEqual({ raw: cite });
});

test('what is inside a pasted footnote is made normal: nothing in it breaks the text it is put into', () => {
  const link = { text: 'here', marks: [{ type: 'link', href: 'javascript:alert(1)' }] };
  const answer = pasted({ t: 'footnote', content: [null, 7, link, { t: 'footnote', content: [{}] }] });
  expect(answer).toEqual({ raw: { t: 'footnote', content: [{ text: 'here' }, { t: 'footnote', content: [] }] } });
  expect(() => embedOf((answer as { raw: { t: string } }).raw)).not.toThrow();
});

test.each(['', 'no JSON', 'null', '[]', '{}', { t: 7 }, { t: 'b', kind: 'p' }])('%j is no embed', (given) => {
  expect(pasted(given)).toBe(false);
});
