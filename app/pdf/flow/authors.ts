import type { DocumentPerson } from '#app/document/file.ts';

const leading = new Set(['lead', 'co-lead', undefined]);
const writing = new Set(['writer', 'suggester']);

/** Who stands on the title: the leads, or the writers where nobody leads. Readers and commenters never do. */
export function authors(people: readonly DocumentPerson[]): DocumentPerson[] {
  const leads = people.filter((person) => leading.has(person.role || undefined));
  return leads.length > 0 ? leads : people.filter((person) => writing.has(person.role ?? ''));
}
