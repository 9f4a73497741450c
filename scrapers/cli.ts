import { callerFolder, EnvError, getEnv } from '#app/env.server.ts';
import { getDb, type Database } from '#prisma/client.server.ts';
import { asJson, asText } from './cli-output.ts';
import { readScrapeArgs, UsageError, type ScrapeArgs } from './cli-args.ts';
import { newSource, NewSourceError } from './new/new-source.ts';
import { notSetUp } from './run/keys.ts';
import type { RunResult } from './run/run-result.ts';
import { runSource } from './run/run-source.ts';

/**
 * `npm run scrape`. Gives the exit code: 0 when no source failed, 1 when one did, 2 when the command makes no sense.
 * The database must be migrated. Files are looked for where the person stands.
 */
export async function main(argv: string[], openDb: () => Database = getDb): Promise<number> {
  try {
    const args = readScrapeArgs(argv, callerFolder());
    if (!('new' in args)) return await scrape(args, openDb());
    process.stdout.write(`${tellNew(newSource(args.new, process.cwd()))}\n`);
    return 0;
  } catch (error) {
    const isTheirs = error instanceof UsageError || error instanceof EnvError || error instanceof NewSourceError;
    if (!isTheirs) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
}

async function scrape(args: ScrapeArgs, db: Database): Promise<number> {
  const { sourceKeys } = getEnv();
  const results: RunResult[] = [];
  for (const source of args.sources) {
    const missing = args.named ? null : notSetUp(source, sourceKeys);
    // Nobody asked for this one by name: it is not set up, which is no failure.
    if (missing === null) results.push(await runSource(db, source, args));
    else process.stderr.write(`${source.id} is left out. ${missing}\n`);
  }
  process.stdout.write(`${args.json ? asJson(results) : asText(results, args.dryRun)}\n`);
  return results.some(({ report }) => report.status === 'failed') ? 1 : 0;
}

function tellNew(files: string[]): string {
  const [source, test, readme] = files as [string, string, string];
  const steps = [
    `1. ${source}: its addresses, funder, licence and how its answers are read.`,
    `2. ${readme}: a saved answer beside it, and where that came from.`,
    `3. npx vitest run --project unit ${test} test/scrapers/golden.test.ts: red until both are right.`,
  ];
  return ['Written:', ...files.map((file) => `  ${file}`), 'Next:', ...steps.map((step) => `  ${step}`)].join('\n');
}
