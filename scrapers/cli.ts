import { EnvError, getEnv } from '#app/env.server.ts';
import { getDb, type Database } from '#prisma/client.server.ts';
import { asJson, asText } from './cli-output.ts';
import { readScrapeArgs, UsageError, type ScrapeArgs } from './cli-args.ts';
import { runSource, type RunResult } from './run/run-source.ts';

/**
 * `npm run scrape`. Gives the exit code: 0 when no source failed, 1 when one did, 2 when the command makes no sense.
 * The database must be migrated. npm changes the working folder, so files are looked for where the person stands
 * (INIT_CWD).
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

/** npm runs scripts in the package's folder and says in INIT_CWD where it was called. */
function callerFolder(): string {
  // eslint-disable-next-line no-restricted-syntax -- not configuration but the shell's folder, which only npm knows
  return process.env.INIT_CWD ?? process.cwd();
}
