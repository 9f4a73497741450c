import { AppError } from '#app/errors.ts';
import type { Log } from '#app/log.server.ts';
import {
  recoverLostRuns,
  releaseClaim,
  renewClaims,
  takeClaim,
  tellProgress,
  type Claimant,
} from '#app/opportunities/sources/claim.server.ts';
import { undoFailedRuns } from '#app/opportunities/ingest/settle.server.ts';
import type { Jobs } from '#app/opportunities/sources/jobs.server.ts';
import { planNextRun, rememberSources } from '#app/opportunities/sources/plan-runs.server.ts';
import type { Database } from '#prisma/client.server.ts';
import type { SourceDefinition } from '#scrapers/define-source.ts';
import type { Progress } from '#scrapers/run/run-context.ts';
import { choose, type Candidate } from './choose.ts';
import { hostOf } from './host-of.ts';

/** Runs a source; gives when it asks to be asked again, where it does. */
export type RunJob = (
  source: SourceDefinition,
  hands: { by: Claimant; signal: AbortSignal; onProgress: (progress: Progress) => void },
) => Promise<Date | null>;

export type SchedulerParts = {
  db: Database;
  log: Pick<Log, 'warn' | 'error'>;
  /** of this process, unlike any other */
  owner: string;
  /** every source there is now */
  sources: () => Promise<SourceDefinition[]>;
  run: RunJob;
  /** whether a source has what it demands, such as a key */
  isSetUp: (source: SourceDefinition) => boolean;
  preview: Jobs['preview'];
  /** runs under way together, at most */
  atOnce: number;
  /** whether sources are read when they are due; people may run them in any case */
  byTheClock: boolean;
  now: () => Date;
  /** 0 to 1 */
  random: () => number;
};

/** Looks at sources that are being set up, at once. */
const MOST_PREVIEWS = 2;

type Running = { host: string | null; controller: AbortController; ended: Promise<void> };

/** Starts the runs that are due or asked for. What it needs to know between two ticks is in the database. */
export class Scheduler implements Jobs {
  readonly #parts: SchedulerParts;
  readonly #running = new Map<string, Running>();
  /** source → who asked, in order */
  readonly #asked = new Map<string, string>();
  #turn: Promise<void> = Promise.resolve();
  #undoing: Promise<void> | null = null;
  readonly #ending = new AbortController();
  #previews = 0;
  #stopped = false;

  constructor(parts: SchedulerParts) {
    this.#parts = parts;
  }

  get byTheClock(): boolean {
    return this.#parts.byTheClock;
  }

  async preview(params: Parameters<Jobs['preview']>[0]) {
    if (this.#previews >= MOST_PREVIEWS) throw tooManyLook();
    this.#previews++;
    return this.#parts.preview(params).finally(() => this.#previews--);
  }

  isWaiting(sourceId: string): boolean {
    return this.#asked.has(sourceId);
  }

  async ask(sourceId: string, personId: string): Promise<'started' | 'waiting'> {
    const { db, sources, now } = this.#parts;
    if (!(await sources()).some(({ id }) => id === sourceId)) throw noSuchSource();
    const claim = await db.sourceClaim.findUnique({ where: { sourceId } });
    const runs = this.#running.has(sourceId) || (claim !== null && claim.until > now());
    if (runs || this.#asked.has(sourceId)) {
      throw new AppError('conflict', 'It is being read already. Wait until that is done.');
    }
    this.#asked.set(sourceId, personId);
    await this.tick();
    return this.#asked.has(sourceId) ? 'waiting' : 'started';
  }

  /** Starts what may start now. Safe to call at any time: ticks follow one another. */
  tick(): Promise<void> {
    this.#turn = this.#turn
      .then(() => this.#tick())
      .catch((error: unknown) => {
        this.#parts.log.error({ err: error }, 'due sources could not be started');
      });
    return this.#turn;
  }

  /** Until nothing runs that was started so far. */
  async idle(): Promise<void> {
    await this.#turn;
    await this.#undoing;
    while (this.#running.size > 0) await Promise.all([...this.#running.values()].map(({ ended }) => ended));
  }

  /** Tells the runs to end and waits until they have; their sources are due again. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#ending.abort();
    this.#asked.clear();
    await this.#turn;
    for (const { controller } of this.#running.values()) controller.abort(new Error('The server stops.'));
    await this.idle();
  }

  async #tick(): Promise<void> {
    if (this.#stopped) return;
    const { db, owner, now, random } = this.#parts;
    await renewClaims(db, owner, now());
    await recoverLostRuns(db, now());
    this.#undoing ??= this.#undoFailed().finally(() => (this.#undoing = null));
    const sources = await this.#parts.sources();
    await rememberSources(db, sources, now(), random);
    for (const { id } of choose(await this.#candidates(sources), this.#running, this.#parts.atOnce, now())) {
      await this.#start(sources.find((source) => source.id === id)!);
    }
  }

  /** Beside the ticks, which may not wait: they keep the claims of the runs alive. Goes on at the next start. */
  async #undoFailed(): Promise<void> {
    const { db, log, now } = this.#parts;
    try {
      await undoFailedRuns(db, now(), this.#ending.signal);
    } catch (error) {
      if (!this.#ending.signal.aborted) log.error({ err: error }, 'what failed runs left could not be undone');
    }
  }

  async #candidates(sources: readonly SourceDefinition[]): Promise<Candidate[]> {
    const rows = await this.#parts.db.source.findMany({
      where: { disabledAt: null, removedAt: null },
      select: { id: true, nextRunAt: true },
    });
    const dueAt = new Map(rows.map(({ id, nextRunAt }) => [id, nextRunAt]));
    const asked = [...this.#asked.keys()];
    return sources
      .filter(({ id }) => dueAt.has(id))
      .map((source) => ({
        id: source.id,
        host: hostOf(source),
        dueAt: this.#parts.byTheClock && this.#parts.isSetUp(source) ? (dueAt.get(source.id) ?? null) : null,
        asked: asked.includes(source.id) ? asked.indexOf(source.id) : null,
      }));
  }

  async #start(source: SourceDefinition): Promise<void> {
    const { db, owner, now } = this.#parts;
    const personId = this.#asked.get(source.id) ?? null;
    const by: Claimant = { owner, trigger: personId === null ? 'schedule' : 'person', personId };
    if (!(await takeClaim(db, source.id, by, now()))) return; // another process runs it
    this.#asked.delete(source.id);
    const controller = new AbortController();
    const ended = this.#follow(source, by, controller.signal).finally(() => {
      this.#running.delete(source.id);
      if (!this.#stopped) void this.tick();
    });
    this.#running.set(source.id, { host: hostOf(source), controller, ended });
  }

  /** One run from its start to its release. Never rejects: a failure is in the log and in the row of the run. */
  async #follow(source: SourceDefinition, by: Claimant, signal: AbortSignal): Promise<void> {
    const { db, log, now, random } = this.#parts;
    const onProgress = (progress: Progress) => {
      tellProgress(db, source.id, by.owner, progress).catch((error: unknown) => {
        log.warn({ err: error, source: source.id }, 'the progress of a run could not be told');
      });
    };
    let failure: string | undefined;
    let notBefore: Date | null = null;
    try {
      notBefore = await this.#parts.run(source, { by, signal, onProgress });
    } catch (error) {
      failure = error instanceof Error ? error.message : String(error);
      if (!signal.aborted) log.warn({ err: error, source: source.id }, 'a run of a source broke off');
    }
    try {
      const whyOpen = signal.aborted ? 'The server stopped before the run was done.' : failure;
      await releaseClaim(db, source.id, by.owner, now(), whyOpen);
      await planNextRun(db, source, now(), { random, atOnce: signal.aborted, notBefore });
    } catch (error) {
      log.error({ err: error, source: source.id }, 'a run of a source could not be closed');
    }
  }
}

const tooManyLook = () =>
  new AppError('unavailable', 'Others are setting up sources at this moment. Try again in a minute.');

const noSuchSource = () => new AppError('not_found', 'There is no such source. Reload the list of sources.');
