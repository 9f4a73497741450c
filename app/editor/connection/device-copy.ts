import * as idb from 'lib0/indexeddb';
import { IndexeddbPersistence } from 'y-indexeddb';
import type * as Y from 'yjs';
import { noteCopy } from './device-notes.ts';

export type DeviceCopy = {
  /** true while what is written here reaches the device */
  works(): boolean;
  /** settles when the copy is read into the document, or cannot be, or has not been for too long; never rejects */
  ready: Promise<void>;
  destroy(): void;
};

/**
 * Keeps a document on this device with y-indexeddb, and says when that fails: y-indexeddb itself stays silent when the
 * database does not open, hangs, or is full.
 */
export function openDeviceCopy(
  name: string,
  doc: Y.Doc,
  { changed, patienceMs = 1_500 }: { changed: () => void; patienceMs?: number },
): DeviceCopy {
  let working = false;
  let destroyed = false;
  let persistence: IndexeddbPersistence | null = null;
  const say = (works: boolean) => {
    if (destroyed || works === working) return;
    working = works;
    changed();
  };

  async function open(): Promise<void> {
    try {
      await probe(name);
      if (destroyed) return;
      persistence = new IndexeddbPersistence(name, doc);
      const database = await persistence._db;
      for (const event of ['abort', 'error', 'close']) database.addEventListener(event, () => say(false));
      await persistence.whenSynced;
      noteCopy(name);
      say(true);
    } catch {
      say(false); // what follows from it is told by `works`
    }
  }

  const patience = new Promise<void>((resolve) => setTimeout(resolve, patienceMs));
  return {
    works: () => working,
    ready: Promise.race([open(), patience]),
    destroy() {
      destroyed = true;
      void persistence?.destroy();
    },
  };
}

/** Opens the database once as y-indexeddb does, so that a failure is ours to catch. */
async function probe(name: string): Promise<void> {
  const database = await idb.openDB(name, (fresh) =>
    idb.createStores(fresh, [['updates', { autoIncrement: true }], ['custom']]),
  );
  database.close();
}
