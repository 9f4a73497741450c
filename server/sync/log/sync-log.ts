/** One durable step of a room. `claims`: client ids that from now on belong to `personId` there. */
export type LogEntry = {
  room: string;
  epoch: number;
  personId: string | null;
  bytes: Uint8Array;
  claims: number[];
};

export type LoggedRoom = {
  snapshot: Uint8Array | null;
  vector: Uint8Array | null;
  damaged: boolean;
  rows: { seq: number; bytes: Uint8Array }[];
  /** client id → person */
  owners: Map<number, string>;
};

/**
 * Where rooms are kept. Everything a promise below confirms survives SIGKILL and power loss. SQLite in this process is
 * the one there is; another store takes its place by passing test/server/sync/sync-log.contract.ts.
 */
export interface SyncLog {
  /** A room as it is on disk; empty for one never written. */
  load(room: string, epoch: number): Promise<LoggedRoom>;
  /** Appends all entries or none, in order, and resolves with their sequence numbers once they are durable. */
  append(entries: LogEntry[]): Promise<number[]>;
  /** Folds a room's rows into a snapshot, verified before they are pruned. Returns how many rows went. */
  compact(room: string, epoch: number): Promise<number>;
  /** Sets rows aside that cannot be applied: loads no longer give them, the bytes stay for salvage. */
  quarantine(seqs: number[]): Promise<void>;
  /** false after an append failed, until one succeeds again */
  healthy(): boolean;
  /** commits and rows since the start */
  counts(): { commits: number; rows: number };
  /** Waits for what is under way and closes. */
  close(): Promise<void>;
}

export class NotDurable extends Error {}
