import type { Histogram } from '../../histogram.ts';
import type { LogCounts } from './sync-log.ts';

const msEdges = [1, 2, 5, 10, 25, 50, 100, 250, 1000] as const;
const entryEdges = [1, 2, 5, 10, 50, 100, 1000] as const;

/** Places in the array: sum, count, then one for each bucket. */
const msAt = 0;
const entriesAt = msAt + 2 + msEdges.length + 1;
const size = entriesAt + 2 + entryEdges.length + 1;

/** Counts commits in memory that two threads can share: one writes, the other reads. */
export class Tally {
  private readonly cells: Float64Array;

  constructor(readonly memory: SharedArrayBuffer = new SharedArrayBuffer(size * Float64Array.BYTES_PER_ELEMENT)) {
    this.cells = new Float64Array(memory);
  }

  /** One commit of so many entries that took so long. */
  commit(ms: number, entries: number): void {
    this.put(msAt, msEdges, ms);
    this.put(entriesAt, entryEdges, entries);
  }

  read(): Omit<LogCounts, 'waiting'> {
    const commitMs = this.histogram(msAt, msEdges);
    const entriesPerCommit = this.histogram(entriesAt, entryEdges);
    return { commits: entriesPerCommit.count, rows: entriesPerCommit.sum, commitMs, entriesPerCommit };
  }

  private put(at: number, edges: readonly number[], value: number): void {
    const bucket = edges.findIndex((edge) => value <= edge);
    this.cells[at]! += value;
    this.cells[at + 1]! += 1;
    this.cells[at + 2 + (bucket < 0 ? edges.length : bucket)]! += 1;
  }

  private histogram(at: number, le: readonly number[]): Histogram {
    const [sum, count, ...counts] = this.cells.slice(at, at + 3 + le.length);
    return { le, counts, sum: sum!, count: count! };
  }
}
