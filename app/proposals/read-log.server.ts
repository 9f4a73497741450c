import { isReadableBase } from '#app/document/readable.ts';
import type { Database, Transaction } from '#prisma/client.server.ts';
import { isIntact } from './log-crc.server.ts';

type Part = {
  isSnapshot: bigint | number;
  seq: bigint | number;
  bytes: Uint8Array;
  vector: Uint8Array | null;
  crc: bigint | number | null;
};

/**
 * What a log has of a room: the newest snapshot that can be read and the intact rows after it. `seq` is the last row
 * they stand for, 0 when there is none.
 */
export async function readLog(
  db: Database | Transaction,
  room: string,
  epoch: number,
): Promise<{ snapshot: Uint8Array | null; rows: Uint8Array[]; seq: number }> {
  for (let below = Number.MAX_SAFE_INTEGER; ;) {
    const parts = await readBelow(db, room, epoch, below);
    const seq = Math.max(0, ...parts.slice(-1).map((part) => Number(part.seq)));
    const [snapshot, rows] = parts[0]?.isSnapshot ? [parts[0], parts.slice(1)] : [null, parts];
    if (snapshot && !canRead(snapshot)) below = Number(snapshot.seq);
    else return { snapshot: snapshot?.bytes ?? null, rows: rows.filter(isWhole).map((row) => row.bytes), seq };
  }
}

/**
 * The newest snapshot before a row and all rows after that snapshot. One statement, so one moment: whatever is folded
 * into a snapshot, pruned or set aside meanwhile, what it reads fits together.
 */
function readBelow(db: Database | Transaction, room: string, epoch: number, below: number): Promise<Part[]> {
  return db.$queryRaw<Part[]>`
    WITH base AS (
      SELECT seq, state, vector, crc FROM SyncSnapshot
      WHERE room = ${room} AND epoch = ${epoch} AND seq < ${below} ORDER BY seq DESC LIMIT 1)
    SELECT 1 AS isSnapshot, seq, state AS bytes, vector, crc FROM base
    UNION ALL
    SELECT 0, seq, bytes, NULL, crc FROM SyncUpdate
    WHERE room = ${room} AND epoch = ${epoch} AND seq > coalesce((SELECT seq FROM base), 0)
    ORDER BY isSnapshot DESC, seq`;
}

const isWhole = ({ bytes, vector, crc }: Part) => isIntact(crc === null ? null : Number(crc), vector, bytes);
const canRead = (snapshot: Part) => isWhole(snapshot) && (snapshot.crc !== null || isReadableBase(snapshot.bytes));
