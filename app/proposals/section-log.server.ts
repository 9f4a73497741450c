import * as Y from 'yjs';
import type { Block } from '#app/document/blocks.ts';
import { buildReadable, isPending, isReadableBase } from '#app/document/readable.ts';
import { sectionRoom } from '#app/document/wire.ts';
import { emptySectionUpdate, writeBlocks } from '#app/document/y-section.ts';
import { AppError } from '#app/errors.ts';
import type { Database, Transaction } from '#prisma/client.server.ts';
import { crcOf } from './log-crc.server.ts';
import { readLog } from './read-log.server.ts';

/**
 * Puts one update into a room's log. For seeds, imports and tests: an open room does not see it, so live writing goes
 * through the sync server. `personId` becomes the owner of the client ids in it; null is the server itself.
 */
export async function appendUpdate(
  db: Database | Transaction,
  room: string,
  epoch: number,
  bytes: Uint8Array,
  personId: string | null,
): Promise<void> {
  await db.syncUpdate.create({ data: { room, epoch, bytes: new Uint8Array(bytes), personId, crc: crcOf(bytes) } });
  if (personId === null) return;
  for (const client of Y.parseUpdateMeta(bytes).to.keys()) {
    const clientId = BigInt(client);
    await db.syncClient.upsert({
      where: { room_clientId: { room, clientId } },
      create: { room, clientId, personId },
      update: {},
    });
  }
}

/**
 * The state of a section as one Yjs update, read from snapshot and log, without what cannot be read: the sync server
 * sets that aside when it opens the room. Throws not_found for an unknown section.
 */
export async function readSection(
  db: Database | Transaction,
  sectionId: string,
): Promise<{ epoch: number; seq: number; state: Uint8Array }> {
  const { doc, epoch, seq } = await readSectionDoc(db, sectionId);
  const state = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return { epoch, seq, state };
}

/** The same as a document, which the caller destroys. */
export async function readSectionDoc(
  db: Database | Transaction,
  sectionId: string,
): Promise<{ epoch: number; seq: number; doc: Y.Doc }> {
  const section = await db.section.findUnique({ where: { id: sectionId }, select: { epoch: true } });
  if (!section) throw new AppError('not_found', 'There is no such section. Reload the page.');
  const { snapshot, rows, seq } = await readLog(db, sectionRoom(sectionId), section.epoch);
  return { doc: buildDoc(snapshot, rows), epoch: section.epoch, seq };
}

/**
 * Writes a new section's first text. Only here and only once: two seeds would double the text. Call it inside the
 * transaction that creates the section.
 */
export async function seedSection(tx: Database | Transaction, sectionId: string, blocks: Block[]): Promise<void> {
  const room = sectionRoom(sectionId);
  if ((await tx.syncUpdate.count({ where: { room } })) + (await tx.syncSnapshot.count({ where: { room } })) > 0)
    throw new AppError('conflict', 'This section already has text.');
  await appendUpdate(tx, room, 1, seedUpdate(blocks), null);
}

function seedUpdate(blocks: Block[]): Uint8Array {
  if (blocks.length === 0) return emptySectionUpdate();
  const doc = new Y.Doc();
  writeBlocks(doc, blocks);
  const update = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return update;
}

/** Everything at once where that works, which is nearly always; else what can be read, update by update. */
function buildDoc(snapshot: Uint8Array | null, rows: Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  try {
    if (snapshot) Y.applyUpdate(doc, snapshot);
    doc.transact(() => rows.forEach((row) => Y.applyUpdate(doc, row)));
    if (!isPending(doc)) return doc;
  } catch {
    // What cannot be applied is found and left out below.
  }
  doc.destroy();
  return buildReadable(snapshot && isReadableBase(snapshot) ? snapshot : null, rows).doc;
}
