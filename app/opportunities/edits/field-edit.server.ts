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

export type Edit = { field: string; value: unknown };

/**
 * Sets facts of a call in place of what sources say, until they are taken back: all of them or none. A `value` is native
 * (editable-fields.ts: minor units, lists, true or false, null = not known); `reason` says where the person read it.
 * Setting a field again changes the edit; a status set to null is taken back, for no source is asked about it. Throws
 * AppError `forbidden`, `not_found` or `bad_input` with what is wrong by the name of the field, or `fields.reason`.
 */
export async function setFieldEdits(
  db: Database,
  person: Actor,
  opportunityId: string,
  edits: readonly Edit[],
  reason: string,
): Promise<void> {
  authorize(person, 'opportunity.curate');
  const checked = edits.map(({ field, value }) => check(field, value));
  const read = readReason(reason);
  const by = { personId: person!.id, at: new Date(), reason: read };
  await db.$transaction(async (tx) => {
    for (const { field, value } of checked) {
      if (field === 'statusOverride' && value === null) await takeBack(tx, opportunityId, field, by.personId);
      else await set(tx, opportunityId, field, value, by);
    }
  });
}

/** Sets one fact, as `setFieldEdits` does. */
export const setFieldEdit = (
  ...[db, person, id, field, value, reason]: [Database, Actor, string, string, unknown, string]
): Promise<void> => setFieldEdits(db, person, id, [{ field, value }], reason);

function check(field: string, value: unknown): { field: EditableField; value: unknown } {
  if (!isEditable(field)) throw new AppError('bad_input', `People do not set “${field}”. Choose another field.`);
  const checked = checkEdit(field, value);
  if ('problem' in checked) throw badInput(field, `This cannot be kept: ${checked.problem}.`);
  return { field, value: checked.value };
}

function readReason(reason: string): string {
  const read = reason.trim();
  if (!read) throw badInput('reason', 'Say where you read this: a link, or who told you.');
  if (read.length > LONGEST_REASON) throw badInput('reason', 'Say it in at most 2,000 characters.');
  return read;
}

type By = { personId: string; at: Date; reason: string };

async function set(tx: Transaction, opportunityId: string, field: EditableField, value: unknown, by: By) {
  const { personId, at, reason } = by;
  const json = JSON.stringify(value);
  const { call, facts } = await found(tx, opportunityId);
  const before = call.edits.find((edit) => edit.field === field);
  const sourceValue = before?.sourceValue ?? (isEditableFact(field) ? JSON.stringify(facts[field]) : null);
  const edit = { value: json, reason, personId, editedAt: at, sourceValue };
  const key = { opportunityId, field };
  await tx.fieldEdit.upsert({ where: { opportunityId_field: key }, create: { ...key, ...edit }, update: edit });
  const old = before ? (JSON.parse(before.value) as unknown) : await sourcesWord(tx, field, call, facts);
  await show(tx, call, field, value);
  await note(tx, opportunityId, personId, at, field, old, value, facts.currency);
  await audit(tx, personId, 'call.set', { kind: 'call', id: opportunityId }, { field });
}

/** Takes back what people set, so that the sources' word is shown again. Nothing happens where nobody set the field. */
export async function removeFieldEdit(
  db: Database,
  person: Actor,
  opportunityId: string,
  field: string,
): Promise<void> {
  authorize(person, 'opportunity.curate');
  await db.$transaction((tx) => takeBack(tx, opportunityId, field, person!.id));
}

async function takeBack(tx: Transaction, opportunityId: string, field: string, personId: string) {
  const { call, facts } = await found(tx, opportunityId);
  const edit = call.edits.find((one) => one.field === field);
  if (!edit || !isEditable(field)) return;
  await tx.fieldEdit.delete({ where: { id: edit.id } });
  const said = JSON.parse(edit.sourceValue ?? 'null') as unknown;
  await show(tx, call, field, said);
  const now = field === 'deadlines' ? await sourceDates(tx, opportunityId) : fromFact(field, said);
  await note(tx, opportunityId, personId, new Date(), field, JSON.parse(edit.value), now, facts.currency);
  await audit(tx, personId, 'call.unset', { kind: 'call', id: opportunityId }, { field });
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

/** What is shown of a field that nobody has set. */
async function sourcesWord(
  tx: Transaction,
  field: EditableField,
  call: { id: string; statusOverride: string | null },
  facts: Record<string, unknown>,
): Promise<unknown> {
  if (field === 'statusOverride') return call.statusOverride;
  return field === 'deadlines' ? sourceDates(tx, call.id) : fromFact(field, facts[field]);
}

/** Every date that a source names; null when none does. */
async function sourceDates(tx: Transaction, opportunityId: string) {
  const rows = await tx.deadline.findMany({
    where: { opportunityId },
    orderBy: [{ date: 'asc' }, { sourceId: 'asc' }],
  });
  return rows.length > 0 ? rows : null;
}

/** Logs what readers see change; what reads the same as before is no change. */
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
  const [before, after] = [factWords(field, old, currency), factWords(field, now, currency)];
  if (before === after) return;
  const change = fieldChange(field, before, after);
  await tx.change.create({ data: { ...change, opportunityId, personId, observedAt } });
}

function badInput(field: string, message: string): AppError {
  return new AppError('bad_input', message, { [field]: message });
}
