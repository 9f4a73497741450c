import { IDBFactory } from 'fake-indexeddb';
import { openSection, type OpenSectionOptions, type SectionConnection } from '#app/editor/connection/open-section.ts';
import { socketOf, until, type TestServer } from '#test/server/sync/support.ts';

/** localStorage, as far as notes need it */
class Notes {
  [key: string]: unknown;
  setItem(key: string, value: string) {
    this[key] = value;
  }
  getItem(key: string) {
    return (this[key] as string | undefined) ?? null;
  }
  removeItem(key: string) {
    Reflect.deleteProperty(this, key);
  }
}

/** A device on which nothing is kept yet. */
export function freshDevice(): void {
  globalThis.indexedDB = new IDBFactory();
  (globalThis as { localStorage?: unknown }).localStorage = new Notes();
}

export function noDevice(): void {
  delete (globalThis as { localStorage?: unknown }).localStorage;
}

/** Opens sections as an editor does and closes what is still open at the end. */
export class Tabs {
  private readonly opened = new Set<SectionConnection>();

  constructor(private readonly server: () => TestServer) {}

  open(room: string, personId: string, more: Partial<OpenSectionOptions> = {}): SectionConnection {
    const options = { url: this.server().url, Socket: socketOf(personId), waitMs: () => 10, calmMs: 0, canWrite: true };
    const connection = openSection({ room, epoch: 1, personId, ...options, ...more });
    this.opened.add(connection);
    return connection;
  }

  close(connection: SectionConnection): void {
    connection.destroy();
    this.opened.delete(connection);
  }

  closeAll(): void {
    for (const connection of [...this.opened]) this.close(connection);
  }
}

/** Waits until the status is of one of these kinds. */
export const kind = (connection: SectionConnection, ...kinds: string[]) =>
  until(() => kinds.includes(connection.status.get().kind));
export const says = (connection: SectionConnection, what: RegExp) =>
  until(() => what.test(connection.status.get().say));
export const text = (connection: SectionConnection) => connection.doc.getText('body');
