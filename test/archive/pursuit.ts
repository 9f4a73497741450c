import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { SignedIn } from '#app/accounts/current-person.server.ts';
import { sectionRoom } from '#app/document/wire.ts';
import { createProposal } from '#app/proposals/create-proposal.server.ts';
import { seedSection } from '#app/proposals/section-log.server.ts';
import type { Database } from '#prisma/client.server.ts';
import { addPerson, openSite } from '#test/support/site.ts';

/** A fresh database and a data folder of its own; call before anything reads the environment. */
export async function openArchive() {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'callboard-archive-'));
  process.env.DATA_DIR = dataDir;
  const site = await openSite();
  const close = async () => {
    await site.close();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { ...site, close };
}

/** A person as the routes know them. */
export async function addMember(db: Database, name: string): Promise<SignedIn> {
  const { id, email } = await addPerson(db, { name });
  return { id, name, email, role: 'member', affiliation: null, timeZone: null };
}

/** Writes the first section's text anew, as if it had been typed. */
export async function writeText(db: Database, proposalId: string, text: string): Promise<void> {
  const section = await db.section.findFirstOrThrow({ where: { proposalId }, orderBy: { position: 'asc' } });
  await db.syncUpdate.deleteMany({ where: { room: sectionRoom(section.id) } });
  await seedSection(db, section.id, [{ kind: 'p', attrs: {}, content: [{ text }] }]);
}

/** A proposal with some text, led by this person. */
export async function addProposal(db: Database, lead: SignedIn, title = 'Keep the lights on'): Promise<string> {
  const { id } = await createProposal(db, lead, { title, template: 'generic' });
  await writeText(db, id, 'We will keep the lights on for three more years.');
  return id;
}
