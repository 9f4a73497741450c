import { AppError } from '#app/errors.ts';
import { MOST_CHARACTERS } from './csv.ts';

/** The text of the file that was sent, else of the box; throws `bad_input` for a file that is no text. */
export async function textOfCsv(form: FormData): Promise<string> {
  const file = form.get('file');
  if (file instanceof File && file.size > 0) {
    if (file.size > MOST_CHARACTERS * 2) {
      const message = 'The file is too large: send at most 500,000 characters at once.';
      throw new AppError('too_large', message, { file: message });
    }
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
    } catch {
      const message = 'The file is not text in UTF-8. Save it as “CSV UTF-8”.'; // the decoder says no more than that
      throw new AppError('bad_input', message, { file: message });
    }
  }
  const text = form.get('csv');
  if (typeof text === 'string' && text.trim() !== '') return text;
  const message = 'Choose a file, or paste its rows.';
  throw new AppError('bad_input', message, { file: message });
}
