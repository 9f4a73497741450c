import { writtenText } from './block-text.ts';
import type { Block } from './blocks.ts';

const words = new Intl.Segmenter('en', { granularity: 'word' });

/** Words as a person counts them: what stands between spaces, or between the words of a script that has no spaces. */
export function countWords(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + wordsIn(writtenText(block)), 0);
}

function wordsIn(text: string): number {
  let count = 0;
  for (const chunk of text.split(/\s+/u)) {
    if (!/[\p{L}\p{N}]/u.test(chunk)) continue;
    count += /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(chunk)
      ? [...words.segment(chunk)].filter((part) => part.isWordLike).length
      : 1;
  }
  return count;
}
