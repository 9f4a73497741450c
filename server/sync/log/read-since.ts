import { isIntact } from '#app/proposals/log-crc.server.ts';
import type { Statements } from './statements.ts';
import { LogDamaged, type LoggedRow } from './sync-log.ts';

/** The rows after one. Throws when some may be pruned or cannot be read: then the room has to be loaded. */
export function readSince(statements: Statements, room: string, epoch: number, seq: number): { rows: LoggedRow[] } {
  const floor = statements.floor.get(room, epoch)?.seq ?? 0;
  if (seq < floor) throw new Error(`rows after ${seq} may be pruned: the room has to be loaded`);
  const rows = statements.rows.all(room, epoch, seq);
  if (!rows.every((row) => isIntact(row.crc, row.bytes))) throw new LogDamaged('a row is not what was written');
  return { rows: rows.map(({ seq: each, bytes }) => ({ seq: each, bytes })) };
}
