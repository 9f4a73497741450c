import Sqlite from 'better-sqlite3';

/** A trigger in place of a full disk; call what it returns to have room again. */
export function breakDisk(file: string): () => void {
  const other = new Sqlite(file);
  other.exec("CREATE TRIGGER full BEFORE INSERT ON SyncUpdate BEGIN SELECT RAISE(ABORT, 'disk is full'); END");
  return () => other.exec('DROP TRIGGER full').close();
}

type Spoiled = { rowid: number; bytes: Buffer };

/** Changes one byte in the middle of a row, or of the newest snapshot when `seq` is null, as a bad disk would. */
export function spoil(file: string, seq: number | null): void {
  const other = new Sqlite(file);
  const [table, column] = seq === null ? ['SyncSnapshot', 'state'] : ['SyncUpdate', 'bytes'];
  const inPlace = "room NOT GLOB 'damaged:*' AND room NOT GLOB 'quarantine:*'";
  const row = other
    .prepare(
      `SELECT rowid AS rowid, ${column} AS bytes FROM ${table}
       WHERE ${inPlace} AND seq = coalesce(?, (SELECT max(seq) FROM ${table} WHERE ${inPlace}))`,
    )
    .get(seq) as Spoiled;
  const at = row.bytes.length >> 1;
  row.bytes[at] = row.bytes[at]! ^ 0x40;
  other.prepare(`UPDATE ${table} SET ${column} = ? WHERE rowid = ?`).run(row.bytes, row.rowid);
  other.close();
}
