import type { Logger } from 'pino';
import { parseRoom, type CloseReason } from '#app/document/wire.ts';
import type { Authenticate } from './admit.ts';
import type { Connection, ConnectionAccess } from './connection.ts';

/**
 * Asks again who these sockets belong to and what they may do, and closes those for which the answer changed. Updates
 * that arrive meanwhile wait for the answer. When it cannot be had (a busy database), the next round asks again.
 */
export async function recheck(
  connections: Connection[],
  authenticate: Authenticate,
  log: Pick<Logger, 'warn'>,
): Promise<void> {
  const rounds = connections.map((connection) => {
    const look = judge(connection, authenticate)
      .then((reason) => reason && connection.refuse(reason, 'access changed'))
      .catch((error: unknown) => log.warn({ err: error }, 'access could not be read again'))
      .then(() => {
        if (connection.beingChecked === look) connection.beingChecked = null;
      });
    connection.beingChecked = look;
    return look;
  });
  await Promise.all(rounds);
}

async function judge(
  { headers, person, room, access: before }: Connection,
  authenticate: Authenticate,
): Promise<CloseReason | null> {
  const visitor = await authenticate(headers);
  if (visitor?.person.id !== person.id) return 'signedOut';
  const now = await visitor.access(parseRoom(room.name)!);
  if (!now) return 'forbidden';
  if (now.epoch !== before.epoch) return 'otherEpoch';
  return sameRights(now, before) ? null : 'roleChanged';
}

function sameRights(a: ConnectionAccess, b: ConnectionAccess): boolean {
  return a.role === b.role && a.canWrite === b.canWrite;
}
