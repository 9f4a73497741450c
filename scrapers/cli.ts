import { callerFolder, EnvError, getEnv } from '#app/env.server.ts';
import { getDb, type Database } from '#prisma/client.server.ts';
import { asJson, asText } from './cli-output.ts';
import { readScrapeArgs, UsageError, type ScrapeArgs } from './cli-args.ts';
import { runSource, type RunResult } from './run/run-source.ts';

/**
 * `npm run scrape`. Gives the exit code: 0 when no source failed, 1 when one did, 2 when the command makes no sense.
 * The database must be migrated. Files are looked for where the person stands.
 */
export async function main(argv: string[], openDb: () => Database = getDb): Promise<number> {
  let args: ScrapeArgs;
  let db: Database;
  let contact: string | null;
  try {
    args = readScrapeArgs(argv, callerFolder());
    contact = getEnv().publicUrl;
    db = openDb();
  } catch (error) {
    if (!(error instanceof UsageError) && !(error instanceof EnvError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
  const results: RunResult[] = [];
  for (const source of args.sources) results.push(await runSource(db, source, { ...args, fetch: { contact } }));
  process.stdout.write(`${args.json ? asJson(results) : asText(results, args.dryRun)}\n`);
  return results.some(({ report }) => report.status === 'failed') ? 1 : 0;
}
