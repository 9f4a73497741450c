import Database from 'better-sqlite3';
import { crcOf } from '#app/proposals/log-crc.server.ts';
import { aside } from '#app/proposals/log-rooms.ts';
import { addSnapshot, foldRoom, readUnfolded } from './fold-room.ts';
import { pruneQuarantined, pruneRoom } from './prune-room.ts';
import { mendRoom, readOwners, readRoom } from './read-room.ts';
import { readSince } from './read-since.ts';
import { prepareStatements, type Statements } from './statements.ts';
import { ClaimTaken, NotDurable, type LogEntry, type LoggedRoom, type SyncLog } from './sync-log.ts';
import { Tally } from './tally.ts';

type Outcome = number[] | ClaimTaken;
type Waiting = { entries: LogEntry[]; resolve: (seqs: number[]) => void; reject: (error: Error) => void };

export type SqliteLogOptions = {
  /** how long to keep asking while somebody else writes to the database */
  patienceMs?: number;
  /** where commits are counted */
  tally?: Tally;
  /** hears how long each commit held up the thread */
  committed?: (ms: number) => void;
};

/**
 * The log on its own connection to the application's SQLite file, on the calling thread. Every commit is flushed to disk
 * (synchronous=FULL), and appends that wait at the same time share one. The connection never blocks for a lock: a
 * transaction of Prisma's may hold it on this very thread, so a busy database is asked again a moment later.
 */
export class SqliteLog implements SyncLog {
  private readonly sqlite: Database.Database;
  private readonly statements: Statements;
  private readonly transaction: Database.Transaction<(work: () => unknown) => unknown>;
  private readonly patienceMs: number;
  private readonly tally: Tally;
  private readonly committed: ((ms: number) => void) | undefined;
  private waiting: Waiting[] = [];
  private waitingEntries = 0;
  private flushing: Promise<void> | null = null;
  private readonly underWay = new Set<Promise<unknown>>();
  private failed = false;

  constructor(file: string, { patienceMs = 5_000, tally = new Tally(), committed }: SqliteLogOptions = {}) {
    this.patienceMs = patienceMs;
    this.committed = committed;
    this.tally = tally;
    this.sqlite = new Database(file, { timeout: patienceMs, fileMustExist: true });
    this.sqlite.pragma('journal_mode = WAL');
    this.sqlite.pragma('synchronous = FULL');
    this.statements = prepareStatements(this.sqlite);
    this.transaction = this.sqlite.transaction((work: () => unknown) => work());
    this.sqlite.pragma('busy_timeout = 0');
  }

  load(room: string, epoch: number, thorough = false): Promise<LoggedRoom> {
    return this.track(this.loadRoom(room, epoch, thorough));
  }

  since(room: string, epoch: number, seq: number) {
    return this.track(this.whenFree(() => this.read(() => readSince(this.statements, room, epoch, seq))));
  }

  owners(room: string): Promise<Map<number, string>> {
    return this.track(this.whenFree(() => readOwners(this.statements, room)));
  }

  append(entries: LogEntry[]): Promise<number[]> {
    this.waitingEntries += entries.length;
    const done = new Promise<number[]>((resolve, reject) => this.waiting.push({ entries, resolve, reject }));
    this.flushing ??= this.flush();
    return done;
  }

  compact(room: string, epoch: number): Promise<number> {
    return this.track(this.compactRoom(room, epoch));
  }

  prune(before: Date): Promise<number> {
    return this.track(this.pruneAll(before));
  }

  quarantine(seqs: number[]): Promise<void> {
    const all = () => seqs.forEach((seq) => this.statements.setAside.run(aside.quarantine, seq));
    return this.track(this.whenFree(() => this.write(all)));
  }

  /** entries given to `append` and not yet durable */
  get pending(): number {
    return this.waitingEntries;
  }

  healthy(): boolean {
    return !this.failed;
  }

  counts() {
    return { ...this.tally.read(), waiting: this.waitingEntries };
  }

  async close(): Promise<void> {
    while (this.flushing) await this.flushing;
    await Promise.allSettled(this.underWay);
    this.sqlite.close();
  }

  private async loadRoom(room: string, epoch: number, thorough: boolean): Promise<LoggedRoom> {
    if (thorough) await this.mend(room, epoch);
    for (;;) {
      const loaded = await this.whenFree(() => this.read(() => readRoom(this.statements, room, epoch)));
      if (loaded) return loaded;
      await this.mend(room, epoch);
    }
  }

  private async compactRoom(room: string, epoch: number): Promise<number> {
    const folded = foldRoom(await this.whenFree(() => this.read(() => readUnfolded(this.statements, room, epoch))));
    if (!folded) return 0;
    const isIn = await this.whenFree(() => this.write(() => addSnapshot(this.statements, room, epoch, folded, now())));
    return isIn ? folded.count : 0;
  }

  private async pruneAll(before: Date): Promise<number> {
    const at = timestamp(before);
    let gone = 0;
    let took = 0;
    const bit = async (work: () => number) => {
      const started = performance.now();
      const went = await this.whenFree(() => this.write(work));
      took = performance.now() - started;
      return went;
    };
    // Whoever writes words asks for the database again and again: it is free for longer than it was held.
    const rest = () => new Promise((resolve) => setTimeout(resolve, 5 + 2 * took));
    const all = async (work: () => number) => {
      for (let went = await bit(work); went > 0; went = await bit(work)) {
        gone += went;
        await rest();
      }
    };
    for (const covered of this.statements.covered.all()) await all(() => pruneRoom(this.statements, covered, at));
    await all(() => pruneQuarantined(this.statements, at));
    return gone;
  }

  /** Commits what waits, again and again until nothing does; what arrives during one commit shares the next. */
  private async flush(): Promise<void> {
    await turn();
    while (this.waiting.length > 0) {
      const group = this.waiting.splice(0);
      try {
        const started = performance.now();
        const outcomes = await this.whenFree(() => this.commit(group));
        this.failed = false;
        const count = outcomes.reduce((sum, outcome) => sum + (outcome instanceof ClaimTaken ? 0 : outcome.length), 0);
        this.tally.commit(performance.now() - started, count);
        group.forEach((part, i) => settle(part, outcomes[i]!));
      } catch (error) {
        this.failed = true;
        const failure = new NotDurable('The log could not be written.', { cause: error });
        group.forEach((part) => part.reject(failure));
      }
      for (const { entries } of group) this.waitingEntries -= entries.length;
      // Let those that were told continue, and sockets be read, before the next commit.
      if (this.waiting.length > 0) await turn();
    }
    this.flushing = null; // in the same breath as the look at what waits: nobody is left behind
  }

  /** One commit; `committed` hears how long it held up this thread, waits for others left out. */
  private commit(group: Waiting[]): Outcome[] {
    const started = performance.now();
    const work = () => group.map((part) => this.insert(part.entries));
    const result = group.length === 1 && isAlone(group[0]!.entries) ? work() : this.write(work);
    this.committed?.(performance.now() - started);
    return result;
  }

  /** One call's entries: all of them, or none when a claim of theirs is taken. */
  private insert(entries: LogEntry[]): Outcome {
    if (entries.every((entry) => entry.claims.length === 0)) return this.insertAll(entries);
    try {
      return this.transaction(() => this.insertAll(entries)) as number[]; // a savepoint in the commit
    } catch (error) {
      if (error instanceof ClaimTaken) return error;
      throw error;
    }
  }

  private insertAll(entries: LogEntry[]): number[] {
    const at = now();
    return entries.map(({ room, epoch, personId, bytes, claims }) => {
      if (personId !== null) for (const client of claims) this.claim(room, client, personId);
      const row = blob(bytes);
      return Number(this.statements.insert.run(room, epoch, personId, row, at, crcOf(row)).lastInsertRowid);
    });
  }

  private claim(room: string, client: number, personId: string): void {
    this.statements.claim.run(room, client, personId);
    if (this.statements.owner.get(room, client)?.personId !== personId) throw new ClaimTaken(room, client);
  }

  /** Closing waits for it. */
  private track<T>(work: Promise<T>): Promise<T> {
    this.underWay.add(work);
    const done = () => this.underWay.delete(work);
    work.then(done, done);
    return work;
  }

  private mend(room: string, epoch: number): Promise<void> {
    return this.whenFree(() => this.write(() => mendRoom(this.statements, room, epoch)));
  }

  private read<T>(work: () => T): T {
    return this.transaction.deferred(work) as T;
  }

  private write<T>(work: () => T): T {
    return this.transaction.immediate(work) as T;
  }

  private async whenFree<T>(work: () => T): Promise<T> {
    const until = performance.now() + this.patienceMs;
    for (let pause = 1; ; pause = Math.min(pause * 2, 8)) {
      try {
        return work();
      } catch (error) {
        if (!isBusy(error) || performance.now() > until) throw error;
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
  }
}

/** One statement is a transaction by itself. */
const isAlone = ([entry, ...more]: LogEntry[]) => more.length === 0 && entry?.claims.length === 0;

function settle(part: Waiting, outcome: Outcome): void {
  if (outcome instanceof ClaimTaken) part.reject(outcome);
  else part.resolve(outcome);
}

const turn = () => new Promise((resolve) => setImmediate(resolve));
const blob = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const now = () => timestamp(new Date());
/** As Prisma writes a DateTime; the texts sort by time. */
const timestamp = (date: Date) => date.toISOString().replace('Z', '+00:00');

function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && /^SQLITE_(BUSY|LOCKED)/.test(error.code);
}
