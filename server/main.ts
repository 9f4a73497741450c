import { ensureSetupLink } from '#app/accounts/setup.server.ts';
import { assetsInTurn } from '#app/archive/asset-store.server.ts';
import { sweepAssets } from '#app/archive/sweep-assets.server.ts';
import { EnvError, getEnv } from '#app/env.server.ts';
import { getLog } from '#app/log.server.ts';
import { getDb } from '#prisma/client.server.ts';
import { MigrationError } from '#prisma/migrate.ts';
import { startServer, type Running } from './index.ts';
import { StartError } from './start-error.ts';

export type MainOptions = { dev?: boolean; demo?: boolean };

/** The life of the process: starts, says where it is, and ends on SIGTERM or SIGINT. */
export async function main({ dev = false, demo = false }: MainOptions = {}): Promise<void> {
  try {
    const env = getEnv();
    const running = await startServer(env, { dev, scrape: !demo, prepare: demo ? () => seed() : undefined });
    stopOnSignals(running);
    process.stdout.write(`Callboard is ready at ${running.url}\n`);
    const link = await ensureSetupLink(getDb(), env.publicUrl ?? running.url);
    void assetsInTurn(() => sweepAssets(getDb())).catch((error: unknown) =>
      getLog().error({ err: error }, 'released files could not be removed'),
    );
    if (link) process.stdout.write(`Make the first administrator at ${link}\n`);
  } catch (error) {
    process.stderr.write(`Callboard cannot start: ${oneLine(error)}\n`);
    process.exit(1);
  }
}

async function seed(): Promise<void> {
  const { seedDemo, demoAccounts } = await import('./demo.ts');
  await seedDemo(getDb());
  process.stdout.write(demoAccounts());
}

function oneLine(error: unknown): string {
  if (error instanceof EnvError || error instanceof StartError || error instanceof MigrationError) return error.message;
  if ((error as { code?: string } | null)?.code === 'SQLITE_NOTADB') {
    return `${getEnv().databaseFile} is not a SQLite database. Move it away, or set DATABASE_URL to another file.`;
  }
  getLog().debug({ err: error }, 'the start failed');
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function stopOnSignals(running: Running): void {
  let asked = false;
  const stop = () => {
    // Whoever asks twice means it.
    if (asked) process.exit(1);
    asked = true;
    running.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        getLog().error({ err: error }, 'the stop failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
