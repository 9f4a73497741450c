import LineBreaker from 'linebreak';
import { box, breakAt, ideographGap, paragraphEnd, space, type Item } from './items.ts';
import type { Span } from './logical-lines.ts';
import { spaceGlyphs, wordItems, type WordContext } from './word-items.ts';

const inWordCost = 50;
/** Written without spaces: a line may end after most characters. */
const ideograph = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Bopo}\p{sc=Hang}\u3000-\u303F\uFF00-\uFFEF]/u;

/** The items of one logical line: words at the break opportunities of UAX #14, spaces between them. */
export function lineItems(spans: readonly Span[], context: WordContext): Item[] {
  const text = spans.map((span) => span.text).join('');
  const items: Item[] = [box([], null)];
  const indent = /^ */.exec(text)![0].length;
  if (indent > 0) items.push(box(spaceGlyphs(spans[0]!, context.shaper, ' '.repeat(indent)), spans[0]!));
  const breaker = new LineBreaker(text);
  const spaces = new Map<Span, Item>();
  const gapItem = (gap: string, look: Span) => {
    const known = gap === ' ' ? spaces.get(look) : undefined;
    if (known) return known;
    const item = space(spaceGlyphs(look, context.shaper, gap), look, context.elastic);
    if (gap === ' ') spaces.set(look, item);
    return item;
  };
  let from = indent;
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) {
    if (next.position <= from) continue;
    const chunk = text.slice(from, next.position);
    const word = chunk.replace(/[ \u200B]+$/, '');
    const gap = chunk.slice(word.length).replaceAll('\u200B', '');
    // one by one: a word can have more characters than a call may have arguments
    for (const item of wordItems(cut(spans, from, from + word.length), context)) items.push(item);
    if (next.position < text.length) {
      const look = lookAt(spans, from + chunk.length - 1);
      if (gap !== '') items.push(gapItem(gap, look));
      else if (ideograph.test(text.slice(next.position - 2, next.position + 2)))
        items.push(ideographGap(look, context.elastic));
      else items.push(breakAt(inWordCost));
    }
    from = next.position;
  }
  return [...items, ...paragraphEnd()];
}

function cut(spans: readonly Span[], from: number, to: number): Span[] {
  const [only] = spans;
  if (only && spans.length === 1) return [{ ...only, text: only.text.slice(from, to) }];
  const parts: Span[] = [];
  let start = 0;
  for (const span of spans) {
    const text = span.text.slice(Math.max(from - start, 0), Math.max(to - start, 0));
    if (text !== '') parts.push({ ...span, text });
    start += span.text.length;
    if (start >= to) break;
  }
  return parts;
}

function lookAt(spans: readonly Span[], offset: number): Span {
  let end = 0;
  return spans.find((span) => (end += span.text.length) > offset) ?? spans.at(-1)!;
}
