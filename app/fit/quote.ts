const LONGEST = 200;
/** A full stop after these ends no sentence. */
const SHORT_FORM = /(?:\b(?:e\.g|i\.e|etc|vs|no|u\.s|e\.u|inc|dr|art|approx)\.)$/i;

/** The sentences of a plain text; a line of a list is one. */
export function sentencesOf(text: string): string[] {
  return text.split(/\n+/).flatMap((line) => {
    const parts: string[] = [];
    for (const piece of line.split(/(?<=[.!?])\s+(?=[\p{Lu}\p{N}“"(])/u)) {
      const last = parts.at(-1);
      if (last !== undefined && SHORT_FORM.test(last)) parts[parts.length - 1] = `${last} ${piece}`;
      else parts.push(piece);
    }
    return parts.map((part) => part.replace(/^[-•*]\s+/, '').trim()).filter(Boolean);
  });
}

/** A call's own words, and the field they stand in. */
export type Quote = { quote: string; field: string };

/** The first sentence of a call that fits, at most 200 characters around what fits; null where there is none. */
export function findSentence(
  { eligibility, summary }: { eligibility: string | null; summary: string },
  pattern: RegExp,
  except?: RegExp,
): Quote | null {
  for (const [field, text] of Object.entries({ eligibility: eligibility ?? '', summary })) {
    // Cutting a text into sentences costs more than looking whether it is worth it.
    if (!pattern.test(text)) continue;
    const found = sentencesOf(text).find((sentence) => pattern.test(sentence) && !except?.test(sentence));
    if (found !== undefined) return { quote: cutAround(found, pattern.exec(found)!.index), field };
  }
  return null;
}

function cutAround(sentence: string, at: number): string {
  if (sentence.length <= LONGEST) return sentence;
  const room = LONGEST - 4; // an ellipsis and a space at both ends
  const from = Math.max(0, Math.min(at - room / 2, sentence.length - room));
  const start = from === 0 ? 0 : sentence.indexOf(' ', from) + 1 || from;
  const end = start + room - (start - from);
  const cut = sentence.slice(start, end);
  const whole = end >= sentence.length ? cut : cut.replace(/\s\S*$/, '');
  return `${start > 0 ? '… ' : ''}${whole.trim()}${end < sentence.length ? ' …' : ''}`;
}
