import { describe, expect, it } from 'vitest';
import { authors } from '#app/pdf/flow/authors.ts';
import { cleanText } from '#app/pdf/flow/clean-text.ts';
import { documentFlow } from '#app/pdf/flow/document-flow.ts';
import { listLabels } from '#app/pdf/flow/list-labels.ts';
import { documentOf, h, li, p } from '../support/document.ts';

describe('listLabels', () => {
  it('counts by depth, begins again after other text, and changes its signs with depth', () => {
    const blocks = [
      li('', 0, 'ordered'), li('', 1, 'ordered'), li('', 1, 'ordered'), li('', 2, 'ordered'), li('', 0, 'ordered'),
      li('', 1, 'ordered'), li('', 0), li('', 1), li('', 2), li('', 0, 'ordered'), p('x'), li('', 0, 'ordered'),
    ]; // prettier-ignore
    expect(listLabels(blocks)).toEqual(['1.', '(a)', '(b)', 'i.', '2.', '(a)', '•', '–', '▪', '1.', null, '1.']);
  });

  it('goes past z and past ten', () => {
    const many = (depth: number) => listLabels(Array.from({ length: 49 }, () => li('', depth, 'ordered'))).at(-1);
    expect([many(0), many(1), many(2)]).toEqual(['49.', '(aw)', 'xlix.']);
  });
});

describe('documentFlow', () => {
  it('leaves no level of heading out of the tags, whatever the writer left out', () => {
    const flow = documentFlow(documentOf({ One: [h('a', 3), h('b', 3), h('c', 1), h('d', 2)], Two: [h('e', 2)] }));
    expect(flow.blocks.filter((block) => block.tagLevel > 0).map((block) => block.tagLevel)).toEqual([
      1, 2, 3, 2, 3, 1, 2,
    ]);
  });

  it('drops empty paragraphs and attributes that make no sense', () => {
    const odd = { kind: 'h', attrs: { level: Number.NaN }, content: [{ text: 'x' }] };
    const flow = documentFlow(documentOf({ One: [p(''), p(' '), odd, { ...li('y'), attrs: { indent: 99 } }] }));
    expect(flow.blocks.slice(3).map((block) => [block.role, block.level])).toEqual([['heading', 1], ['item', 5]]); // prettier-ignore
  });
});

describe('authors', () => {
  it('are the leads, else the writers, and never a reader', () => {
    const all = ['lead', 'co-lead', 'writer', 'commenter', 'viewer'].map((role) => ({ name: role, role }));
    expect(authors(all).map(({ name }) => name)).toEqual(['lead', 'co-lead']);
    expect(authors(all.slice(2)).map(({ name }) => name)).toEqual(['writer']);
    expect(authors([{ name: 'someone' }])).toHaveLength(1);
  });
});

describe('cleanText', () => {
  it('composes accents, unifies line ends and takes out what steers a screen', () => {
    expect(cleanText('e\u0301\r\nx\u2028y\u0000\u202E\uFEFF\uD800')).toBe('é\nx\ny\uFFFD');
  });
});
