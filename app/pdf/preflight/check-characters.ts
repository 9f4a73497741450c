import { flowRuns, type FlowBlock } from '../flow/flow.ts';
import { objectMark } from '../flow/picture.ts';
import { faceOf } from '../fonts/face.ts';
import type { Shaper } from '../fonts/shaper.ts';
import type { Finding } from './finding.ts';

/** Characters named in one message. */
const most = 8;
/** Code points of a word that are quoted. */
const mostOfWord = 30;

/** Characters that none of our fonts can set: each is shown as a stand-in, and named here with the words around it. */
export function checkCharacters(title: string, block: FlowBlock, shaper: Shaper, page: number | null): Finding[] {
  const text = flowRuns(block)
    .map((run) => (run.image ? run.text.replace(objectMark, '') : run.text))
    .join('');
  // eslint-disable-next-line no-control-regex -- the range is all of Latin, from its first code point
  const words = text.split(/\s+/).filter((word) => /[^\u0000-\u024F]/u.test(word));
  const missing = words.flatMap((word) =>
    shaper.shape(faceOf('serif', false, false), word).missing.map((character) => ({ word, character })),
  );
  if (missing.length === 0) return [];
  const characters = [...new Set(missing.map(({ character }) => `${character} (${codes(character)})`))];
  const shown = characters.slice(0, most).join(', ');
  const rest = characters.length > most ? ` and ${characters.length - most} more` : '';
  const before = text.slice(0, text.indexOf(missing[0]!.word)).slice(-30).replace(/\s+/g, ' ').trimStart();
  const word = [...missing[0]!.word];
  const named = word.length > mostOfWord ? `${word.slice(0, mostOfWord).join('')}…` : missing[0]!.word;
  const packages = [...new Set(missing.flatMap(({ character }) => shaper.packageFor(character) ?? []))];
  const wayOut =
    packages.length > 0 ? `who runs this site can install ${packages.join(' and ')}` : 'write it another way';
  return [
    {
      level: 'error',
      rule: 'characters-not-set',
      source: null,
      section: block.section,
      page,
      message: `“${title}”: the fonts cannot set ${shown}${rest} in “${before}${named}”. A stand-in is shown; ${wayOut}.`,
    },
  ];
}

function codes(character: string): string {
  return [...character]
    .map((point) => `U+${point.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`)
    .join(' ');
}
