import * as idb from 'lib0/indexeddb';
import { fetchUpdates, IndexeddbPersistence, PREFERRED_TRIM_SIZE } from 'y-indexeddb';
import * as Y from 'yjs';

/**
 * y-indexeddb with its writing replaced: its own does not look whether a write succeeds, throws into the transaction of
 * whoever types once the database is closed, and does not trim while somebody goes on typing.
 */
export class CheckedPersistence extends IndexeddbPersistence {
  private waiting: Uint8Array[] = [];
  private writing: Promise<void> | null = null;

  /** `failed` is told when a write did not reach the disk; only `rewrite` makes the copy whole again. */
  constructor(
    name: string,
    doc: Y.Doc,
    private readonly failed: () => void,
  ) {
    super(name, doc);
    doc.off('destroy', this.destroy); // whoever made this ends it, after its last write
    doc.off('update', this._storeUpdate);
    this._storeUpdate = (update, origin) => {
      if (this.db && origin !== this) this.keep(update);
    };
    doc.on('update', this._storeUpdate);
  }

  /** Settles when everything handed over so far is written, or has failed. */
  async settled(): Promise<void> {
    while (this.writing) await this.writing;
  }

  /** Writes the whole document and prunes what it replaces, in one transaction. Rejects when that fails. */
  async rewrite(): Promise<void> {
    this.waiting = [];
    const store = await fetchUpdates(this);
    await Promise.all([commit(store.transaction), this.replace(store)]);
  }

  private async replace(store: IDBObjectStore): Promise<void> {
    await idb.rtop(store.add(Y.encodeStateAsUpdate(this.doc)));
    await idb.del(store, idb.createIDBKeyRangeUpperBound(this._dbref, true));
    this._dbsize = await idb.count(store);
  }

  private keep(update: Uint8Array) {
    this.waiting.push(update);
    this.writing ??= this.write().finally(() => (this.writing = null));
  }

  /** What arrived while one transaction ran goes together in the next. */
  private async write(): Promise<void> {
    await Promise.resolve(); // so that `writing` is set before anything happens
    try {
      while (this.waiting.length > 0) {
        const [store] = idb.transact(this.db!, ['updates']);
        const batch = this.waiting.splice(0);
        await Promise.all([commit(store!.transaction), ...batch.map((update) => idb.rtop(store!.add(update)))]);
        this._dbsize += batch.length;
        if (this._dbsize >= PREFERRED_TRIM_SIZE) await this.rewrite();
      }
    } catch {
      this.waiting = []; // the whole document is written when it works again
      this.failed();
    }
  }
}

/** Settles with the transaction itself: a full disk is often noticed only at its end. */
export function commit(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(new Error(`The copy was not written: ${String(transaction.error)}`));
  });
}
