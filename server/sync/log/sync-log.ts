import type { Histogram } from '../../histogram.ts';

/** One durable step of a room. `claims`: client ids that from now on belong to `personId` there. */
export type LogEntry = {
  room: string;
  epoch: number;
  personId: string | null;
  bytes: Uint8Array;
  claims: number[];
};

export type LoggedRow = { seq: number; bytes: Uint8Array };

export type LoggedRoom = {
  /** stands for everything before `rows` */
  snapshot: Uint8Array | null;
  /** encoded state vector of the snapshot */
  vector: Uint8Array | null;
  rows: LoggedRow[];
  /** sequence number of the last row read, folded or not; 0 when there is none */
  last: number;
  /** client id → person */
  owners: Map<number, string>;
  /** something that was acknowledged cannot be read, and nobody has decided yet to go on without it */
  damaged: boolean;
};

export type LogCounts = {
  commits: number;
  rows: number;
  /** entries given to `append` and not yet durable */
  waiting: number;
  commitMs: Histogram;
  entriesPerCommit: Histogram;
};

/**
 * Where rooms are kept. Everything a promise below confirms survives SIGKILL and power loss. SQLite is the one there
 * is; another store takes its place by passing test/server/sync/sync-log.contract.ts.
 */
export interface SyncLog {
  /**
   * A room as it is on disk; empty for one never written. Rows that cannot be read are set aside and the rest given.
   * `thorough` also tries to apply everything: for a caller that found that what it got cannot be applied.
   */
  load(room: string, epoch: number, thorough?: boolean): Promise<LoggedRoom>;
  /** The rows after one; throws when they are not all there or readable any more: then load the room. */
  since(room: string, epoch: number, seq: number): Promise<{ rows: LoggedRow[] }>;
  /** Whose each client id of a room is. */
  owners(room: string): Promise<Map<number, string>>;
  /**
   * Appends all entries or none, in order, and resolves with their sequence numbers once they are durable. Throws
   * NotDurable, or ClaimTaken when a claimed client id is somebody else's already; nothing of this call is kept then.
   */
  append(entries: LogEntry[]): Promise<number[]>;
  /**
   * Folds the rows since the last snapshot into the next, verified before it is written. Returns how many rows it
   * stands for; they stay until they are pruned. Throws, and changes nothing, when they cannot be folded.
   */
  compact(room: string, epoch: number): Promise<number>;
  /**
   * Deletes rows from before a time that two verified snapshots stand for, so that a damaged one loses nothing, and
   * rows set aside that were never acknowledged. A little at a time; returns how many rows went.
   */
  prune(before: Date): Promise<number>;
  /** Sets rows aside that were stored and cannot be applied: loads no longer give them, the bytes stay a while. */
  quarantine(seqs: number[]): Promise<void>;
  /** false after an append failed, until one succeeds again */
  healthy(): boolean;
  /** what it did since the start */
  counts(): LogCounts;
  /** Waits for what is under way and closes. */
  close(): Promise<void>;
}

/** The log could not be written; nobody may be told that it was. */
export class NotDurable extends Error {
  override name = 'NotDurable';
}

/** A client id belongs to somebody else: another process stored their claim meanwhile. */
export class ClaimTaken extends Error {
  override name = 'ClaimTaken';
  constructor(
    readonly room: string,
    readonly clientId: number,
  ) {
    super(`client id ${clientId} in ${room} is somebody else's`);
  }
}

/** What is in the log cannot be read whole. */
export class LogDamaged extends Error {
  override name = 'LogDamaged';
}
