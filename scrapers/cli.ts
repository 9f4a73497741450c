import { callerFolder, EnvError, getEnv } from '#app/env.server.ts';
import { allSources } from '#app/opportunities/sources/all-sources.server.ts';
import { withClaim } from '#app/opportunities/sources/with-claim.server.ts';
import { storageProblem } from '#app/storage-problem.server.ts';
import { getDb, type Database } from '#prisma/client.server.ts';
import { asJson, asText } from './cli-output.ts';
import { chooseSources, readScrapeArgs, UsageError, type ScrapeArgs } from './cli-args.ts';
import type { SourceDefinition } from './define-source.ts';
import { newSource, NewSourceError } from './new/new-source.ts';
import { notSetUp } from './run/keys.ts';
import { NOTHING, type RunResult } from './run/run-result.ts';
import { indexAll } from '#app/opportunities/search/index-texts.server.ts';
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
    const problem = storageProblem(error);
    if (problem) {
      process.stderr.write(`${problem.message}\n`);
      return 1;
    }
    const isTheirs = error instanceof UsageError || error instanceof EnvError || error instanceof NewSourceError;
    if (!isTheirs) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
}

async function scrape(args: ScrapeArgs, db: Database): Promise<number> {
  const whyNot = args.ids.length > 0 ? () => null : await reasonsToLeaveOut(db);
  const results: RunResult[] = [];
  for (const source of chooseSources(args.ids, await allSources(db))) {
    const reason = whyNot(source);
    if (reason === null) results.push(await runAlone(db, source, args));
    else process.stderr.write(`${source.id} is left out. ${reason}\n`);
  }
  process.stdout.write(`${args.json ? asJson(results) : asText(results, args.dryRun)}\n`);
  return results.some(({ report }) => report.status === 'failed') ? 1 : 0;
}

/** Why a source that nobody asked for by name is not run, which is no failure; null for those that are. */
async function reasonsToLeaveOut(db: Database): Promise<(source: SourceDefinition) => string | null> {
  const { sourceKeys } = getEnv();
  const rows = await db.source.findMany({ where: { disabledAt: { not: null } }, select: { id: true } });
  const off = new Set(rows.map(({ id }) => id));
  return (source) => (off.has(source.id) ? 'It is switched off.' : notSetUp(source, sourceKeys));
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

/** Nobody else reads the source meanwhile; when the server is at it for long, that is the report. */
async function runAlone(db: Database, source: SourceDefinition, args: ScrapeArgs): Promise<RunResult> {
  const run = () => runSource(db, source, args);
  const result = args.dryRun ? await run() : await withClaim(db, source.id, run);
  if (!args.dryRun) await indexAll(db);
  if (result) return result;
  const error = 'The server is reading this source. Try again when it is done.';
  const report = { id: source.id, status: 'failed', ...NOTHING, error } as const;
  return { report, rejected: [], runId: null, isSame: false, retryAt: null };
}
