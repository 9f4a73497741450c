import type { Database } from '#prisma/client.server.ts';
import type { RobotsStore } from './robots.ts';

/** Keeps robots.txt for all processes and threads that share a database: each run may be a thread of its own. */
export function robotsInDatabase(db: Database): RobotsStore {
  return {
    get: (origin) => db.robotsFile.findUnique({ where: { origin } }),
    put: async (origin, file) => {
      await db.robotsFile.upsert({ where: { origin }, create: { origin, ...file }, update: file });
    },
  };
}
