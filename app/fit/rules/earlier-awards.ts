import { foldText } from '#app/opportunities/text.ts';
import { unknownOf, type FitRule } from '../finding.ts';
import { hasWord, isCommon, topicWords } from '../words.ts';

const field = 'awards';

/** Whether the programme paid for the project before, or for something of its topics. */
export const earlierAwards: FitRule = ({ name, topics }, { awards }, { frequencies }) => {
  if (awards === undefined) return null;
  if (awards === null) return unknownOf(['call'], 'What the programme paid for before is not known.', { field });
  const titles = [...awards].sort();
  const own = titles.find((title) => namesProject(title, name));
  if (own) return { side: 'for', text: `Its programme paid for ${name} before: “${short(own)}”.`, field, weight: 6 };
  const words = topicWords(topics ?? []);
  const telling = [...words.keys()].filter((word) => !isCommon(word, frequencies));
  for (const title of titles) {
    const word = telling.find((one) => hasWord(foldText(title), one));
    if (word)
      return {
        ...{ side: 'for', field, weight: 3 },
        text: `Its programme paid for work on “${words.get(word)}” before: “${short(title)}”.`,
      };
  }
  return null;
};

/** The name as whole words and as it is written: `Array` is no `array`. */
function namesProject(title: string, name: string): boolean {
  const escaped = name.trim().replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return name.trim().length > 1 && new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'u').test(title);
}

const short = (title: string) => (title.length > 120 ? `${title.slice(0, 118).trimEnd()} …` : title);
