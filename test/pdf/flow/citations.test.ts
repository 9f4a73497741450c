import { describe, expect, it } from 'vitest';
import type { Cite } from '#app/document/embeds.ts';
import { citationsOf } from '#app/pdf/flow/citations.ts';
import { entryOf, readReferences } from '#app/pdf/flow/references.ts';

const person = (family: string, given?: string) => ({ family, given });
const references = readReferences([
  { id: 'a', author: [person('Ng', 'Ana Q.'), person('Doe', 'Jean-Luc'), person('Roe')], title: 'One', issued: { 'date-parts': [[2020]] }, 'container-title': 'Journal', volume: 3, issue: '2', page: '10-20', DOI: 'https://doi.org/10.1/x' },
  { id: 'b', author: [person('Doe', 'J.')], title: 'Two', issued: { 'date-parts': [['2021']] } },
  { id: 'c', author: [person('Doe', 'J.')], title: 'Three?', issued: { literal: 'spring 2021' }, publisher: 'Press' },
  { id: 'd', editor: [{ literal: 'A Group' }], title: 'Four' },
  { id: 'e', title: 'Nobody', URL: 'https://example.org/' },
  { id: 'a', title: 'a second one of that id' },
  'no reference at all',
]); // prettier-ignore
const cite = (...works: (string | Cite['works'][number])[]): Cite => ({
  t: 'cite',
  works: works.map((work) => (typeof work === 'string' ? { id: work } : work)),
});

describe('numbered citations', () => {
  it('are numbered as they come, with neighbours as ranges', () => {
    const citations = citationsOf(references, 'numeric');
    expect(['b', 'a', 'b', 'c', 'd'].map((id) => citations.mark(cite(id)))).toEqual([
      '[1]',
      '[2]',
      '[1]',
      '[3]',
      '[4]',
    ]);
    expect(citations.mark(cite('d', 'a', 'b', 'c'))).toBe('[1–4]');
    expect(citations.mark(cite('d', 'b', 'e'))).toBe('[1, 4, 5]');
    expect(citations.mark(cite('a', 'b'))).toBe('[1, 2]');
    expect(citations.mark(cite({ id: 'b', prefix: 'see', locator: '7', suffix: 'and more' }, 'c'))).toBe('[see 1, p. 7, and more; 3]'); // prettier-ignore
    expect(citations.list().map(({ work, label }) => [work.id, label])).toEqual([['b', '[1]'], ['a', '[2]'], ['c', '[3]'], ['d', '[4]'], ['e', '[5]']]); // prettier-ignore
  });

  it('say what is not among the references', () => {
    const citations = citationsOf(references, 'numeric');
    expect(citations.mark(cite('gone', 'b'))).toBe('[?; 1]');
    expect(citations.missing()).toEqual(['gone']);
  });
});

describe('citations by author and year', () => {
  it('tell works of one author and year apart, and are listed by name', () => {
    const citations = citationsOf(references, 'author-year');
    expect(citations.mark(cite('a', 'b', { id: 'c', locator: '10-12' }))).toBe('(Ng et al. 2020; Doe 2021b; Doe 2021a, pp. 10-12)'); // prettier-ignore
    expect(citations.mark(cite('d', 'e'))).toBe('(A Group n.d.; Nobody n.d.)');
    expect(citations.list().map(({ work, year }) => [work.id, year])).toEqual([['d', 'n.d.'], ['c', '2021a'], ['b', '2021b'], ['a', '2020'], ['e', 'n.d.']]); // prettier-ignore
  });
});

describe('entries', () => {
  const text = (id: string) =>
    entryOf(references.get(id)!)
      .map((part) => part.text)
      .join('');
  it('have what is known, and no punctuation for what is not', () => {
    expect(text('a')).toBe('Ng, A. Q., Doe, J.-L. and Roe. (2020). One. Journal, 3(2), 10–20. https://doi.org/10.1/x');
    expect(text('b')).toBe('Doe, J. (2021). Two. ');
    expect(text('c')).toBe('Doe, J. (2021). Three? Press. ');
    expect(text('d')).toBe('A Group. (n.d.). Four. ');
    expect(text('e')).toBe('(n.d.). Nobody. https://example.org/');
  });
});
