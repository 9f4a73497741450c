import { authorize } from '#app/accounts/authorize.ts';
import type { Actor } from '#app/accounts/can.ts';
import { AppError } from '#app/errors.ts';
import type { Database } from '#prisma/client.server.ts';
import { dateRows, readDates } from './date-form.ts';
import { readEdit, type EditValue } from './edit-form.ts';
import { editables } from './editables.ts';
import { editableCall } from './edit-view.server.ts';
import { removeFieldEdit, setFieldEdits } from './field-edit.server.ts';

/** Does what a form on the page of edits asks. Throws `bad_input` with fields; then nothing is set. */
export async function doEditForm(db: Database, actor: Actor, id: string, typed: Record<string, string>): Promise<void> {
  authorize(actor, 'opportunity.curate');
  const call = await editableCall(db, id);
  if (!call) throw new AppError('not_found', 'There is no such call any more. Look for it in the list.');
  const reason = typed.reason ?? '';
  switch (typed.intent) {
    case 'facts': {
      const changes = readChanges(typed, call.values);
      needReason(reason);
      return setFieldEdits(db, actor, id, changes, reason);
    }
    case 'dates': {
      // An empty list says that there are no dates; a form that lost its rows says nothing.
      if (!('date.0' in typed)) throw new AppError('bad_input', 'The dates did not come along. Reload the page.');
      const read = readDates(dateRows(typed));
      if ('problems' in read) throw new AppError('bad_input', 'The dates could not be set yet.', read.problems);
      needReason(reason);
      return setFieldEdits(db, actor, id, [{ field: 'deadlines', value: read.dates }], reason);
    }
    case 'take-back':
      return removeFieldEdit(db, actor, id, typed.field ?? '');
    default:
      throw new AppError('bad_input', 'This page has no such button. Reload it and try again.');
  }
}

/** What differs from what the form showed; it is the form's own memory, so that nobody sets what they did not touch. */
function readChanges(typed: Record<string, string>, shown: Record<string, string>) {
  const fields: Record<string, string> = {};
  const changes: { field: string; value: EditValue }[] = [];
  const currency = typed.currency?.trim() || null;
  for (const editable of editables) {
    const { field } = editable;
    const now = typed[field];
    if (now === undefined || plain(now) === plain(typed[`was.${field}`] ?? shown[field] ?? '')) continue;
    const read = readEdit(editable, now, currency);
    if ('problem' in read) fields[field] = read.problem;
    else changes.push({ field, value: read.value });
  }
  if (Object.keys(fields).length > 0) throw new AppError('bad_input', problemOf(fields), fields);
  if (changes.length === 0) throw new AppError('bad_input', 'Nothing was changed. Change a fact first.');
  // Amounts are told in the currency that is set with them.
  return changes.sort((a, b) => Number(b.field === 'currency') - Number(a.field === 'currency'));
}

/** The form is long: one thing that is wrong is named at its top, several are listed there. */
function problemOf(fields: Record<string, string>): string {
  const [[field, problem] = ['', ''], ...more] = Object.entries(fields);
  const label = editables.find((one) => one.field === field)?.label;
  return more.length > 0 ? 'The facts could not be set yet.' : `${label}: ${problem}`;
}

function needReason(reason: string): void {
  const message = 'Say where you read this: a link, or who told you.';
  if (reason.trim() === '') throw new AppError('bad_input', message, { reason: message });
}

/** Browsers send line ends of their own. */
const plain = (text: string) => text.replace(/\r\n?/g, '\n').trim();
