// What runs in a thread of the log: a SqliteLog that answers the questions of ThreadedLog.
import { parentPort, workerData, type TransferListItem } from 'node:worker_threads';
import { packRows, unpackEntries } from './pack.ts';
import { SqliteLog } from './sqlite-log.ts';
import { ClaimTaken, type LogEntry } from './sync-log.ts';
import { Tally } from './tally.ts';
import type { Answers, Appended, Question, ThreadData, ToThread } from './thread-message.ts';

const { file, patienceMs, tally } = workerData as ThreadData;
const port = parentPort!;
const log = open();

function open(): SqliteLog {
  try {
    return new SqliteLog(file, { patienceMs, tally: new Tally(tally) });
  } catch (error) {
    throw new Error(reasonOf(error)); // an error of SQLite's does not get across to the other thread
  }
}

type Answer = { value: Answers[keyof Answers]; owned: ArrayBufferLike[] };
const plain = (value: Answers[keyof Answers]): Answer => ({ value, owned: [] });

async function answer(question: Question): Promise<Answer> {
  switch (question.op) {
    case 'append': {
      const value = await append(unpackEntries(question.packed));
      return { value, owned: [value.seqs.buffer] };
    }
    case 'load': {
      const loaded = await log.load(question.room, question.epoch, question.thorough);
      const rows = packRows(loaded.rows);
      const [snapshot, vector] = [own(loaded.snapshot), own(loaded.vector)];
      const owned = [rows.index, rows.bytes, snapshot, vector].flatMap((part) => part?.buffer ?? []);
      return { value: { ...loaded, rows, snapshot, vector }, owned };
    }
    case 'since': {
      const value = packRows((await log.since(question.room, question.epoch, question.seq)).rows);
      return { value, owned: [value.index.buffer, value.bytes.buffer] };
    }
    case 'owners':
      return plain(await log.owners(question.room));
    case 'compact':
      return plain(await log.compact(question.room, question.epoch));
    case 'prune':
      return plain(await log.prune(new Date(question.before)));
    case 'quarantine':
      await log.quarantine(question.seqs);
      return plain(null);
    case 'close':
      await log.close();
      return plain(null);
  }
}

/** The calls of one message arrive together, so they share a commit. */
async function append(calls: LogEntry[][]): Promise<Appended> {
  const results = await Promise.allSettled(calls.map((entries) => log.append(entries)));
  const seqs = new Float64Array(calls.reduce((sum, entries) => sum + entries.length, 0));
  const failed: Appended['failed'] = [];
  let at = 0;
  results.forEach((result, call) => {
    if (result.status === 'fulfilled') seqs.set(result.value, at);
    else failed.push({ call, taken: takenBy(result.reason), why: reasonOf(result.reason) });
    at += calls[call]!.length;
  });
  return { seqs, failed };
}

const takenBy = (error: unknown) =>
  error instanceof ClaimTaken ? { room: error.room, clientId: error.clientId } : null;

/** The cause says what the database said. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message : String(cause);
}

/** Bytes with a memory of their own, which can change hands. */
const own = (bytes: Uint8Array | null) => bytes && new Uint8Array(bytes);

port.on('message', ({ id, ...question }: ToThread) => {
  answer(question).then(
    ({ value, owned }) => {
      port.postMessage({ id, value }, owned as TransferListItem[]);
      if (question.op === 'close') port.close();
    },
    (error: unknown) => {
      const { name, message } = error instanceof Error ? error : new Error(String(error));
      port.postMessage({ id, error: { name, message } });
    },
  );
});
