import { AppError } from '#app/errors.ts';
import { fileText, MOST_BYTES } from './file-text.ts';
import type { ProjectFile } from './found-facts.server.ts';
import { fileNames, whichFile } from './which-file.ts';

const MOST_FILES = 8;

/**
 * The files in a form: uploaded ones (`files`), pasted text (`text`), and those of the step before (`kept NAME`). Of two
 * of a name the last counts. Throws `bad_input` and `too_large` that say which file is wrong.
 */
export async function receivedFiles(form: FormData): Promise<ProjectFile[]> {
  const byName = new Map<string, ProjectFile>();
  const take = (given: string, bytes: Uint8Array) => {
    const file = toFile(given, bytes);
    byName.set(file.name, file);
  };
  for (const name of fileNames) {
    const kept = form.get(`kept ${name}`);
    if (typeof kept === 'string' && kept !== '') take(name, new TextEncoder().encode(kept));
  }
  const uploads = form.getAll('files').filter((file): file is File => typeof file !== 'string' && file.size > 0);
  if (uploads.length > MOST_FILES) throw wrong('files', `Send at most ${MOST_FILES} files at once.`);
  for (const file of uploads) {
    if (file.size > MOST_BYTES) throw tooLarge(file.name);
    take(file.name, new Uint8Array(await file.arrayBuffer()));
  }
  const pasted = form.get('text');
  if (typeof pasted === 'string' && pasted.trim() !== '') take('', new TextEncoder().encode(pasted));
  if (byName.size === 0) throw wrong('files', 'Choose a file, or paste the text of one.');
  return [...byName.values()];
}

function toFile(given: string, bytes: Uint8Array): ProjectFile {
  const field = given === '' ? 'text' : 'files';
  const called = given === '' ? 'The pasted text' : `“${given.slice(0, 100)}”`;
  if (bytes.length > MOST_BYTES) throw tooLarge(called);
  const text = fileText(bytes);
  if (text === null) throw wrong(field, `${called} is no text.`);
  const name = whichFile(given, text);
  if (!name) throw wrong(field, `${called} is none of ${fileNames.join(', ')}.`);
  return { name, text };
}

const wrong = (field: string, message: string) => new AppError('bad_input', message, { [field]: message });
const tooLarge = (name: string) => {
  const message = `${name} is larger than ${MOST_BYTES / 1024} kB, which no such file needs.`;
  return new AppError('too_large', message, { files: message });
};
