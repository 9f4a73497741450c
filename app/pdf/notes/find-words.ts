import { isText, type Inline } from '#app/document/blocks.ts';
import { embedText } from '#app/document/embed-text.ts';
import { cleanText } from '../flow/clean-text.ts';
import type { FlowRun } from '../flow/flow.ts';
import { inkOf, inkOfRun, inkOfRuns } from './ink.ts';

/** A stretch of a block, in its ink. */
export type Stretch = { from: number; to: number };
type Given = { from: number; to: number; quote?: string };

/**
 * Where characters of a block's content stand among what is set of it; null where the block does not reach so far, or
 * the words there are no longer those of the quote.
 */
export function findWords(content: readonly Inline[], runs: readonly FlowRun[], words: Given): Stretch | null {
  if (words.to > lengthOf(content)) return null;
  if (words.quote !== undefined && !isQuote(content, words, words.quote)) return null;
  const set = setContent(content, runs);
  return set && { from: inkBefore(content, set, words.from), to: inkBefore(content, set, words.to) };
}

/** What somebody marked, as plain text. */
export function wordsBetween(content: readonly Inline[], { from, to }: Given): string {
  return cutOut(content, from, to).map(wordsOf).join('');
}

const lengthOf = (content: readonly Inline[]) =>
  content.reduce((sum, inline) => sum + (isText(inline) ? inline.text.length : 1), 0);
const wordsOf = (inline: Inline) => (isText(inline) ? inline.text : embedText(inline));

function cutOut(content: readonly Inline[], from: number, to: number): Inline[] {
  let start = 0;
  return content.flatMap((inline): Inline[] => {
    const [first, last] = [from - start, to - start];
    start += isText(inline) ? inline.text.length : 1;
    if (!isText(inline)) return first <= 0 && last >= 1 ? [inline] : [];
    const text = inline.text.slice(Math.max(first, 0), Math.max(last, 0));
    return text === '' ? [] : [{ text }];
  });
}

/** A quote may have words for what is embedded, or leave it out. */
function isQuote(content: readonly Inline[], { from, to }: Given, quote: string): boolean {
  const marked = cutOut(content, from, to);
  const bare = (text: string) => cleanText(text).replace(/\s+/g, '');
  const said = bare(quote);
  return said === bare(marked.map(wordsOf).join('')) || said === bare(marked.filter(isText).map(wordsOf).join(''));
}

type SetContent = { before: number; runs: (FlowRun | null)[] };

/** The run of each inline: numbers that a block is given stand before the first. Null where they do not agree. */
function setContent(content: readonly Inline[], runs: readonly FlowRun[]): SetContent | null {
  const found: (FlowRun | null)[] = [];
  let end = runs.length;
  for (const inline of content.toReversed()) {
    const text = isText(inline) ? cleanText(inline.text) : null;
    const run = text === '' ? null : runs[end - 1];
    if (run === undefined || (text !== null && run !== null && run.text !== text)) return null;
    if (run !== null) end -= 1;
    found.unshift(run);
  }
  return { before: inkOfRuns(runs.slice(0, end)), runs: found };
}

function inkBefore(content: readonly Inline[], { before, runs }: SetContent, offset: number): number {
  let ink = before;
  let start = 0;
  content.forEach((inline, index) => {
    const length = isText(inline) ? inline.text.length : 1;
    const run = runs[index];
    if (run && offset >= start + length) ink += inkOfRun(run);
    else if (isText(inline) && offset > start) ink += inkOf(cleanText(inline.text.slice(0, offset - start)));
    start += length;
  });
  return ink;
}
