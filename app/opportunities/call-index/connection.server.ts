import type Sqlite from 'better-sqlite3';
import { singleton } from '#app/singleton.server.ts';
import type { Database } from '#prisma/client.server.ts';
import { openBeside } from '../ingest/connection.server.ts';

const connections = singleton('listConnections', () => new WeakMap<Database, Promise<Sqlite.Database>>());

/** The connection by which lists and the search read the file of a database: one each, because their statements are few and hot. */
export function listConnection(db: Database): Promise<Sqlite.Database> {
  let connection = connections.get(db);
  if (!connection) {
    connection = openBeside(db);
    connections.set(db, connection);
    // whoever comes next tries again
    connection.catch(() => connections.delete(db));
  }
  return connection;
}

/** Statements of a connection, prepared when they are first asked for. */
export function prepareOnce<T>(prepare: (connection: Sqlite.Database) => T): (connection: Sqlite.Database) => T {
  const prepared = new WeakMap<Sqlite.Database, T>();
  return (connection) => {
    let statements = prepared.get(connection);
    if (statements === undefined) prepared.set(connection, (statements = prepare(connection)));
    return statements;
  };
}
