import type { TextLine } from '../../inspect/pdf-facts.ts';

/** Characters of a line of text; labels, cells of tables and ends of paragraphs have fewer. */
const fewest = 28;

/** Whether a line is one of running text, read as usual. */
export function isRunning({ text, rotation }: TextLine): boolean {
  return rotation === 0 && text.length >= fewest;
}
