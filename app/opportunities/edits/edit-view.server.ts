import type { Database } from '#prisma/client.server.ts';
import { deadlineLine } from './date-form.ts';
import { editables, shownValue, valueWords } from './edit-form.ts';
import { fieldWords } from '../field-words.ts';
import type { DeadlineDraft } from './date-form.ts';

/** What people set of a call: who, when, why, and what sources say; in the order of the form. */
export async function editsOf(db: Database, opportunityId: string) {
  const edits = await db.fieldEdit.findMany({ where: { opportunityId }, include: { opportunity: true } });
  const people = await db.person.findMany({
    where: { id: { in: edits.flatMap(({ personId }) => personId ?? []) } },
    select: { id: true, name: true },
  });
  return edits
    .map(({ field, value, reason, personId, editedAt, opportunity, ...rest }) => ({
      ...{ field, reason, editedAt: editedAt.toISOString() },
      label: fieldWords[field] ?? field,
      value: words(field, JSON.parse(value), opportunity.currency),
      by: people.find(({ id }) => id === personId)?.name ?? null,
      sourceSays: sourceWords(field, rest, opportunity.currency),
    }))
    .sort((a, b) => orderOf(a.field) - orderOf(b.field));
}
export type EditView = Awaited<ReturnType<typeof editsOf>>[number];

const orderOf = (field: string) => {
  const at = editables.findIndex((one) => one.field === field);
  return at < 0 ? editables.length : at;
};

function words(field: string, value: unknown, currency: string | null): string {
  if (field === 'deadlines') return (value as DeadlineDraft[]).map(deadlineLine).join('; ') || 'none';
  const editable = editables.find((one) => one.field === field);
  return editable ? valueWords(editable, value, currency) : JSON.stringify(value);
}

/** What sources say instead; null where they are shown beside it anyway. */
function sourceWords(
  field: string,
  edit: { id: string; sourceValue?: string | null },
  currency: string | null,
): string | null {
  return field === 'deadlines' || edit.sourceValue == null
    ? null
    : words(field, JSON.parse(edit.sourceValue), currency);
}

/** The values that the form shows: what readers see now. Null for no such call. */
export async function editableCall(db: Database, id: string) {
  const call = await db.opportunity.findFirst({
    where: { id, heldByRunId: null },
    include: { deadlines: { orderBy: [{ date: 'asc' }, { seq: 'asc' }] }, edits: true },
  });
  if (!call) return null;
  const set = new Map(call.edits.map(({ field, value }) => [field, JSON.parse(value) as unknown]));
  const currency = (set.get('currency') as string | null | undefined) ?? call.currency;
  const row = call as unknown as Record<string, unknown>;
  const values = Object.fromEntries(
    editables.map((editable) => {
      const { field } = editable;
      return [field, shownValue(editable, set.has(field) ? set.get(field) : row[field], currency)];
    }),
  );
  const given = (set.get('deadlines') as DeadlineDraft[] | undefined) ?? call.deadlines;
  const dates = given.map(({ kind, track, date, time, zone }) => ({
    ...{ kind, date, track: track ?? '', time: time ?? '', zone: zone ?? '' },
  }));
  return { id: call.id, title: call.title, values, dates, edits: await editsOf(db, id) };
}
export type EditableCall = NonNullable<Awaited<ReturnType<typeof editableCall>>>;
