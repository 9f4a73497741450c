import { SqliteLog, type SqliteLogOptions } from './sqlite-log.ts';
import { ClaimTaken, type LogCounts, type LogEntry, type SyncLog } from './sync-log.ts';
import { ThreadedLog, type ThreadedLogOptions } from './threaded-log.ts';
import { addHistograms } from '../../histogram.ts';

/** One late flush is none; several are. */
const averagedOver = 10;

type Options = SqliteLogOptions &
  ThreadedLogOptions & {
    /** commits on the calling thread that take longer than this on average show a disk that is too slow for it */
    slowMs?: number;
    /** entries in one call from which on it is not worth holding up the calling thread */
    manyEntries?: number;
    /** how long a slow disk is left to the thread before it is tried here again */
    restMs?: number;
  };

/**
 * The log on the calling thread while that is cheaper, and on threads of its own while it is not. Waking another thread
 * and being woken by it costs more than a small commit on a good disk; a slow disk or a flood must not hold up the event
 * loop. Reading, folding and pruning are always left to the threads.
 */
export class AdaptiveLog implements SyncLog {
  private readonly near: SqliteLog;
  private readonly far: ThreadedLog;
  private readonly slowMs: number;
  private readonly manyEntries: number;
  private readonly restMs: number;
  private averageMs = 0;
  private slowUntil = -Infinity;
  private failed = false;

  constructor(file: string, { slowMs = 3, manyEntries = 32, restMs = 5_000, ...rest }: Options = {}) {
    this.slowMs = slowMs;
    this.manyEntries = manyEntries;
    this.restMs = restMs;
    this.near = new SqliteLog(file, { ...rest, committed: (ms) => this.judgeDisk(ms) });
    this.far = new ThreadedLog(file, rest);
  }

  async append(entries: LogEntry[]): Promise<number[]> {
    try {
      const seqs = await this.choose(entries.length).append(entries);
      this.failed = false;
      return seqs;
    } catch (error) {
      this.failed ||= !(error instanceof ClaimTaken);
      throw error;
    }
  }

  load: SyncLog['load'] = (room, epoch, thorough) => this.far.load(room, epoch, thorough);
  since: SyncLog['since'] = (room, epoch, seq) => this.far.since(room, epoch, seq);
  owners: SyncLog['owners'] = (room) => this.far.owners(room);
  compact: SyncLog['compact'] = (room, epoch) => this.far.compact(room, epoch);
  prune: SyncLog['prune'] = (before) => this.far.prune(before);
  quarantine: SyncLog['quarantine'] = (seqs) => this.far.quarantine(seqs);

  healthy(): boolean {
    return !this.failed;
  }

  counts(): LogCounts {
    const [near, far] = [this.near.counts(), this.far.counts()];
    return {
      commits: near.commits + far.commits,
      rows: near.rows + far.rows,
      waiting: near.waiting + far.waiting,
      commitMs: addHistograms(near.commitMs, far.commitMs),
      entriesPerCommit: addHistograms(near.entriesPerCommit, far.entriesPerCommit),
    };
  }

  async close(): Promise<void> {
    await Promise.all([this.near.close(), this.far.close()]);
  }

  private choose(entries: number): SyncLog {
    if (this.near.pending > 0) return this.near; // along with those: one commit for all
    const isSlow = performance.now() < this.slowUntil;
    return isSlow || entries >= this.manyEntries ? this.far : this.near;
  }

  private judgeDisk(ms: number) {
    this.averageMs += (ms - this.averageMs) / averagedOver;
    if (this.averageMs <= this.slowMs) return;
    this.slowUntil = performance.now() + this.restMs;
    this.averageMs = 0; // after the rest it is judged anew
  }
}
