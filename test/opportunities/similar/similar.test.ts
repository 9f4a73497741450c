import { describe, expect, test } from 'vitest';
import { likenessWords, likest, type Compared } from '#app/opportunities/similar/similar.ts';
import { wordsOf } from '#app/opportunities/similar/words-of.ts';

const call = (id: string, title: string, description = '', programmeId: string | null = null): Compared => ({
  ...{ id, title, description, programmeId },
});
const own = call(
  'own',
  'Sustainability of research software',
  'Maintenance of scientific libraries and their tools.',
  'p',
);
const crowd = [
  call('soil', 'Soil science fellowships', 'Soils, water and climate.'),
  call('law', 'Border security', 'Support to law enforcement abroad.'),
  call('art', 'Museums', 'Collections of art and their conservation.'),
  call('heart', 'Heart disease', 'Clinical trials of medicines.'),
];

describe('what is like a call', () => {
  test('says the same, in words that few say; each with the words', () => {
    const found = likest(own, [
      ...crowd,
      call('near', 'Software sustainability institutes', 'Libraries and tools that others maintain.'),
      call('far', 'Software for border security', 'Support to law enforcement.'),
    ]);
    expect(found[0]).toMatchObject({ id: 'near', sameProgramme: false });
    expect(found[0]!.words).toEqual(expect.arrayContaining(['sustainability', 'software']));
    expect(found.map(({ id }) => id)).not.toContain('art');
    expect(likenessWords(found[0]!)).toBe('shares: sustainability, software');
  });

  test('the same programme comes first, also where it says something else', () => {
    const found = likest(own, [
      ...crowd,
      call('near', 'Sustainability of research software', 'Maintenance of scientific libraries and tools.'),
      call('family', 'Astronomy', 'Telescopes.', 'p'),
      call('none', 'Astronomy', 'Telescopes.'),
    ]);
    expect(found.map(({ id }) => id)).toEqual(['family', 'near']);
    expect(likenessWords(found[0]!)).toBe('same programme');
  });

  test('calls without a programme are not of one programme', () => {
    expect(likest({ ...own, programmeId: null }, crowd)).toEqual([]);
  });

  test('nothing to compare, nothing alike', () => {
    expect(likest(own, [])).toEqual([]);
    expect(likest(call('own', '2027', ''), [call('b', '2028', 'The call of the year 2028')])).toEqual([]);
  });
});

test('words are compared without case, accents, plurals, years and what every call says', () => {
  expect([...wordsOf('The Libraries of a LIBRARY; tools, Tool: Grants for research in 2027, Écoles').keys()]).toEqual([
    'librari',
    'tool',
    'ecole',
  ]);
  expect(wordsOf('Status of C++ and analysis').size).toBe(3);
});
