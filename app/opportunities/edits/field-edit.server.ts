import { audit } from '#app/accounts/audit.server.ts';
import { authorize } from '#app/accounts/authorize.ts';
import type { Actor } from '#app/accounts/can.ts';
import { AppError } from '#app/errors.ts';
import type { Database, Transaction } from '#prisma/client.server.ts';
import { fieldChange } from '../ingest/diff.ts';
import { checkEdit, fromFact, isEditable, isEditableFact, toFact, type EditableField } from './editable-fields.ts';
import { factData } from './fact-data.server.ts';
import { factWords } from './fact-words.ts';
import { readFacts } from './stored-facts.server.ts';

const LONGEST_REASON = 2000;

/**
 * Sets a fact of a call in place of what sources say, until it is taken back. `value` is native (editable-fields.ts:
 * minor units, lists, true or false, null = not known); `reason` says where the person read it. Setting a field again
 * changes the edit. Throws AppError `forbidden`, `not_found` or `bad_input` with `fields.value` or `fields.reason`.
 */
export async function setFieldEdit(
  db: Database,
  person: Actor,
  opportunityId: string,
  field: string,
  value: unknown,
  reason: string,
): Promise<void> {
  authorize(person, 'opportunity.curate');
  if (!isEditable(field)) throw new AppError('bad_input', `People do not set “${field}”. Choose another field.`);
  const checked = checkEdit(field, value);
  if ('problem' in checked) throw badInput('value', `This cannot be kept: ${checked.problem}.`);
  const read = reason.trim();
  if (!read) throw badInput('reason', 'Say where you read this: a link, or who told you.');
  if (read.length > LONGEST_REASON) throw badInput('reason', 'Say it in at most 2,000 characters.');
  const personId = person!.id;
  const at = new Date();
  const json = JSON.stringify(checked.value);
  await db.$transaction(async (tx) => {
    const { call, facts } = await found(tx, opportunityId);
    const before = call.edits.find((edit) => edit.field === field);
    const sourceValue = before?.sourceValue ?? (isEditableFact(field) ? JSON.stringify(facts[field]) : null);
    const edit = { value: json, reason: read, personId, editedAt: at, sourceValue };
    const key = { opportunityId, field };
    await tx.fieldEdit.upsert({ where: { opportunityId_field: key }, create: { ...key, ...edit }, update: edit });
    const old = shownBefore(field, facts, before?.value ?? null, call.statusOverride);
    await show(tx, call, field, checked.value);
    if (JSON.stringify(old) !== json) {
      await note(tx, opportunityId, personId, at, field, old, checked.value, facts.currency);
    }
    await audit(tx, personId, 'call.set', { kind: 'call', id: opportunityId }, { field });
  });
}

/** Takes back what people set, so that the sources' word is shown again. Nothing happens where nobody set the field. */
export async function removeFieldEdit(
  db: Database,
  person: Actor,
  opportunityId: string,
  field: string,
): Promise<void> {
  authorize(person, 'opportunity.curate');
  const personId = person!.id;
  await db.$transaction(async (tx) => {
    const { call, facts } = await found(tx, opportunityId);
    const edit = call.edits.find((one) => one.field === field);
    if (!edit || !isEditable(field)) return;
    await tx.fieldEdit.delete({ where: { id: edit.id } });
    const said = JSON.parse(edit.sourceValue ?? 'null') as unknown;
    await show(tx, call, field, said);
    const now = field === 'deadlines' ? await sourceDates(tx, opportunityId) : fromFact(field, said);
    if (JSON.stringify(now) !== edit.value) {
      await note(tx, opportunityId, personId, new Date(), field, JSON.parse(edit.value), now, facts.currency);
    }
    await audit(tx, personId, 'call.unset', { kind: 'call', id: opportunityId }, { field });
  });
}

async function found(tx: Transaction, id: string) {
  // A write comes first, so that no run comes between what is read here and what is written.
  await tx.opportunity.updateMany({ where: { id }, data: { id } });
  const stored = await readFacts(tx, id);
  if (!stored) throw new AppError('not_found', 'There is no such call any more. Look for it in the list.');
  return stored;
}

/** Writes a value where the list reads it; deadlines are read from the edit itself. */
async function show(tx: Transaction, call: { id: string; funderId: string }, field: EditableField, value: unknown) {
  if (field === 'deadlines') return;
  const data =
    field === 'statusOverride'
      ? { statusOverride: value as string | null }
      : await factData(tx, { [field]: toFact(value) }, call.funderId);
  await tx.opportunity.update({ where: { id: call.id }, data });
}

function shownBefore(
  field: EditableField,
  facts: Record<string, unknown>,
  editValue: string | null,
  statusOverride: string | null,
): unknown {
  if (editValue !== null) return JSON.parse(editValue);
  if (field === 'statusOverride') return statusOverride;
  return field === 'deadlines' ? null : fromFact(field, facts[field]);
}

async function sourceDates(tx: Transaction, opportunityId: string) {
  const rows = await tx.deadline.findMany({
    where: { opportunityId },
    orderBy: [{ date: 'asc' }, { sourceId: 'asc' }],
  });
  return rows.map(({ kind, track, date, time }) => ({ kind, track, date, time }));
}

async function note(
  tx: Transaction,
  opportunityId: string,
  personId: string,
  observedAt: Date,
  field: string,
  old: unknown,
  now: unknown,
  currency: string | null,
): Promise<void> {
  const change = fieldChange(field, factWords(field, old, currency), factWords(field, now, currency));
  await tx.change.create({ data: { ...change, opportunityId, personId, observedAt } });
}

function badInput(field: 'value' | 'reason', message: string): AppError {
  return new AppError('bad_input', message, { [field]: message });
}
