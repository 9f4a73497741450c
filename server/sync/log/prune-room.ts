import { isIntact } from '#app/proposals/log-crc.server.ts';
import type { Statements } from './statements.ts';

/** Rows deleted in one transaction: others that write wait no longer than for these. */
const atOnce = 200;

type Covered = { room: string; epoch: number; floor: number };

/**
 * Deletes the oldest rows of a room up to `floor` from before a time; how many went. None while one of the two snapshots
 * that stand for them is not what was written.
 */
export function pruneRoom(statements: Statements, { room, epoch, floor }: Covered, before: string): number {
  const oldest = statements.oldest.all(room, epoch, floor, atOnce);
  const young = oldest.findIndex((row) => row.at >= before);
  const last = (young < 0 ? oldest : oldest.slice(0, young)).at(-1)?.seq;
  if (last === undefined) return 0;
  const snapshots = statements.snapshots.all(room, epoch).slice(0, 2);
  const isSafe = snapshots.every(({ crc, vector, state }) => isIntact(crc, vector, state));
  if (snapshots.length < 2 || !isSafe) return 0;
  return statements.deleteRows.run(room, epoch, last).changes;
}

/** Deletes what was set aside without having been acknowledged, from before a time; how many rows went. */
export function pruneQuarantined(statements: Statements, before: string): number {
  statements.deleteReplaced.run(before);
  return statements.deleteQuarantined.run(before, atOnce).changes;
}
