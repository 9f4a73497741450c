import type { CommunityRole } from '#app/accounts/community-role.ts';
import { createApiToken } from '#app/accounts/api-token.server.ts';
import { hashPassword } from '#app/accounts/password.server.ts';
import { startSession } from '#app/accounts/session.server.ts';
import type { Database } from '#prisma/client.server.ts';
import { testDatabase } from './database.ts';

/** What knows nothing of a site and takes a second to warm up: processes that set and read PDFs, faces, a hash. */
const lasting = ['export-queue', 'pdf-children', 'pdf-faces', 'nobodys-hash'];

/** A fresh database that routes find through `getDb()`, with counts such as the sign-in limit at zero. */
export async function openSite() {
  const opened = await testDatabase();
  const shared = globalThis as { __callboard?: Record<string, unknown> };
  const kept = Object.entries(shared.__callboard ?? {}).filter(([name]) => lasting.includes(name));
  shared.__callboard = { ...Object.fromEntries(kept), db: opened.db };
  return opened;
}

export const password = 'four unrelated words';
let hash: Promise<string> | undefined;
let count = 0;

/** A person with the password above. */
export async function addPerson(db: Database, fields: { email?: string; name?: string; role?: CommunityRole } = {}) {
  count++;
  const { email = `person${count}@example.org`, name = `Person ${count}`, role = 'member' } = fields;
  return db.person.create({ data: { email, name, role, passwordHash: await (hash ??= hashPassword(password)) } });
}

/** The `Cookie` header of a new session. */
export async function cookieOf(db: Database, personId: string): Promise<string> {
  return (await startSession(db, personId, { userAgent: 'test' })).split(';')[0]!;
}

export const bearerFor = async (db: Database, personId: string) =>
  `Bearer ${await createApiToken(db, personId, 'test')}`;

/** A proposal with one section of which nothing is written; the section's id. */
export async function addSection(db: Database): Promise<string> {
  const sections = { create: { key: 'body', title: 'Body', position: 0 } };
  const made = await db.proposal.create({
    data: { title: 'Arrays', template: 'generic', templateVersion: '1', sections },
    include: { sections: true },
  });
  return made.sections[0]!.id;
}
