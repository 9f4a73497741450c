import { plainText, type Block } from '#app/document/blocks.ts';

/** Words of a section: runs of anything but white space that hold a letter or a digit. */
export function countWords(blocks: readonly Block[]): number {
  let words = 0;
  for (const block of blocks) words += plainText(block).match(/\S*[\p{L}\p{N}]\S*/gu)?.length ?? 0;
  return words;
}
