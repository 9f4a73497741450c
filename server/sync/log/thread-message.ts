import type { LoggedRoom } from './sync-log.ts';
import type { PackedEntries } from './pack.ts';

/** What a log thread is started with. */
export type ThreadData = { file: string; patienceMs: number | undefined; tally: SharedArrayBuffer };

/** What the log asks of a thread; each question has a number and gets one answer. */
export type Question =
  | { op: 'append'; packed: PackedEntries }
  | { op: 'load'; room: string; epoch: number; thorough: boolean }
  | { op: 'owners'; room: string }
  | { op: 'since'; room: string; epoch: number; seq: number }
  | { op: 'compact'; room: string; epoch: number }
  | { op: 'prune'; before: number }
  | { op: 'quarantine'; seqs: number[] }
  | { op: 'close' };

/** Rows in one piece: sequence number and length of each, and all their bytes. */
export type PackedRows = { index: Float64Array; bytes: Uint8Array };

/** For each call of `append` its sequence numbers in `seqs`, unless it is in `failed`. */
export type Appended = {
  seqs: Float64Array;
  failed: { call: number; taken: { room: string; clientId: number } | null; why: string }[];
};

export type Answers = {
  append: Appended;
  load: Omit<LoggedRoom, 'rows'> & { rows: PackedRows };
  since: PackedRows;
  owners: Map<number, string>;
  compact: number;
  prune: number;
  quarantine: null;
  close: null;
};

export type ToThread = Question & { id: number };
export type FromThread = { id: number } & (
  { value: Answers[keyof Answers] } | { error: { message: string; name: string } }
);
