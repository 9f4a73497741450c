import type { ActionFunctionArgs } from '@remix-run/node';
import { sectionRoom, type ProposalRole } from '#app/document/wire.ts';
import { createProposal } from '#app/proposals/create-proposal.server.ts';
import type { Database } from '#prisma/client.server.ts';
import { addPerson, bearerFor } from '#test/accounts/door.ts';

export { addPerson, bearerFor, cookieOf, openSite } from '#test/accounts/door.ts';

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
      lastSeenAt: at,
      lastCheckedAt: at,
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

/** Whatever JSON may hold; tests look into it freely. */
type Parsed = ReturnType<typeof JSON.parse>;
export type Answer = { status: number; headers: Headers; body: Parsed; text: string };
type Ask = {
  url?: string;
  method?: string;
  params?: Record<string, string>;
  as?: Somebody;
  headers?: Record<string, string>;
  body?: BodyInit;
};

/** Calls a loader or an action with a real Request and tells what came out as HTTP would. */
export async function ask(
  door: unknown,
  { url = '/', method = 'GET', params = {}, as, headers = {}, body }: Ask,
): Promise<Answer> {
  const all = new Headers({ ...(as ? { Authorization: as.bearer } : {}), ...headers });
  const request = new Request(`http://callboard.test${url}`, { method, headers: all, body });
  try {
    return await answerOf(await (door as (args: ActionFunctionArgs) => unknown)({ request, params, context: {} }));
  } catch (thrown) {
    if (thrown instanceof Response) return answerOf(thrown);
    throw thrown;
  }
}

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

async function answerOf(result: unknown): Promise<Answer> {
  if (result instanceof Response) {
    const text = await result.clone().text();
    const json = result.headers.get('Content-Type')?.includes('json');
    return { status: result.status, headers: result.headers, body: json ? JSON.parse(text) : null, text };
  }
  const wrapped = result as { type?: string; data?: unknown; init?: ResponseInit | null } | null;
  const isWrapped = wrapped?.type === 'DataWithResponseInit';
  const body = isWrapped ? wrapped.data : result;
  const init = isWrapped ? wrapped.init : null;
  return { status: init?.status ?? 200, headers: new Headers(init?.headers), body, text: JSON.stringify(body) };
}
