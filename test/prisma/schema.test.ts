import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, test, inject } from 'vitest';
import { listMigrations } from '#prisma/migration-folders.ts';
import { migrate } from '#prisma/migrate.ts';
import { migrationList, missingSql, openSchemaEngine } from '#prisma/schema-engine.ts';

const schema = readFileSync('prisma/schema.prisma', 'utf8');
const filters = { externalTables: [], externalEnums: [] };

test('the migrations lead to the schema', async () => {
  expect(await missingSql(schema)).toBe('');
});

test('a schema that the migrations do not lead to is noticed', async () => {
  const changed = schema.replace(/^model Person \{/m, 'model Person {\n  nickname String?');
  expect(changed).not.toBe(schema);
  expect(await missingSql(changed)).toContain('ADD COLUMN "nickname" TEXT');
});

test("Prisma's own engine takes our database as its own", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'callboard-engine-'));
  const ours = path.join(folder, 'ours.db');
  const theirs = path.join(folder, 'theirs.db');
  copyFileSync(inject('databaseTemplate'), ours);
  const migrationsList = migrationList(listMigrations());

  const onOurs = await openSchemaEngine(ours);
  const diagnosis = await onOurs.diagnoseMigrationHistory({ migrationsList, optInToShadowDatabase: false, filters });
  expect(diagnosis).toMatchObject({ editedMigrationNames: [], failedMigrationNames: [], hasMigrationsTable: true });
  expect(diagnosis.history).toBeNull();
  expect((await onOurs.applyMigrations({ migrationsList, filters })).appliedMigrationNames).toEqual([]);
  onOurs.free();

  // And the other way: what Prisma applied, our runner takes as done.
  const onTheirs = await openSchemaEngine(theirs);
  await onTheirs.applyMigrations({ migrationsList, filters });
  onTheirs.free();
  // A copy: the engine keeps its connection open.
  const copy = path.join(folder, 'copy.db');
  copyFileSync(theirs, copy);
  expect(migrate(copy)).toEqual([]);

  // Not the times: this engine goes through the adapter, which writes them as text; Prisma's native one writes numbers.
  const shape = (file: string) => {
    const sqlite = new Sqlite(file, { readonly: true });
    const sql = sqlite.prepare(`SELECT sql FROM sqlite_master WHERE name = '_prisma_migrations'`).pluck().get();
    const types = sqlite
      .prepare(
        `SELECT typeof(id), typeof(checksum), typeof(logs), applied_steps_count
         FROM "_prisma_migrations"`,
      )
      .all();
    sqlite.close();
    return { sql: String(sql).replace(/\s+/g, ' '), types };
  };
  expect(shape(ours)).toEqual(shape(copy));
  rmSync(folder, { recursive: true, force: true });
});
