import { redirect } from '@remix-run/node';
import { AppError } from '#app/errors.ts';
import { getDb, type Database } from '#prisma/client.server.ts';
import { bearerOf, readApiToken } from './api-token.server.ts';
import { asCommunityRole, type CommunityRole } from './community-role.ts';
import { readSession, sessionHashOf } from './session.server.ts';

/** The signed-in person as loaders, actions and the socket see them. */
export type SignedIn = {
  id: string;
  name: string;
  email: string;
  role: CommunityRole;
  affiliation: string | null;
  timeZone: string | null;
};

export type Recognised = { person: SignedIn; via: 'session' | 'token'; sessionHash: string | null };

type Row = Omit<SignedIn, 'role'> & { role: string };

function signedIn({ id, name, email, role, affiliation, timeZone }: Row): SignedIn {
  return { id, name, email, role: asCommunityRole(role), affiliation, timeZone };
}

/**
 * Who a request's headers speak for, or null. An `Authorization` header is decisive: when it is wrong, the cookie is
 * not tried, so that a script never acts as somebody it did not name.
 */
export async function personFromHeaders(
  db: Database,
  headers: { cookie?: string; authorization?: string },
): Promise<Recognised | null> {
  if (headers.authorization) {
    const token = bearerOf(headers.authorization);
    const person = token ? await readApiToken(db, token) : null;
    return person && { person: signedIn(person), via: 'token', sessionHash: null };
  }
  const sessionHash = sessionHashOf(headers.cookie);
  const session = sessionHash ? await readSession(db, sessionHash) : null;
  return session && { person: signedIn(session.person), via: 'session', sessionHash };
}

/** Who a page request speaks for, with the session it came by; asked once for each request object. */
export function recognise(request: Request): Promise<Recognised | null> {
  let answer = recognised.get(request);
  if (!answer) {
    answer = personFromHeaders(getDb(), {
      cookie: request.headers.get('cookie') ?? undefined,
      authorization: request.headers.get('authorization') ?? undefined,
    });
    recognised.set(request, answer);
  }
  return answer;
}
const recognised = new WeakMap<Request, Promise<Recognised | null>>();

/** The signed-in person of a request (session cookie or bearer token), or null. */
export async function getPerson(request: Request): Promise<SignedIn | null> {
  return (await recognise(request))?.person ?? null;
}

/** The signed-in person; else throws a redirect to the sign-in page, or a 401 in JSON where a script asks. */
export async function requirePerson(request: Request): Promise<SignedIn> {
  const person = await getPerson(request);
  if (person) return person;
  const url = new URL(request.url);
  const path = url.pathname.replace(/\.data$/, '');
  const forScript = request.headers.has('authorization') || path.startsWith('/api/') || /[./]json$/.test(path);
  if (forScript) throw new AppError('sign_in_required', scriptMessage(request)).toResponse();
  const to = request.method === 'GET' ? path + url.search : path;
  throw redirect(`/sign-in?to=${encodeURIComponent(to)}`);
}

function scriptMessage(request: Request): string {
  return request.headers.has('authorization')
    ? 'The token is unknown or revoked. Make a new one on your account page and send it as "Authorization: Bearer TOKEN".'
    : 'Sign in, or send a personal API token as "Authorization: Bearer TOKEN".';
}
