import bidiFactory from 'bidi-js';
import type { Direction } from '../fonts/shaper.ts';
import type { Span } from './logical-lines.ts';

const bidi = bidiFactory();

/** Letters that are written from right to left. */
const turns = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFE\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;
const strong = /[\p{L}\p{Nl}]/u;
const rightLanguages = /^(ar|arc|ckb|dv|fa|he|iw|ps|sd|syr|ug|ur|yi)(-|$)/;

/** Which way a paragraph runs: as its first letter does, or its language where it has none (UAX 9, P2 and P3). */
export function directionOf(text: string, lang: string): Direction {
  const first = strong.exec(text)?.[0];
  if (first === undefined) return rightLanguages.test(lang.toLowerCase()) ? 'rtl' : 'ltr';
  return turns.test(first) ? 'rtl' : 'ltr';
}

/**
 * The spans of a line cut where the direction changes, each with its level (UAX 9): even ones run from left to right, odd
 * ones from right to left. Nothing changes in a line that runs from left to right alone.
 */
export function directed(spans: readonly Span[], direction: Direction): Span[] {
  const text = spans.map((span) => span.text).join('');
  if (direction === 'ltr' && !turns.test(text)) return [...spans];
  const { levels } = bidi.getEmbeddingLevels(text, direction);
  const cut: Span[] = [];
  let at = 0;
  for (const span of spans) {
    for (let from = 0; from < span.text.length;) {
      const level = levels[at + from]!;
      let to = from + 1;
      while (to < span.text.length && levels[at + to] === level) to += 1;
      cut.push({ ...span, text: span.text.slice(from, to), level });
      from = to;
    }
    at += span.text.length;
  }
  return cut;
}

/** The order, from left to right, of what stands on a line with these levels (UAX 9, L2). */
export function visualOrder(levels: readonly number[]): number[] {
  const order = levels.map((_, index) => index);
  const highest = levels.reduce((most, level) => Math.max(most, level), 0);
  for (let level = highest; level > 0; level--)
    for (let from = 0; from < order.length; from++) {
      if (levels[order[from]!]! < level) continue;
      let to = from;
      while (to + 1 < order.length && levels[order[to + 1]!]! >= level) to += 1;
      order.splice(from, to - from + 1, ...order.slice(from, to + 1).reverse());
      from = to;
    }
  return order;
}
