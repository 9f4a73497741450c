import { sectionRoom, type ProposalRole } from '#app/document/wire.ts';
import { createProposal } from '#app/proposals/create-proposal.server.ts';
import { registerLive, type LiveFilter } from '#app/proposals/live.server.ts';
import type { Database } from '#prisma/client.server.ts';
import { knock, type Knock } from '#test/support/knock.ts';
import { addPerson, bearerFor, openSite } from '#test/support/site.ts';

export type Somebody = { id: string; name: string; email: string; role: 'admin' | 'member'; bearer: string };

/** A person with an API token, as commands and doors know them. */
export async function somebody(db: Database, fields: Parameters<typeof addPerson>[1] = {}): Promise<Somebody> {
  const { id, name, email, role } = await addPerson(db, fields);
  return { id, name, email, role: role as Somebody['role'], bearer: await bearerFor(db, id) };
}

/** A proposal of that person's, and its first section. */
export async function someProposal(db: Database, lead: Somebody, template = 'generic') {
  const created = await createProposal(db, lead, { title: 'Keep the arrays alive', template });
  return { ...created, first: created.sections[0]! };
}

/** A site with one proposal; `rechecked` has what live connections were told to ask again about. */
export async function siteWithProposal() {
  const { db, file, close } = await openSite();
  const lead = await somebody(db);
  const rechecked: LiveFilter[] = [];
  const made = await someProposal(db, lead);
  registerLive({ disconnect: () => undefined, recheck: (filter) => void rechecked.push(filter) });
  return { db, file, close, lead, made, rechecked };
}

export type SiteWithProposal = Awaited<ReturnType<typeof siteWithProposal>>;

/** Somebody new with a role on that team. */
export async function teammate(db: Database, proposalId: string, role: ProposalRole): Promise<Somebody> {
  const person = await somebody(db, { name: `A ${role}` });
  await db.proposalMember.create({ data: { proposalId, personId: person.id, role, position: 9 } });
  return person;
}

/** A call due on a date, from one source. */
export async function someCall(db: Database, fields: { title?: string; date?: string } = {}) {
  const at = new Date('2026-11-01T00:00:00Z');
  await db.source.upsert({
    where: { id: 'test' },
    create: { id: 'test', title: 'Test', homepage: 'https://example.org' },
    update: {},
  });
  const { title = 'Pathways to open ecosystems', date = '2026-12-07' } = fields;
  return db.opportunity.create({
    data: {
      canonicalKey: `test:${Math.random()}`,
      title,
      number: 'NSF 26-506',
      url: 'https://example.org/call',
      upstreamStatus: 'posted',
      firstSeenAt: at,
      funder: {
        connectOrCreate: {
          where: { name: 'National Science Foundation' },
          create: { name: 'National Science Foundation' },
        },
      },
      deadlines: {
        create: { sourceId: 'test', kind: 'full', date, time: '17:00', zone: 'applicant_local', rawText: 'as said' },
      },
    },
  });
}

export const room = (sectionId: string) => ({ kind: 'section' as const, id: sectionId, name: sectionRoom(sectionId) });

type Ask = Omit<Knock, 'cookie' | 'authorization' | 'form'> & { as?: Somebody | undefined };

/** Knocks as somebody, with their token; without `as` as the public. */
export const ask = (door: unknown, { as, ...asked }: Ask) => knock(door, { ...asked, authorization: as?.bearer });

/** Posts JSON. */
export const askJson = (door: unknown, value: unknown, asked: Omit<Ask, 'body'> = {}) =>
  ask(door, {
    method: 'POST',
    ...asked,
    headers: { 'Content-Type': 'application/json', ...asked.headers },
    body: JSON.stringify(value),
  });

/** Posts a form. */
export const askForm = (door: unknown, form: Record<string, string>, asked: Omit<Ask, 'body'> = {}) =>
  ask(door, { method: 'POST', ...asked, body: new URLSearchParams(form) });
