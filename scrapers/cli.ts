import { callerFolder, EnvError, getEnv } from '#app/env.server.ts';
import { getDb, type Database } from '#prisma/client.server.ts';
import { asJson, asText } from './cli-output.ts';
import { readScrapeArgs, UsageError, type ScrapeArgs } from './cli-args.ts';
import type { RunResult } from './run/run-result.ts';
import { runSource } from './run/run-source.ts';

/**
 * `npm run scrape`. Gives the exit code: 0 when no source failed, 1 when one did, 2 when the command makes no sense.
 * The database must be migrated. Files are looked for where the person stands.
 */
export async function main(argv: string[], openDb: () => Database = getDb): Promise<number> {
  let args: ScrapeArgs;
  let db: Database;
  try {
    args = readScrapeArgs(argv, callerFolder());
    getEnv();
    db = openDb();
  } catch (error) {
    if (!(error instanceof UsageError) && !(error instanceof EnvError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
  const results: RunResult[] = [];
  for (const source of args.sources) results.push(await runSource(db, source, args));
  process.stdout.write(`${args.json ? asJson(results) : asText(results, args.dryRun)}\n`);
  return results.some(({ report }) => report.status === 'failed') ? 1 : 0;
}
