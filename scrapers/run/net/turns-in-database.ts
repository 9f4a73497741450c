import type { Database } from '#prisma/client.server.ts';
import type { TurnStore } from './host-turns.ts';

/** Turns among all processes that share a database: the server, its workers and the command line. */
export function turnsInDatabase(db: Database): TurnStore {
  return {
    async claim(host, token, now, until) {
      const taken = await db.hostTurn.updateMany({ where: { host, until: { lte: now } }, data: { token, until } });
      if (taken.count === 1) return null;
      const turn = await db.hostTurn.findUnique({ where: { host } });
      if (turn) return turn.until;
      // Two may come this far at once; the one who is second is told to look again.
      const made = await db.hostTurn.upsert({ where: { host }, create: { host, token, until }, update: {} });
      return made.token === token ? null : made.until;
    },
    async release(host, token, at) {
      await db.hostTurn.updateMany({ where: { host, token }, data: { until: at } });
    },
  };
}
