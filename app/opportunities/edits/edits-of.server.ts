import type { Database } from '#prisma/client.server.ts';
import type { DeadlineFact, EditFact } from '../types.ts';
import { fromFact, isEditable } from './editable-fields.ts';
import { factWords } from './fact-words.ts';

/** What people set of a call in place of its sources, in words, with what these say; by field. */
export async function editsOf(
  db: Database,
  opportunityId: string,
  { currency, fromSources }: { currency: string | null; fromSources: readonly DeadlineFact[] },
): Promise<EditFact[]> {
  const edits = await db.fieldEdit.findMany({ where: { opportunityId }, orderBy: { field: 'asc' } });
  const ids = edits.flatMap((edit) => edit.personId ?? []);
  const people = await db.person.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  const names = new Map(people.map((person) => [person.id, person.name]));
  return edits.map(({ field, value, sourceValue, reason, personId, editedAt }) => {
    const said = JSON.parse(sourceValue ?? 'null') as unknown;
    const fromSource = field === 'deadlines' ? fromSources : isEditable(field) ? fromFact(field, said) : null;
    return {
      field,
      value: factWords(field, JSON.parse(value), currency),
      sourceValue: field === 'deadlines' && fromSources.length === 0 ? null : factWords(field, fromSource, currency),
      reason,
      by: names.get(personId ?? '') ?? null,
      editedAt: editedAt.toISOString(),
    };
  });
}
