import Sqlite from 'better-sqlite3';

/**
 * Notes every row that anybody writes to a database, by triggers in it: what "nothing was written" means, whatever the
 * table. `take` gives what was written since, as `Table insert|update|delete`, and how often.
 */
export function watchWrites(file: string) {
  const connection = new Sqlite(file);
  connection.pragma('synchronous = OFF');
  // Not what is derived (prisma/call-index.sql): virtual tables have no triggers, and calls that are touched are written themselves.
  const tables = connection
    .prepare(
      `SELECT name FROM sqlite_schema
       WHERE type = 'table' AND name NOT GLOB 'sqlite_*' AND name NOT GLOB 'CallText*' AND name NOT GLOB 'CallWord*'
         AND name NOT IN ('CallTouched', 'CallEntry')`,
    )
    .pluck()
    .all() as string[];
  connection.exec('CREATE TABLE written (what TEXT NOT NULL)');
  for (const table of tables) {
    for (const does of ['insert', 'update', 'delete']) {
      const what = `${table} ${does}`;
      connection.exec(
        `CREATE TRIGGER "written ${what}" AFTER ${does} ON "${table}" BEGIN INSERT INTO written VALUES ('${what}'); END`,
      );
    }
  }
  const read = connection.prepare('SELECT what, count(*) AS times FROM written GROUP BY what');
  const forget = connection.prepare('DELETE FROM written');
  return {
    connection,
    take(): Map<string, number> {
      const rows = read.all() as { what: string; times: number }[];
      if (rows.length > 0) forget.run();
      return new Map(rows.map(({ what, times }) => [what, times]));
    },
    close: () => connection.close(),
  };
}
