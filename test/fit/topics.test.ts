import { describe, expect, test } from 'vitest';
import { countWords } from '#app/fit/word-counts.ts';
import { placesOf, sharedWords } from '#app/fit/rules/topics.ts';
import { hasWord, singular, topicWords } from '#app/fit/words.ts';
import { foldText } from '#app/opportunities/text.ts';
import { call, says } from './support.ts';

describe('words', () => {
  test.each([
    ['libraries', 'library'],
    ['meshes', 'mesh'],
    ['arrays', 'array'],
    ['physics', 'physics'],
    ['analysis', 'analysis'],
    ['species', 'species'],
    ['gas', 'gas'],
    ['classes', 'class'],
  ])('%s is %s', (word, one) => expect(singular(word)).toBe(one));

  test.each([
    ['Array programming', 'array', true],
    ['Arrays', 'array', true],
    ['disarray', 'array', false],
    ['array-like things', 'array', true],
    ['Libraries of code', 'library', true],
    ['librarian', 'library', false],
    ['R packages', 'pack', false],
    ['Météorologie', 'meteorologie', true],
    ['meshing', 'mesh', false],
    ['surveys', 'survey', true],
  ])('%s, %s: %s', (text, word, has) => expect(hasWord(foldText(text), word)).toBe(has));

  test('topics are cut into telling words, each once', () => {
    expect([...topicWords(['Numerical computing', 'the arrays', 'Array', 'C', 'Météo'])]).toEqual([
      ['array', 'array'],
      ['computing', 'computing'],
      ['meteo', 'meteo'],
      ['numerical', 'numerical'],
    ]);
  });
});

describe('the rule', () => {
  const topics = ['numerical computing', 'python', 'software'];
  test('tells which words met where', () => {
    const facts = { title: 'Python in science', tags: ['software'], summary: 'Numerical codes.' };
    expect(says('topics', { topics }, facts)).toBe(
      'for: Of the topics of Gridlab, “python” stands in its title, “software” stands in its tags and “numerical” stands in its description.',
    );
  });
  test('words that nearly every call has are no reason', () => {
    expect(says('topics', { topics }, { summary: 'Research software and computing.' })).toBe(
      'check: Of the topics of Gridlab, only words that many calls have: “computing” and “software” stand in its description.',
    );
  });
  test('none met', () => {
    expect(says('topics', { topics }, { summary: 'Coral reefs.' })).toBe(
      'check: No word of the topics of Gridlab (computing, numerical, python and software) stands in its title, tags or description: see whether it means such work.',
    );
    expect(says('topics', { topics }, {})).toMatch(/^unknown: It has no description/);
    expect(says('topics', { topics: [] }, { summary: 'x' })).toBe('unknown: What Gridlab is about, nobody has said.');
  });
  test('rare words come first and weigh more, and those of a fifth of all calls count for little', () => {
    const calls = Array.from({ length: 100 }, (_, i) =>
      call({ summary: i < 40 ? 'arrays of things' : i === 40 ? 'tensor' : 'else' }),
    );
    const found = calls.map((one) => [...sharedWords(['array', 'tensor'], placesOf(one)).values()].flat());
    const frequencies = countWords(found);
    expect([...frequencies.of].sort()).toEqual([
      ['array', 40],
      ['tensor', 1],
    ]);
    const say = (summary: string) => says('topics', { topics: ['array', 'tensor'] }, { summary }, { frequencies });
    expect(say('Arrays and tensors')).toBe(
      'for: Of the topics of Gridlab, “tensor” and “array” stand in its description.',
    );
    expect(say('Arrays')).toMatch(/^check/);
  });
});
