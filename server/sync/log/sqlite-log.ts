import Database from 'better-sqlite3';
import { fold } from './fold.ts';
import { NotDurable, type LogEntry, type LoggedRoom, type SyncLog } from './sync-log.ts';

type Waiting = { entries: LogEntry[]; resolve: (seqs: number[]) => void; reject: (error: Error) => void };

export type SqliteLogOptions = {
  /** how long to keep asking while somebody else writes to the database */
  patienceMs?: number;
};

/**
 * The log on its own connection to the application's SQLite file. Every commit is flushed to disk (synchronous=FULL),
 * and appends that wait at the same time share one. The connection never blocks for a lock: a transaction of Prisma's
 * may hold it on this very thread, so a busy database is asked again a moment later.
 */
export class SqliteLog implements SyncLog {
  private readonly sqlite: Database.Database;
  private readonly statements: ReturnType<typeof prepare>;
  private readonly patienceMs: number;
  private waiting: Waiting[] = [];
  private flushing: Promise<void> | null = null;
  private failed = false;
  private readonly counted = { commits: 0, rows: 0 };

  constructor(file: string, { patienceMs = 5_000 }: SqliteLogOptions = {}) {
    this.patienceMs = patienceMs;
    this.sqlite = new Database(file, { timeout: 0, fileMustExist: true });
    this.sqlite.pragma('journal_mode = WAL');
    this.sqlite.pragma('synchronous = FULL');
    this.statements = prepare(this.sqlite);
  }

  load(room: string, epoch: number): Promise<LoggedRoom> {
    return this.whenFree(() => this.read(room, epoch));
  }

  append(entries: LogEntry[]): Promise<number[]> {
    const done = new Promise<number[]>((resolve, reject) => this.waiting.push({ entries, resolve, reject }));
    this.flushing ??= this.flush().finally(() => (this.flushing = null));
    return done;
  }

  compact(room: string, epoch: number): Promise<number> {
    return this.whenFree(() => this.write(() => this.fold(room, epoch)));
  }

  quarantine(seqs: number[]): Promise<void> {
    return this.whenFree(() => this.write(() => seqs.forEach((seq) => this.statements.setAside.run(seq))));
  }

  healthy(): boolean {
    return !this.failed;
  }

  counts() {
    return { ...this.counted };
  }

  async close(): Promise<void> {
    await this.flushing;
    this.sqlite.close();
  }

  /** Commits what waits, again and again until nothing does; what arrives during one commit shares the next. */
  private async flush(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    while (this.waiting.length > 0) {
      const group = this.waiting.splice(0);
      try {
        const seqs = await this.whenFree(() => this.write(() => group.map((part) => this.insert(part.entries))));
        this.failed = false;
        this.counted.commits += 1;
        this.counted.rows += seqs.flat().length;
        group.forEach((part, i) => part.resolve(seqs[i]!));
      } catch (error) {
        this.failed = true;
        const failure = new NotDurable('The log could not be written.', { cause: error });
        group.forEach((part) => part.reject(failure));
      }
      // Let those that were told continue, and sockets be read, before the next commit.
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  private insert(entries: LogEntry[]): number[] {
    const at = new Date().toISOString().replace('Z', '+00:00');
    return entries.map(({ room, epoch, personId, bytes, claims }) => {
      for (const client of claims) this.statements.claim.run(room, client, personId);
      return Number(this.statements.insert.run(room, epoch, personId, blob(bytes), at).lastInsertRowid);
    });
  }

  private read(room: string, epoch: number): LoggedRoom {
    const read = this.sqlite.transaction(() => {
      const snapshot = this.statements.snapshot.get(room, epoch) as { seq: number; state: Buffer } | undefined;
      const rows = this.statements.rows.all(room, epoch, snapshot?.seq ?? 0) as { seq: number; bytes: Buffer }[];
      const owners = this.statements.owners.all(room) as { clientId: number; personId: string }[];
      return {
        snapshot: snapshot?.state ?? null,
        vector: null,
        damaged: false,
        rows,
        owners: new Map(owners.map(({ clientId, personId }) => [clientId, personId])),
      };
    });
    return read();
  }

  private fold(room: string, epoch: number): number {
    const { snapshot, rows } = this.read(room, epoch);
    const last = rows.at(-1);
    if (!last) return 0;
    const state = fold(
      snapshot,
      rows.map((row) => row.bytes),
    );
    const at = new Date().toISOString().replace('Z', '+00:00');
    this.statements.addSnapshot.run(room, last.seq, epoch, blob(state), at);
    this.statements.pruneRows.run(room, epoch, last.seq);
    this.statements.pruneSnapshots.run(room, epoch, last.seq);
    return rows.length;
  }

  private write<T>(work: () => T): T {
    return this.sqlite.transaction(work).immediate();
  }

  private async whenFree<T>(work: () => T): Promise<T> {
    const until = performance.now() + this.patienceMs;
    for (let pause = 1; ; pause = Math.min(pause * 2, 50)) {
      try {
        return work();
      } catch (error) {
        if (!isBusy(error) || performance.now() > until) throw error;
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
  }
}

function prepare(sqlite: Database.Database) {
  const sql = (text: string) => sqlite.prepare(text);
  return {
    insert: sql('INSERT INTO SyncUpdate (room, epoch, personId, bytes, at) VALUES (?, ?, ?, ?, ?)'),
    claim: sql('INSERT OR IGNORE INTO SyncClient (room, clientId, personId) VALUES (?, ?, ?)'),
    owners: sql('SELECT clientId, personId FROM SyncClient WHERE room = ?'),
    rows: sql('SELECT seq, bytes FROM SyncUpdate WHERE room = ? AND epoch = ? AND seq > ? ORDER BY seq'),
    snapshot: sql('SELECT seq, state FROM SyncSnapshot WHERE room = ? AND epoch = ? ORDER BY seq DESC LIMIT 1'),
    addSnapshot: sql('INSERT INTO SyncSnapshot (room, seq, epoch, state, at) VALUES (?, ?, ?, ?, ?)'),
    pruneRows: sql('DELETE FROM SyncUpdate WHERE room = ? AND epoch = ? AND seq <= ?'),
    pruneSnapshots: sql('DELETE FROM SyncSnapshot WHERE room = ? AND epoch = ? AND seq < ?'),
    setAside: sql("UPDATE SyncUpdate SET room = 'quarantine:' || room WHERE seq = ?"),
  };
}

const blob = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && /^SQLITE_(BUSY|LOCKED)/.test(error.code);
}
