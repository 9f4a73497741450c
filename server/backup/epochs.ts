import Sqlite from 'better-sqlite3';
import { sectionRoom } from '#app/document/wire.ts';
import { logRooms } from '#app/proposals/log-rooms.ts';

type Row = { id: string; epoch: number };

/** The epoch of every section of a database, by section id; empty for a database without sections. */
export function readEpochs(file: string): Map<string, number> {
  const sqlite = new Sqlite(file, { readonly: true });
  try {
    const known = sqlite.prepare(`SELECT 1 FROM sqlite_master WHERE name = 'Section'`).get();
    const rows = known ? (sqlite.prepare('SELECT "id", "epoch" FROM "Section"').all() as Row[]) : [];
    return new Map(rows.map(({ id, epoch }) => [id, epoch]));
  } finally {
    sqlite.close();
  }
}

/**
 * Gives every section an epoch that no browser can have met: text that browsers keep from after the backup must not
 * merge into what was restored. The text itself moves to the new epoch, with what was set aside of it.
 * @param before epochs of the database that is replaced
 * @param floor an epoch that grows with time, in case that database is lost
 */
export function raiseEpochs(file: string, before: Map<string, number>, floor: number): void {
  const sqlite = new Sqlite(file);
  try {
    const statements = ['SyncUpdate', 'SyncSnapshot'].map((table) =>
      sqlite.prepare(`UPDATE "${table}" SET "epoch" = ? WHERE "room" = ? AND "epoch" = ?`),
    );
    const raise = sqlite.prepare('UPDATE "Section" SET "epoch" = ? WHERE "id" = ?');
    sqlite.transaction(() => {
      for (const { id, epoch } of sqlite.prepare('SELECT "id", "epoch" FROM "Section"').all() as Row[]) {
        const next = Math.max(epoch + 1, (before.get(id) ?? 0) + 1, floor);
        for (const room of logRooms(sectionRoom(id)))
          for (const statement of statements) statement.run(next, room, epoch);
        raise.run(next, id);
      }
    })();
  } finally {
    sqlite.close();
  }
}
