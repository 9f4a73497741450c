import * as Y from 'yjs';
import { buildReadable, isReadableBase, isUpdate } from '#app/document/readable.ts';
import { isIntact } from '#app/proposals/log-crc.server.ts';
import { aside } from '#app/proposals/log-rooms.ts';
import type { SnapshotRow, Statements, UpdateRow } from './statements.ts';
import type { LoggedRoom } from './sync-log.ts';

/** A room as it is, or null when something in it cannot be read; no document is built. Call it in one transaction. */
export function readRoom(statements: Statements, room: string, epoch: number): LoggedRoom | null {
  const snapshot = statements.snapshot.get(room, epoch);
  const rows = statements.rows.all(room, epoch, snapshot?.seq ?? 0);
  if (snapshot && !isWhole(snapshot)) return null;
  if (!rows.every((row) => isReadable(row))) return null;
  return {
    snapshot: snapshot?.state ?? null,
    vector: snapshot ? (snapshot.vector ?? Y.encodeStateVectorFromUpdate(snapshot.state)) : null,
    rows: rows.map(({ seq, bytes }) => ({ seq, bytes })),
    last: rows.at(-1)?.seq ?? snapshot?.seq ?? 0,
    owners: readOwners(statements, room),
    damaged: statements.damaged.get(room, epoch, room, epoch)!.damaged === 1,
  };
}

/** Whose each client id of a room is. */
export function readOwners(statements: Statements, room: string): Map<number, string> {
  return new Map(statements.owners.all(room).map(({ clientId, personId }) => [clientId, personId]));
}

/**
 * Sets aside what cannot be read of a room, so that the rest can: rows, and what builds on them; a snapshot, whose place
 * the one before it takes. Only what is lost by it counts as damage: a snapshot that its rows give again does not.
 */
export function mendRoom(statements: Statements, room: string, epoch: number): void {
  const snapshots = statements.snapshots.all(room, epoch);
  const good = snapshots.findIndex((snapshot) => isWhole(snapshot) && isReadableBase(snapshot.state));
  const base = snapshots[good];
  const rows = statements.rows.all(room, epoch, base?.seq ?? 0);
  const readable = rows.filter((row) => isReadable(row));
  const { doc, left } = buildReadable(
    base?.state ?? null,
    readable.map((row) => row.bytes),
  );
  const kept = new Set(readable.filter((_, index) => !left.has(index)));
  const lost = rows.filter((row) => !kept.has(row));
  for (const { seq } of lost) statements.setAside.run(aside.damaged, seq);
  for (const snapshot of base ? snapshots.slice(0, good) : snapshots) {
    const isMadeGood = lost.length === 0 && hasAll(doc, snapshot.vector);
    statements.setSnapshotAside.run(isMadeGood ? aside.quarantine : aside.damaged, room, snapshot.seq);
  }
  doc.destroy();
}

const isReadable = ({ bytes, crc }: UpdateRow) => isIntact(crc, bytes) && isUpdate(bytes);

/** By checksum; one from before checksums has to be an update at least. */
function isWhole({ state, vector, crc }: SnapshotRow): boolean {
  return crc === null ? isUpdate(state) : isIntact(crc, vector, state);
}

/** Whether a document reaches as far as a state vector says. One that cannot be read says nothing: then it may not. */
function hasAll(doc: Y.Doc, vector: Uint8Array | null): boolean {
  try {
    return (
      vector !== null && [...Y.decodeStateVector(vector)].every(([id, clock]) => Y.getState(doc.store, id) >= clock)
    );
  } catch {
    return false;
  }
}
