import type { Span } from './logical-lines.ts';

const joiner = '\u200D';
/** Letters of Arabic, and those of them that never join the letter after them. */
const arabic = /[\u0620-\u064A\u066E-\u06D5\u06FA-\u06FF\u0750-\u077F\u08A0-\u08C9]/u;
const joinsNothingAfter =
  /[\u0621-\u0625\u0627\u0629\u062F-\u0632\u0648\u0671-\u0677\u0688-\u0699\u06C0\u06C3-\u06CB\u06CD\u06CF\u06D2\u06D3\u06D5]/u;

/** The parts of a word, such that letters of Arabic join where a mark begins or ends within it. */
export function joined(parts: readonly Span[]): readonly Span[] {
  if (parts.length === 1 || !parts.some(({ text }) => arabic.test(text))) return parts;
  const joins = parts.map((part, index) => joinsAfter(part, parts[index + 1]));
  return parts.map((part, index) => ({
    ...part,
    text: (joins[index - 1] ? joiner : '') + part.text + (joins[index] ? joiner : ''),
  }));
}

function joinsAfter(part: Span, next: Span | undefined): boolean {
  const last = [...part.text].findLast((character) => !/\p{M}/u.test(character));
  if (!next || last === undefined || part.level !== next.level) return false;
  return arabic.test(last) && !joinsNothingAfter.test(last) && arabic.test([...next.text][0]!);
}
