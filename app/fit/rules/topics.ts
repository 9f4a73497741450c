import { foldText } from '#app/opportunities/text.ts';
import { unknownOf, type FitRule } from '../finding.ts';
import type { FitCall, FitContext, Frequencies } from '../fit-call.ts';
import { fewOf, inWords } from '../lists.ts';
import { hasWord, isCommon, topicWords, wordWeight } from '../words.ts';

const field = 'summary';
const MOST_NAMED = 6;

/** Which words of the project's topics stand in a call, by whole words; a place is named by its first that has the word. */
export const topics: FitRule = ({ name, topics: named }, call, context) => {
  const words = topicWords(named ?? []);
  if (words.size === 0) return unknownOf(['project'], `What ${name} is about, nobody has said.`, { field, weight: 4 });
  const found = sharedWords([...words.keys()], placesOf(call));
  const shared = [...found.values()].flat();
  if (shared.length === 0) {
    const about = `the topics of ${name} (${fewOf([...words.values()].sort(), MOST_NAMED)})`;
    return call.summary.trim() === ''
      ? unknownOf(['call'], `It has no description to look for ${about}.`, { field, weight: 2 })
      : {
          ...{ side: 'check', field, weight: 3 },
          text: `No word of ${about} stands in its title, tags or description: see whether it means such work.`,
        };
  }
  const where = [...found].map(([place, some]) => placeWords(place, some, words, context));
  const weight = sharedWeight(shared, context.frequencies);
  if (weight === null)
    return {
      ...{ side: 'check', field, weight: 2 },
      text: `Of the topics of ${name}, only words that many calls have: ${inWords(where)}.`,
    };
  return {
    ...{ side: 'for', weight },
    text: `Of the topics of ${name}, ${inWords(where)}.`,
    field: found.has('title') ? 'title' : found.has('tags') ? 'tags' : 'summary',
  };
};

/** What it weighs that words are shared, in the order that they were found in; null where all are so common that it says nothing. */
export function sharedWeight(shared: readonly string[], frequencies: Frequencies | null): number | null {
  if (shared.every((word) => isCommon(word, frequencies))) return null;
  return 2 + shared.reduce((sum, word) => sum + wordWeight(word, frequencies), 0);
}

/** The words that stand in a call, each at the first place that has it. */
export function sharedWords(words: readonly string[], places: Places): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const word of words) {
    const place = places.find(([, text]) => hasWord(text, word))?.[0];
    if (place) found.set(place, [...(found.get(place) ?? []), word]);
  }
  return new Map([...found].sort(([a], [b]) => ORDER.indexOf(a) - ORDER.indexOf(b)));
}

const ORDER = ['title', 'tags', 'description'];

/** Where the words of a call stand, each place with its folded text. */
export type Places = readonly (readonly [place: string, text: string])[];

/** The places of a call, in the order in which they are looked at. */
export function placesOf({ title, tags, categories, summary }: FitCall): Places {
  return [
    ['title', foldText(title)],
    ['tags', foldText([...tags, ...categories].join('\n'))],
    ['description', foldText(summary)],
  ];
}

function placeWords(place: string, some: string[], words: Map<string, string>, { frequencies }: FitContext): string {
  const rarest = [...some].sort((a, b) => wordWeight(b, frequencies) - wordWeight(a, frequencies) || (a < b ? -1 : 1));
  const shown = rarest.map((word) => `“${words.get(word)}”`);
  return `${fewOf(shown, MOST_NAMED)} ${some.length === 1 ? 'stands' : 'stand'} in its ${place}`;
}
