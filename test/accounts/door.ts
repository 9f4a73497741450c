import type { ActionFunctionArgs } from '@remix-run/node';
import { createApiToken } from '#app/accounts/api-token.server.ts';
import { hashPassword } from '#app/accounts/password.server.ts';
import { startSession } from '#app/accounts/session.server.ts';
import type { Database } from '#prisma/client.server.ts';
import { testDatabase } from '#test/support/database.ts';

/** A fresh database that routes find through `getDb()`, with counts such as the sign-in limit at zero. */
export async function openSite() {
  const opened = await testDatabase();
  (globalThis as { __callboard?: Record<string, unknown> }).__callboard = { db: opened.db };
  return opened;
}

export const password = 'four unrelated words';
let hash: Promise<string> | undefined;
let count = 0;

/** A person with the password above. */
export async function addPerson(
  db: Database,
  fields: { email?: string; name?: string; role?: 'admin' | 'member' } = {},
) {
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

/** As JSON.parse gives it: a test states the shape by what it expects. */
type Parsed = ReturnType<JSON['parse']>;

export type Reply = {
  status: number;
  headers: Headers;
  /** where a redirect leads */
  location: string | null;
  /** what a loader or action returned, or the JSON of the Response it threw */
  body: Parsed;
};

type Door = (args: ActionFunctionArgs) => unknown;
type Knock = {
  url?: string;
  form?: Record<string, string>;
  params?: Record<string, string>;
  cookie?: string;
  authorization?: string;
  address?: string;
};

/** Calls a loader, or with `form` an action, with a real Request, and tells what came out as HTTP would. */
export async function knock(door: unknown, { url = '/', form, params = {}, ...from }: Knock): Promise<Reply> {
  const headers = new Headers({ 'User-Agent': 'test' });
  if (from.cookie) headers.set('Cookie', from.cookie);
  if (from.authorization) headers.set('Authorization', from.authorization);
  const body = form ? new URLSearchParams(form) : undefined;
  const request = new Request(`http://callboard.test${url}`, { method: form ? 'POST' : 'GET', headers, body });
  const context = { clientAddress: from.address ?? '192.0.2.1' } as unknown as ActionFunctionArgs['context'];
  try {
    return await replyOf(await (door as Door)({ request, params, context }));
  } catch (thrown) {
    if (thrown instanceof Response) return replyOf(thrown);
    throw thrown;
  }
}

async function replyOf(result: unknown): Promise<Reply> {
  if (result instanceof Response) {
    const isJson = result.headers.get('Content-Type')?.includes('json');
    const { status, headers } = result;
    return { status, headers, location: headers.get('Location'), body: isJson ? await result.json() : result };
  }
  const wrapped = result as { type?: string; data?: unknown; init?: ResponseInit | null } | null;
  if (wrapped?.type === 'DataWithResponseInit') {
    return {
      status: wrapped.init?.status ?? 200,
      headers: new Headers(wrapped.init?.headers),
      location: null,
      body: wrapped.data,
    };
  }
  return { status: 200, headers: new Headers(), location: null, body: result };
}
