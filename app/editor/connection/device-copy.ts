import * as idb from 'lib0/indexeddb';
import type * as Y from 'yjs';
import { CheckedPersistence } from './checked-persistence.ts';

export type DeviceCopy = {
  /** true while what is written here reaches the device */
  works(): boolean;
  /** settles when the copy is read into the document, or cannot be, or has not been for too long; never rejects */
  ready: Promise<void>;
  /** settles when what was written so far is on the device, or cannot be */
  settled(): Promise<void>;
  destroy(): void;
};

type Options = {
  changed: () => void;
  opened?: () => void;
  /** what must be over before the database is opened */
  after?: Promise<unknown> | null;
  patienceMs?: number;
  mendMs?: number;
};

/**
 * Keeps a document on this device with y-indexeddb, and says when that fails: y-indexeddb itself stays silent when the
 * database does not open, hangs, is full, or is taken away. After a failure the whole document is written again, at once
 * with the next change and then every so often: a copy with a hole in it would be no copy.
 */
export function openDeviceCopy(
  name: string,
  doc: Y.Doc,
  { changed, opened = () => undefined, after = null, patienceMs = 1_500, mendMs = 3_000 }: Options,
): DeviceCopy {
  let working = false;
  let destroyed = false;
  let persistence: CheckedPersistence | null = null;
  let closed = false;
  let mending: ReturnType<typeof setTimeout> | null = null;
  const say = (works: boolean) => {
    if (destroyed || works === working) return;
    working = works;
    changed();
  };

  async function open(): Promise<void> {
    await after;
    await probe(name);
    if (destroyed) return;
    const opening = new CheckedPersistence(name, doc, () => failed(true));
    persistence = opening;
    const database = await opening._db;
    closed = false;
    for (const event of ['abort', 'error']) database.addEventListener(event, () => failed(true));
    // Somebody deletes it, which is the end of it until more is written; or the browser takes it away.
    database.addEventListener('versionchange', () => gone(opening, false));
    database.addEventListener('close', () => gone(opening, true));
    await opening.whenSynced;
    await afterwards(database);
    if (destroyed || closed) return;
    opened();
    say(true);
  }

  function gone(was: CheckedPersistence, mend: boolean) {
    if (destroyed || persistence !== was) return;
    closed = true;
    persistence = null;
    void was.destroy();
    failed(mend);
  }

  function failed(mend: boolean) {
    if (destroyed) return;
    say(false);
    if (mend) mending ??= setTimeout(() => void tryAgain(), mendMs);
  }

  async function tryAgain(): Promise<void> {
    try {
      if (persistence) {
        await persistence.rewrite();
        say(true);
      } else await open();
      mending = null;
    } catch {
      mending = null;
      failed(true);
    }
  }

  // Without a database there is nobody else to hear of changes.
  const heard = (_bytes: Uint8Array, _origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
    if (closed && transaction.local) mending ??= setTimeout(() => void tryAgain(), 0);
  };
  doc.on('update', heard);

  const patience = new Promise<void>((resolve) => setTimeout(resolve, patienceMs));
  return {
    works: () => working,
    // What follows from a failure is told by `works`.
    ready: Promise.race([open().catch(() => say(false)), patience]),
    settled: async () => persistence?.settled(),
    destroy() {
      destroyed = true;
      doc.off('update', heard);
      if (mending) clearTimeout(mending);
      const last = persistence;
      void last?.settled().then(() => last.destroy());
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

/** Transactions end in the order in which they were asked for: when this one has, so have those before it. */
function afterwards(database: IDBDatabase): Promise<void> {
  return new Promise((resolve, reject) => {
    const last = database.transaction(['updates'], 'readwrite');
    last.oncomplete = () => resolve();
    last.onabort = () => reject(new Error('the copy could not be written'));
    last.objectStore('updates').count();
  });
}
