import { getEnv } from '#app/env.server.ts';
import type { Database } from '#prisma/client.server.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import type { SourceDefinition } from '#scrapers/define-source.ts';
import { notSetUp } from '#scrapers/run/keys.ts';
import { allSources } from './all-sources.server.ts';
import { findJobs } from './jobs.server.ts';
import { madeKindWords, readParams } from './params.ts';
import { howRead } from './source-kind.ts';
import { sourceState } from './source-state.ts';

/** Runs that the chart and the table show. */
export const RUNS_SHOWN = 30;

const include = {
  runs: { orderBy: [{ startedAt: 'desc' as const }, { id: 'desc' as const }], take: RUNS_SHOWN },
  _count: { select: { links: true } },
} satisfies Prisma.SourceInclude;

/** Every source there is or was, the ones of the program first, as the page of sources shows them. */
export async function listSources(db: Database, now: Date) {
  const definitions = new Map((await allSources(db)).map((source) => [source.id, source]));
  const rows = await db.source.findMany({ orderBy: [{ title: 'asc' }, { id: 'asc' }], include });
  const claims = new Map((await db.sourceClaim.findMany()).map((claim) => [claim.sourceId, claim]));
  const known = new Set(rows.map(({ id }) => id));
  const unread = [...definitions.values()].filter(({ id }) => !known.has(id));
  return [
    ...rows.map((row) => view(row, definitions.get(row.id) ?? null, claims.get(row.id) ?? null, now)),
    ...unread.map((source) => view(emptyRow(source), source, null, now)),
  ];
}
export type SourceView = Awaited<ReturnType<typeof listSources>>[number];

/** One source as its page shows it, or null. */
export async function getSourceView(db: Database, id: string, now: Date): Promise<SourceView | null> {
  return (await listSources(db, now)).find((source) => source.id === id) ?? null;
}

type Row = Pick<
  Prisma.SourceGetPayload<{ include: typeof include }>,
  'id' | 'title' | 'homepage' | 'params' | 'disabledAt' | 'removedAt' | 'lastOkAt' | 'nextRunAt' | 'runs' | '_count'
>;
type Claim = { until: Date; claimedAt: Date; step: string | null; done: number | null; whole: number | null };

function view(row: Row, definition: SourceDefinition | null, claim: Claim | null, now: Date) {
  const running = claim !== null && claim.until > now ? claim : null;
  const last = row.runs.find(({ status }) => status !== 'running') ?? null;
  const missing = definition && notSetUp(definition, getEnv().sourceKeys);
  const params = readParams(row.params);
  return {
    id: row.id,
    title: row.title,
    homepage: row.homepage,
    licence: definition?.licence ?? null,
    how: params ? `${madeKindWords[params.kind]}, set up here by a curator` : definition && howRead(definition),
    everyHours: definition?.schedule.everyHours ?? null,
    missing,
    made: params !== null,
    /** something runs it; what people added and records of sources that are gone have no definition */
    readable: definition !== null,
    calls: row._count.links,
    disabled: row.disabledAt !== null,
    removed: row.removedAt !== null,
    state: sourceState({
      disabled: row.disabledAt !== null,
      removed: row.removedAt !== null || (definition === null && row.params !== null),
      readable: definition !== null,
      setUp: missing === null,
      running: running !== null,
      waiting: findJobs()?.isWaiting(row.id) ?? false,
      lastStatus: last?.status ?? null,
    }),
    lastOkAt: row.lastOkAt?.toISOString() ?? null,
    nextRunAt: row.nextRunAt?.toISOString() ?? null,
    lastError: last && last.status !== 'ok' && last.status !== 'unchanged' ? last.error : null,
    progress: running && {
      since: running.claimedAt.toISOString(),
      step: running.step,
      done: running.done,
      whole: running.whole,
    },
    runs: row.runs.map((run) => ({
      id: run.id,
      startedAt: run.startedAt.toISOString(),
      seconds: run.finishedAt && Math.round((run.finishedAt.getTime() - run.startedAt.getTime()) / 100) / 10,
      status: run.status,
      origin: run.origin,
      trigger: run.trigger,
      seen: run.seen,
      created: run.created,
      changed: run.changed,
      rejected: run.rejected,
      missing: run.missing,
      error: run.error,
    })),
  };
}
export type RunView = SourceView['runs'][number];

function emptyRow({ id, title, homepage }: SourceDefinition): Row {
  const dates = { disabledAt: null, removedAt: null, lastOkAt: null, nextRunAt: null };
  return { id, title, homepage, params: null, ...dates, runs: [], _count: { links: 0 } };
}
