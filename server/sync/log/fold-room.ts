import { crcOf, isIntact } from '#app/proposals/log-crc.server.ts';
import { fold } from './fold.ts';
import type { SnapshotRow, Statements, UpdateRow } from './statements.ts';
import { LogDamaged } from './sync-log.ts';

type Unfolded = { snapshot: SnapshotRow | undefined; rows: UpdateRow[] };
export type Folded = { from: number; last: number; count: number; state: Uint8Array; vector: Uint8Array };

/** What is to be folded of a room. Call it in one transaction. */
export function readUnfolded(statements: Statements, room: string, epoch: number): Unfolded {
  const snapshot = statements.snapshot.get(room, epoch);
  return { snapshot, rows: statements.rows.all(room, epoch, snapshot?.seq ?? 0) };
}

/**
 * Folds what one reading gave of a room; null when there is nothing since the last snapshot. It takes its time and needs
 * no hold on the database: people go on typing.
 */
export function foldRoom({ snapshot, rows }: Unfolded): Folded | null {
  const last = rows.at(-1)?.seq;
  if (last === undefined) return null;
  if (snapshot && !isIntact(snapshot.crc, snapshot.vector, snapshot.state))
    throw new LogDamaged('the snapshot is not what was written');
  if (!rows.every((row) => isIntact(row.crc, row.bytes))) throw new LogDamaged('a row is not what was written');
  const updates = rows.map((row) => row.bytes);
  return { from: snapshot?.seq ?? 0, last, count: rows.length, ...fold(snapshot?.state ?? null, updates) };
}

/**
 * Writes what was folded, unless the rows are not those it was made of any more: folded by another process meanwhile,
 * set aside, or deleted with their proposal. Keeps the newest two snapshots. Call it in one transaction.
 */
export function addSnapshot(statements: Statements, room: string, epoch: number, folded: Folded, at: string): boolean {
  const { from, last, count, state, vector } = folded;
  if ((statements.newest.get(room, epoch)!.seq ?? 0) !== from) return false;
  if (statements.countRows.get(room, epoch, from, last)!.count !== count) return false;
  statements.addSnapshot.run(room, last, epoch, state, at, vector, crcOf(vector, state));
  statements.keepTwo.run({ room, epoch });
  return true;
}
