import { isVisible, unfitForLine } from '#app/accounts/one-line.ts';
import { badField } from '../proposal-input.ts';

const mostTitle = 120;
const mostName = 200;
const unfit = new RegExp(unfitForLine.source, 'gu');

/** A title as one line, of at most 120 characters; bad_input (field `title`) otherwise. */
export function readAttachmentTitle(value: string): string {
  const title = oneLine(value);
  if (!isVisible(title)) throw badField('title', 'Give the file a title: it is its bookmark in the combined PDF.');
  const length = [...title].length;
  if (length > mostTitle)
    throw badField('title', `The title has ${length} characters; ${mostTitle} is the most. Shorten it.`);
  return title;
}

/** A title from the name of a file, where nobody gave one. */
export function titleFromName(fileName: string): string {
  const name = oneLine(fileName.replace(/\.pdf$/i, ''));
  return isVisible(name) ? [...name].slice(0, mostTitle).join('').trim() : 'Supporting document';
}

/** The name of a file as it was sent, without folders; bad_input (field `file`) where none was chosen. */
export function readFileName(value: string): string {
  const name = oneLine(value.split(/[\\/]/).at(-1) ?? '');
  if (name === '') throw badField('file', 'Choose a PDF on your computer.');
  return [...name].slice(-mostName).join('');
}

const oneLine = (text: string) =>
  text
    .replace(unfit, ' ')
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/\s+/gu, ' ')
    .trim();
