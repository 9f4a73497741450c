import { createServer } from 'node:http';
import type { Env } from '#app/env.server.ts';
import { getLog } from '#app/log.server.ts';
import { getDb } from '#prisma/client.server.ts';
import { migrate } from '#prisma/migrate.ts';
import { lockDataFolder, prepareDataFolder } from './data-folder.ts';
import { createApp } from './http/app.ts';
import { HttpCounts } from './http/metrics.ts';
import { startFollowing } from './jobs/follow.ts';
import { startIndexer } from './jobs/indexer.ts';
import { startJobs } from './jobs/index.ts';
import { answerUnreadable } from './http/unreadable.ts';
import { listen } from './listen.ts';
import { routeUpgrades } from './upgrade.ts';

export type Running = { url: string; stop: () => Promise<void> };

export type StartOptions = {
  /** serves through Vite instead of the build */
  dev?: boolean;
  /** runs on the migrated database before anybody is let in */
  prepare?: () => Promise<void>;
  /** reads sources when they are due, unless SCRAPE says otherwise */
  scrape?: boolean;
};

/** Milliseconds that requests under way get to finish when the process is told to stop. */
const stopTimeout = 8_000;

/**
 * Starts the whole process: data folder, migrations, pages, collaboration. Throws StartError, MigrationError or EnvError
 * with one clear line when it cannot.
 */
export async function startServer(
  env: Env,
  { dev = false, prepare, scrape = true }: StartOptions = {},
): Promise<Running> {
  prepareDataFolder(env.dataDir, env.databaseFile);
  const lock = lockDataFolder(env.dataDir);
  const server = createServer({ requestTimeout: 120_000 });
  server.on('clientError', answerUnreadable);
  try {
    migrate(env.databaseFile);
    await prepare?.();
    const db = getDb();
    const log = getLog();
    const counts = new HttpCounts();
    let stopping = false;
    const site = dev
      ? await (await import('./http/site-dev.ts')).devSite(server)
      : await (await import('./http/site-built.ts')).builtSite();
    const [{ createSync }, { AdaptiveLog }, { warmDoors }] = await Promise.all([
      import('./sync/index.ts'),
      import('./sync/log/adaptive-log.ts'),
      import('./sync/doors.ts'),
    ]);
    const store = new AdaptiveLog(env.databaseFile);
    const sync = createSync({ db, store, env, log, keepDays: env.syncKeepDays });
    server.on('request', createApp({ ...site, db, env, log, counts, dev, stopping: () => stopping, sync }));
    routeUpgrades(server, (req, socket, head) => sync.handleUpgrade(req, socket, head));
    const url = await listen(server, env.host, env.port);
    // PORT=0 asks for any free port; links are made with the one it got.
    env.port = Number(new URL(url).port);
    const jobs = startJobs(db, log, env.scrape ?? scrape);
    const indexer = startIndexer(db, log);
    const following = startFollowing({ db, log, env, siteUrl: env.publicUrl ?? url });
    // Whoever comes first after a start does not wait for what can be done before.
    Promise.all([warmDoors(db), store.owners('')]).catch((error: unknown) => log.warn({ err: error }, 'not warmed up'));
    return {
      url,
      stop: async () => {
        stopping = true;
        const closed = new Promise((resolve) => server.close(resolve));
        await Promise.all([sync.close(), jobs.stop(), following.stop(), indexer.stop()]);
        server.closeIdleConnections();
        const timer = setTimeout(() => server.closeAllConnections(), stopTimeout);
        await closed;
        clearTimeout(timer);
        await site.close();
        await db.$disconnect();
        lock.release();
      },
    };
  } catch (error) {
    server.close();
    lock.release();
    throw error;
  }
}
