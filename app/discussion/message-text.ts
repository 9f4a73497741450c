import { isVisible } from '#app/accounts/one-line.ts';

export const LONGEST_MESSAGE = 4000;

/** Control characters but for the line end and the tab, and marks that turn the text beside them around. */
const UNFIT = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/g; // eslint-disable-line no-control-regex -- these are the signs meant

/** What somebody typed as it is kept: plain text, line ends as `\n`, never more than one empty line in a row. */
export function readMessageText(typed: string): { text: string } | { problem: string } {
  const text = typed
    .replace(/\r\n?/g, '\n')
    .replace(UNFIT, '')
    .split('\n')
    .map((line) => line.trimEnd()) // a pattern would take minutes for a line of many blanks
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  if (!isVisible(text)) return { problem: 'Write something first.' };
  const length = [...text].length;
  if (length <= LONGEST_MESSAGE) return { text };
  const most = LONGEST_MESSAGE.toLocaleString('en');
  return { problem: `Use at most ${most} characters. These are ${length.toLocaleString('en')}.` };
}
