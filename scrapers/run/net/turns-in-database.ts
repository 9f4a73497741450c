import type { Database } from '#prisma/client.server.ts';
import { LONGEST_TURN_MS, type TurnStore } from './host-turns.ts';

/** Turns among all processes that share a database: the server, its workers and the command line. */
export function turnsInDatabase(db: Database): TurnStore {
  return {
    async claim(host, token, now, until) {
      const most = new Date(now.getTime() + LONGEST_TURN_MS);
      // One statement, because between two of them somebody else may come.
      const taken = await db.$executeRaw`
        INSERT INTO HostTurn (host, token, until) VALUES (${host}, ${token}, ${until})
        ON CONFLICT (host) DO UPDATE SET token = excluded.token, until = excluded.until
        WHERE HostTurn.until <= ${now} OR HostTurn.until > ${most}`;
      if (taken === 1) return null;
      return (await db.hostTurn.findUnique({ where: { host } }))?.until ?? now;
    },
    async release(host, token, at) {
      await db.hostTurn.updateMany({ where: { host, token }, data: { until: at } });
    },
  };
}
