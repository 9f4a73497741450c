import type Database from 'better-sqlite3';
import { aside } from '#app/proposals/log-rooms.ts';

export type SnapshotRow = { seq: number; state: Buffer; vector: Buffer | null; crc: number | null };
export type UpdateRow = { seq: number; bytes: Buffer; crc: number | null };

const prefixes = Object.values(aside);

/** Everything the log says to its database. */
export function prepareStatements(sqlite: Database.Database) {
  const sql = <Args extends unknown[], Row = unknown>(text: string) => sqlite.prepare<Args, Row>(text);
  type Room = [room: string, epoch: number];
  return {
    insert: sql('INSERT INTO SyncUpdate (room, epoch, personId, bytes, at, crc) VALUES (?, ?, ?, ?, ?, ?)'),
    claim: sql('INSERT OR IGNORE INTO SyncClient (room, clientId, personId) VALUES (?, ?, ?)'),
    owner: sql<[string, number], { personId: string }>(
      'SELECT personId FROM SyncClient WHERE room = ? AND clientId = ?',
    ),
    owners: sql<[string], { clientId: number; personId: string }>(
      'SELECT clientId, personId FROM SyncClient WHERE room = ?',
    ),
    rows: sql<[...Room, number], UpdateRow>(
      'SELECT seq, bytes, crc FROM SyncUpdate WHERE room = ? AND epoch = ? AND seq > ? ORDER BY seq',
    ),
    countRows: sql<[...Room, number, number], { count: number }>(
      'SELECT count(*) AS count FROM SyncUpdate WHERE room = ? AND epoch = ? AND seq > ? AND seq <= ?',
    ),
    snapshots: sql<Room, SnapshotRow>(
      'SELECT seq, state, vector, crc FROM SyncSnapshot WHERE room = ? AND epoch = ? ORDER BY seq DESC',
    ),
    snapshot: sql<Room, SnapshotRow>(
      'SELECT seq, state, vector, crc FROM SyncSnapshot WHERE room = ? AND epoch = ? ORDER BY seq DESC LIMIT 1',
    ),
    floor: sql<Room, { seq: number }>(
      'SELECT seq FROM SyncSnapshot WHERE room = ? AND epoch = ? ORDER BY seq DESC LIMIT 1 OFFSET 1',
    ),
    newest: sql<Room, { seq: number | null }>('SELECT max(seq) AS seq FROM SyncSnapshot WHERE room = ? AND epoch = ?'),
    damaged: sql<[...Room, ...Room], { damaged: number }>(
      `SELECT EXISTS (SELECT 1 FROM SyncUpdate WHERE room = '${aside.damaged}' || ? AND epoch = ?)
           OR EXISTS (SELECT 1 FROM SyncSnapshot WHERE room = '${aside.damaged}' || ? AND epoch = ?) AS damaged`,
    ),
    addSnapshot: sql(
      'INSERT INTO SyncSnapshot (room, seq, epoch, state, at, vector, crc) VALUES (?, ?, ?, ?, ?, ?, ?)',
    ),
    keepTwo: sql(
      `DELETE FROM SyncSnapshot WHERE room = :room AND epoch = :epoch AND seq < (
         SELECT seq FROM SyncSnapshot WHERE room = :room AND epoch = :epoch ORDER BY seq DESC LIMIT 1 OFFSET 1)`,
    ),
    setAside: sql<[string, number]>(
      `UPDATE SyncUpdate SET room = ? || room WHERE seq = ? AND room NOT GLOB '${aside.quarantine}*'`,
    ),
    setSnapshotAside: sql<[string, string, number]>(
      'UPDATE OR REPLACE SyncSnapshot SET room = ? || room WHERE room = ? AND seq = ?',
    ),
    // Rooms that two snapshots stand for: a damaged one can be made again from the other and the rows after it.
    covered: sql<[], { room: string; epoch: number; floor: number }>(
      `SELECT room, epoch, min(seq) AS floor FROM SyncSnapshot
       WHERE ${prefixes.map((prefix) => `room NOT GLOB '${prefix}*'`).join(' AND ')}
       GROUP BY room, epoch HAVING count(*) > 1`,
    ),
    oldest: sql<[...Room, number, number], { seq: number; at: string }>(
      'SELECT seq, at FROM SyncUpdate WHERE room = ? AND epoch = ? AND seq <= ? ORDER BY seq LIMIT ?',
    ),
    deleteRows: sql<[...Room, number]>('DELETE FROM SyncUpdate WHERE room = ? AND epoch = ? AND seq <= ?'),
    deleteQuarantined: sql<[string, number]>(
      `DELETE FROM SyncUpdate WHERE seq IN (SELECT seq FROM SyncUpdate
         WHERE room >= '${aside.quarantine}' AND room < 'quarantine;' AND at < ? LIMIT ?)`,
    ),
    deleteReplaced: sql<[string]>(`DELETE FROM SyncSnapshot WHERE room GLOB '${aside.quarantine}*' AND at < ?`),
  };
}
export type Statements = ReturnType<typeof prepareStatements>;
