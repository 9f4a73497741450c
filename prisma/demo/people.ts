import { insertPerson, prepareNewPerson } from '#app/accounts/create-person.server.ts';
import type { Database } from '#prisma/client.server.ts';

type Person = Awaited<ReturnType<typeof insertPerson>>;

export const demoPassword = 'demo-callboard-2026';

/** The six accounts of the demo, all `@demo.example`; their names say what they may do. */
export const demoPeople = [
  { key: 'admin', name: 'Ada Admin', affiliation: 'Callboard demo community' },
  { key: 'lead', name: 'Lena Lead', affiliation: 'University of Somewhere' },
  { key: 'writer', name: 'Wim Writer', affiliation: 'Institute of Elsewhere' },
  { key: 'suggester', name: 'Suyin Suggester', affiliation: 'University of Somewhere' },
  { key: 'commenter', name: 'Carlos Commenter', affiliation: 'Array Foundation' },
  { key: 'viewer', name: 'Vera Viewer', affiliation: 'Array Foundation' },
] as const;
export type DemoKey = (typeof demoPeople)[number]['key'];

export const demoEmail = (key: DemoKey) => `${key}@demo.example`;

/** Makes the accounts that are not there yet; gives their rows by key. */
export async function seedPeople(db: Database): Promise<Record<DemoKey, Person>> {
  const rows: [DemoKey, Person][] = [];
  for (const { key, name, affiliation } of demoPeople) {
    const found = await db.person.findUnique({ where: { email: demoEmail(key) } });
    rows.push([key, found ?? (await makePerson(db, key, name, affiliation))]);
  }
  return Object.fromEntries(rows) as Record<DemoKey, Person>;
}

async function makePerson(db: Database, key: DemoKey, name: string, affiliation: string): Promise<Person> {
  const prepared = await prepareNewPerson({ email: demoEmail(key), name, password: demoPassword });
  return db.$transaction(async (tx) => {
    const { id } = await insertPerson(tx, { ...prepared, role: key === 'admin' ? 'admin' : 'member' });
    return tx.person.update({ where: { id }, data: { affiliation, timeZone: 'Europe/Berlin' } });
  });
}
