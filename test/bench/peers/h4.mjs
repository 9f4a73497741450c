// @hocuspocus/server with its database extension over SQLite: the statements and defaults of its own SQLite extension.
import { createRequire } from 'node:module';
import { Database } from '@hocuspocus/extension-database';
import { Server } from '@hocuspocus/server';

const Sqlite = createRequire(new URL('../../../package.json', import.meta.url))('better-sqlite3');
const sqlite = new Sqlite(process.argv[2]);
sqlite.exec(
  'CREATE TABLE IF NOT EXISTS "documents" ("name" varchar(255) NOT NULL, "data" blob NOT NULL, UNIQUE(name))',
);
const select = sqlite.prepare('SELECT data FROM "documents" WHERE name = ? ORDER BY rowid DESC');
const upsert = sqlite.prepare(
  'INSERT INTO "documents" ("name", "data") VALUES (?, ?) ON CONFLICT(name) DO UPDATE SET data = excluded.data',
);
const server = new Server({
  port: 0,
  address: '127.0.0.1',
  quiet: true,
  extensions: [
    new Database({
      fetch: ({ documentName }) => Promise.resolve(select.get(documentName)?.data ?? null),
      store: ({ documentName, state }) => Promise.resolve(upsert.run(documentName, state)),
    }),
  ],
});
await server.listen();
process.stdout.write(`ready ${server.address.port}\n`);
