import { authorize } from '#app/accounts/authorize.ts';
import { AppError } from '#app/errors.ts';
import { mostUploadBytes } from '#app/pdf/inspect/file-start.ts';
import { inTurn } from '#app/pdf/inspect/inspect-queue.server.ts';
import { checkTargets } from '#app/pdf/preflight/check-file/check-targets.ts';
import { ruleOf } from '#app/pdf/section-rule.ts';
import type { Person } from './authorize-proposal.server.ts';
import { badField } from './proposal-input.ts';
import { getTemplate } from './templates/index.ts';

/**
 * Checks a PDF that somebody sent with a form; nothing of it is kept. Throws AppError with a sentence for what is missing
 * or cannot be read; rejects with the signal's reason when whoever asked has left.
 */
export async function checkUpload(person: Person, form: FormData, signal: AbortSignal) {
  authorize(person, 'file.check');
  const file = form.get('file');
  if (!(file instanceof File) || file.name === '') throw badField('file', 'Choose a PDF on your computer.');
  if (file.size > mostUploadBytes)
    throw badField('file', `At most ${mostUploadBytes / 1024 / 1024} MB can be sent. Make the pictures in it smaller.`);
  const target = checkTargets().find(({ id }) => id === form.get('profile'));
  if (!target) throw badField('profile', 'Choose whose rules the file has to keep.');
  const section = readSection(form.get('section'));
  const bytes = new Uint8Array(await file.arrayBuffer());
  const { checkPdf } = await import('#app/pdf/inspect/inspect-pdf.server.ts');
  const check = { profile: target.id, section, fileName: file.name };
  const checked = await inTurn(() => checkPdf(bytes, check, { signal }), { key: person.id, signal }).catch(
    (error: unknown) => {
      if (error instanceof AppError && error.code === 'bad_input') throw badField('file', error.message);
      throw error;
    },
  );
  return { name: file.name, target: target.title, section: section?.title ?? null, ...checked };
}

export type UploadCheck = Awaited<ReturnType<typeof checkUpload>>;

/** `template/key`, as the form names a section; empty for none. */
function readSection(value: FormDataEntryValue | null) {
  if (typeof value !== 'string' || value === '') return null;
  const [template = '', key = ''] = value.split('/');
  const sections = getTemplate(template)?.sections ?? [];
  if (!ruleOf(sections, key)) throw badField('section', 'This section is not known. Choose one of the list.');
  return sections.find((section) => section.key === key)!;
}
