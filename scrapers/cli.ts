import { callerFolder, EnvError, getEnv } from '#app/env.server.ts';
import { withClaim } from '#app/opportunities/sources/with-claim.server.ts';
import { getDb, type Database } from '#prisma/client.server.ts';
import { asJson, asText } from './cli-output.ts';
import { readScrapeArgs, UsageError, type ScrapeArgs } from './cli-args.ts';
import { NOTHING, type RunResult } from './run/run-result.ts';
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
  for (const source of args.sources) {
    const run = () => runSource(db, source, args);
    results.push((args.dryRun ? await run() : await withClaim(db, source.id, run)) ?? isBusy(source.id));
  }
  process.stdout.write(`${args.json ? asJson(results) : asText(results, args.dryRun)}\n`);
  return results.some(({ report }) => report.status === 'failed') ? 1 : 0;
}

function isBusy(id: string): RunResult {
  const error = 'The server is reading this source. Try again when it is done.';
  return {
    ...{ report: { id, status: 'failed', ...NOTHING, error }, rejected: [] },
    ...{ runId: null, isSame: false, retryAt: null },
  };
}
