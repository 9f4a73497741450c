import type { IncomingMessage } from 'node:http';
import { parseRoom, type CloseReason, type Room } from '#app/document/wire.ts';
import type { ConnectionAccess } from './connection.ts';
import { isOwnOrigin } from './origin.ts';

export type Headers = { cookie?: string; authorization?: string };
/** Somebody the site knows, and the door they ask at. */
export type Visitor = {
  person: { id: string; name: string };
  sessionHash: string | null;
  /** what they may do in a room; null = no such room, or not theirs */
  access(room: Room): Promise<ConnectionAccess | null>;
};
/** Who these headers speak for; null for nobody. */
export type Authenticate = (headers: Headers) => Promise<Visitor | null>;

export type Admitted = {
  visitor: Visitor;
  headers: Headers;
  room: Room;
  access: ConnectionAccess;
  wantsAcks: boolean;
  /** the socket only wants to hear why it is not let in */
  explain: boolean;
};
export type Refusal = { status: number; message: string; reason: CloseReason | null; explain: boolean };

/** The room of a sync address, or null for an address that is none of ours. */
export function syncPath(req: IncomingMessage): { room: string; query: URLSearchParams } | null {
  const [path = '', query] = (req.url ?? '').split('?', 2);
  const match = /^\/sync\/([^/]*)$/.exec(path);
  if (!match) return null;
  return { room: match[1]!.replace(/%3a/i, ':'), query: new URLSearchParams(query) };
}

/** Decides an upgrade before it is made. `reason` is what `?explain=1` is told; null where it is told nothing. */
export async function admit(
  req: IncomingMessage,
  authenticate: Authenticate,
  publicUrl: string | null,
): Promise<Admitted | Refusal> {
  const path = syncPath(req);
  const explain = path?.query.get('explain') === '1';
  const refuse = (status: number, message: string, reason: CloseReason | null): Refusal => {
    return { status, message, reason, explain };
  };
  if (!isOwnOrigin(req, publicUrl)) return refuse(403, 'This page is not of this site.', null);
  const room = path && parseRoom(path.room);
  if (!path || !room) return refuse(404, 'There is no such room. Rooms are section:ID and proposal:ID.', 'gone');
  const headers = { cookie: req.headers.cookie, authorization: req.headers.authorization };
  const visitor = await authenticate(headers);
  if (!visitor) return refuse(401, 'Sign in, or send a token as "Authorization: Bearer TOKEN".', 'signedOut');
  // A page that another account has been signed in beside must not write under that name.
  const as = path.query.get('as');
  if (as !== null && as !== visitor.person.id)
    return refuse(401, 'Somebody else is signed in. Reload the page.', 'signedOut');
  const access = await visitor.access(room);
  if (!access) return refuse(404, 'There is no such room, or it is not yours to open.', 'forbidden');
  const epoch = path.query.get('epoch');
  if (epoch !== null && epoch !== String(access.epoch))
    return refuse(
      409,
      'This section begins anew: it was restored from a backup, or goes on without a damaged part. Reload the page.',
      'otherEpoch',
    );
  return { visitor, headers, room, access, wantsAcks: path.query.get('ack') === '1', explain };
}
