import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import type { CheckedDraft } from '../draft.ts';
import { unpack, type Packed } from './payload.server.ts';

export type StagedDraft = Packed & { draft: CheckedDraft; listHash: string | null };

/**
 * What a run brings, in a file of its own until the run is known to be sound: a source that breaks off in its last record
 * has written nothing, and memory does not grow with the source.
 */
export class Stage {
  private readonly folder = mkdtempSync(path.join(tmpdir(), 'callboard-run-'));
  readonly file = path.join(this.folder, 'stage.db');
  private readonly db: Sqlite.Database;
  private readonly insert: Sqlite.Statement;
  private readonly has: Sqlite.Statement;
  private readonly keep: Sqlite.Statement;
  private readonly drop: Sqlite.Statement;
  private readonly next: Sqlite.Statement;

  constructor() {
    this.db = new Sqlite(this.file);
    this.db.pragma('journal_mode = OFF');
    this.db.pragma('synchronous = OFF');
    this.db.exec(
      'CREATE TABLE record (seq INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, hash TEXT, listHash TEXT, payload TEXT)',
    );
    this.insert = this.db.prepare('INSERT OR IGNORE INTO record (key, hash, listHash, payload) VALUES (?, ?, ?, ?)');
    this.has = this.db.prepare('SELECT 1 FROM record WHERE key = ?').pluck();
    this.keep = this.db.prepare('UPDATE record SET hash = ?, listHash = ?, payload = ? WHERE key = ?');
    this.drop = this.db.prepare('UPDATE record SET hash = NULL, listHash = NULL, payload = NULL WHERE key = ?');
    this.next = this.db.prepare(
      'SELECT seq, hash, listHash, payload FROM record WHERE seq > ? AND payload IS NOT NULL ORDER BY seq LIMIT ?',
    );
  }

  /** Many at once are quicker. */
  together(work: () => void): void {
    this.db.transaction(work)();
  }

  /**
   * Notes a record that says what it said before, and the hash to know it by from now on if that is another one. False
   * when its key came before in this run.
   */
  addKnown(key: string, listHash: string | null = null): boolean {
    return this.insert.run(key, null, listHash, null).changes === 1;
  }

  /** Keeps a record that is new or says something else. False when its key came before in this run. */
  addNews(key: string, { payload, hash }: Packed, listHash: string | null): boolean {
    return this.insert.run(key, hash, listHash, payload).changes === 1;
  }

  /** Keeps for later what came with a key that was noted. */
  keepNews(key: string, { payload, hash }: Packed, listHash: string | null): void {
    this.keep.run(hash, listHash, payload, key);
  }

  /** Forgets what came with a key, which stays noted. */
  dropNews(key: string): void {
    this.drop.run(key);
  }

  holds(key: string): boolean {
    return this.has.get(key) !== undefined;
  }

  /** The news in the order they came, so many at a time. */
  *news(size: number): Generator<StagedDraft[]> {
    for (let after = 0; ;) {
      const rows = this.next.all(after, size) as {
        seq: number;
        hash: string;
        listHash: string | null;
        payload: string;
      }[];
      if (rows.length === 0) return;
      after = rows.at(-1)!.seq;
      yield rows.map(({ seq: _, ...row }) => ({ ...row, draft: unpack(row.payload) }));
    }
  }

  close(): void {
    this.db.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
