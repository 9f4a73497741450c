import type { Worker } from 'node:worker_threads';
import { packEntries, unpackRows } from './pack.ts';
import { ClaimTaken, NotDurable, type LogEntry, type LoggedRoom, type LoggedRow, type SyncLog } from './sync-log.ts';
import { Tally } from './tally.ts';
import { Thread } from './thread.ts';
import type { Appended } from './thread-message.ts';

type Waiting = { entries: LogEntry[]; resolve: (seqs: number[]) => void; reject: (error: Error) => void };

export type ThreadedLogOptions = {
  /** how long to keep asking while somebody else writes to the database */
  patienceMs?: number;
  /** how long the thread that folds stays when it has nothing to do */
  idleMs?: number;
  /** hears of each thread that is started */
  started?: (worker: Worker) => void;
};

/** Messages with appends under way: one in the commit, and the next one there when it ends. */
const atOnce = 2;

/**
 * The log on threads of its own, so that neither the disk nor folding holds up the thread that moves frames. One thread
 * appends and reads; another, there only while it is needed, folds and prunes, so that no append waits for a fold.
 */
export class ThreadedLog implements SyncLog {
  private readonly tally = new Tally();
  private readonly writer: Thread;
  private readonly keeper: Thread;
  private readonly idleMs: number;
  private waiting: Waiting[] = [];
  private waitingEntries = 0;
  private underWay = 0;
  private turn: NodeJS.Immediate | null = null;
  private keeping = 0;
  private rest: NodeJS.Timeout | null = null;
  private failed = false;
  private closed = false;
  private idle: (() => void)[] = [];

  constructor(file: string, { patienceMs, idleMs = 10_000, started }: ThreadedLogOptions = {}) {
    this.idleMs = idleMs;
    this.writer = new Thread({ file, patienceMs, tally: this.tally.memory }, started);
    this.keeper = new Thread({ file, patienceMs, tally: new Tally().memory }, started);
  }

  async load(room: string, epoch: number, thorough = false): Promise<LoggedRoom> {
    const { rows, ...loaded } = await this.open(this.writer).ask({ op: 'load', room, epoch, thorough });
    return { ...loaded, rows: unpackRows(rows) };
  }

  async since(room: string, epoch: number, seq: number): Promise<{ rows: LoggedRow[] }> {
    return { rows: unpackRows(await this.open(this.writer).ask({ op: 'since', room, epoch, seq })) };
  }

  owners(room: string): Promise<Map<number, string>> {
    return this.open(this.writer).ask({ op: 'owners', room });
  }

  append(entries: LogEntry[]): Promise<number[]> {
    if (this.closed) return Promise.reject(new NotDurable('The log is closed.'));
    this.waitingEntries += entries.length;
    return new Promise((resolve, reject) => {
      this.waiting.push({ entries, resolve, reject });
      this.sendSoon();
    });
  }

  compact(room: string, epoch: number): Promise<number> {
    return this.keep(() => this.open(this.keeper).ask({ op: 'compact', room, epoch }));
  }

  prune(before: Date): Promise<number> {
    return this.keep(() => this.open(this.keeper).ask({ op: 'prune', before: before.getTime() }));
  }

  async quarantine(seqs: number[]): Promise<void> {
    await this.open(this.writer).ask({ op: 'quarantine', seqs });
  }

  healthy(): boolean {
    return !this.failed;
  }

  counts() {
    return { ...this.tally.read(), waiting: this.waitingEntries };
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    if (this.waitingEntries > 0) await new Promise<void>((resolve) => this.idle.push(resolve));
    if (this.rest) clearTimeout(this.rest);
    await Promise.all([this.writer.end(), this.keeper.end()]);
  }

  private open(thread: Thread): Thread {
    if (this.closed) throw new Error('The log is closed.');
    return thread;
  }

  /** In the next turn: what arrives in this one goes along. */
  private sendSoon(): void {
    if (this.underWay < atOnce && this.waiting.length > 0) this.turn ??= setImmediate(() => void this.send());
  }

  private async send(): Promise<void> {
    this.turn = null;
    const calls = this.waiting.splice(0);
    this.underWay += 1;
    try {
      const packed = packEntries(calls.map((call) => call.entries));
      this.settle(calls, await this.writer.ask({ op: 'append', packed }, [packed.memory]));
    } catch (error) {
      this.failed = true;
      const failure = new NotDurable('The log could not be written: its thread died.', { cause: error });
      for (const call of calls) call.reject(failure);
    }
    for (const { entries } of calls) this.waitingEntries -= entries.length;
    this.underWay -= 1;
    if (this.waitingEntries === 0) this.idle.splice(0).forEach((tell) => tell());
    this.sendSoon();
  }

  private settle(calls: Waiting[], { seqs, failed }: Appended): void {
    const failures = new Map(failed.map((failure) => [failure.call, failure]));
    this.failed = failed.some((failure) => failure.taken === null);
    let at = 0;
    calls.forEach(({ entries, resolve, reject }, i) => {
      const failure = failures.get(i);
      if (!failure) resolve(Array.from(seqs.subarray(at, at + entries.length)));
      else if (failure.taken) reject(new ClaimTaken(failure.taken.room, failure.taken.clientId));
      else reject(new NotDurable('The log could not be written.', { cause: new Error(failure.why) }));
      at += entries.length;
    });
  }

  /** The thread that folds ends when nothing has been asked of it for a while: its memory is the largest of all. */
  private async keep<T>(work: () => Promise<T>): Promise<T> {
    if (this.rest) clearTimeout(this.rest);
    this.keeping += 1;
    try {
      return await work();
    } finally {
      this.keeping -= 1;
      if (this.keeping === 0 && !this.closed) {
        const gone = () => undefined; // also when it died by itself
        this.rest = setTimeout(() => void this.keeper.end().catch(gone), this.idleMs);
        this.rest.unref();
      }
    }
  }
}
