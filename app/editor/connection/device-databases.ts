import * as idb from 'lib0/indexeddb';
import { clearDocument } from 'y-indexeddb';
import * as Y from 'yjs';
import { BODY } from '#app/document/y-section.ts';
import { commit } from './checked-persistence.ts';
import { aboutCopy, copyName, dropNotes, noteCopy, noteUnsaved, readCopyName } from './device-notes.ts';

/** What the device did not do with a copy: the browser refused, the disk is full, or what is kept is spoilt. The copy stays. */
export class DeviceError extends Error {}

/** Reads a copy into a document of its own; null when there is none. Rejects with a `DeviceError` when it cannot be read. */
export async function readCopy(name: string): Promise<Y.Doc | null> {
  const rows = await readRows(name);
  if (rows === null) return null;
  const doc = new Y.Doc();
  doc.getText(BODY);
  await onDevice('A copy is spoilt', () => doc.transact(() => rows.forEach((row) => Y.applyUpdate(doc, row))));
  return doc;
}

/** Deletes a copy and everything noted of it. Rejects with a `DeviceError`. */
export async function deleteCopy(name: string): Promise<void> {
  await onDevice('A copy was not deleted', () => clearDocument(name));
  dropNotes(name);
}

/**
 * Puts a copy aside under a name of its own, so that it is not sent again by itself and the section can be opened
 * without it. The new one is on the disk before the old one goes. Rejects with a `DeviceError`.
 */
export async function putAside(name: string): Promise<void> {
  const key = readCopyName(name);
  const rows = key && (await readRows(name));
  if (!key || !rows) return dropNotes(name);
  const aside = copyName(key.personId, key.room, key.epoch, `aside-${Date.now().toString(36)}`);
  noteCopy(aside, aboutCopy(name));
  noteUnsaved(aside, 0, 'refused');
  try {
    await onDevice('A copy was not put aside', () => writeRows(aside, rows));
  } catch (error) {
    dropNotes(aside);
    throw error;
  }
  await deleteCopy(name);
}

/** Whatever fails in here, it is the device: nothing else is done in it. */
async function onDevice<T>(what: string, access: () => T | Promise<T>): Promise<T> {
  try {
    return await access();
  } catch (cause) {
    throw new DeviceError(what, { cause });
  }
}

async function writeRows(name: string, rows: Uint8Array[]): Promise<void> {
  const database = await idb.openDB(name, (fresh) =>
    idb.createStores(fresh, [['updates', { autoIncrement: true }], ['custom']]),
  );
  try {
    const [store] = idb.transact(database, ['updates']);
    await Promise.all([commit(store!.transaction), ...rows.map((row) => idb.rtop(store!.add(row)))]);
  } finally {
    database.close();
  }
}

function readRows(name: string): Promise<Uint8Array[] | null> {
  return onDevice('A copy cannot be read', async () => {
    const database = await openExisting(name);
    if (database === null) return null;
    try {
      const [store] = idb.transact(database, ['updates'], 'readonly');
      return (await idb.getAll(store!)) as Uint8Array[];
    } finally {
      database.close();
    }
  });
}

function openExisting(name: string): Promise<IDBDatabase | null> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    let isNew = false;
    request.onupgradeneeded = () => {
      isNew = true;
      request.transaction!.abort();
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => (isNew ? resolve(null) : reject(request.error));
  });
}
