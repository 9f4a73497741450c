import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import type * as wasm from '@prisma/schema-engine-wasm';
import { listMigrations, type MigrationFolder } from './migration-folders.ts';

// Prisma's CLI downloads a native schema engine from a host that is not always reachable. The same engine compiled to
// WebAssembly comes from the package registry, so schema changes can be worked out offline.

const require = createRequire(import.meta.url);

type EngineModule = typeof wasm & {
  __wbg_set_wasm(exports: WebAssembly.Exports): void;
};

/** The engine sends whole scripts to its shadow database as one statement, which better-sqlite3 refuses to prepare. */
class ScriptingFactory extends PrismaBetterSqlite3 {
  override async connectToShadowDb() {
    const adapter = await super.connectToShadowDb();
    adapter.executeRaw = async ({ sql }) => adapter.executeScript(sql).then(() => 0);
    return adapter;
  }
}

async function loadEngine(): Promise<EngineModule> {
  const entry = require.resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const glue = (await import(entry)) as EngineModule;
  const bytes = readFileSync(entry.replace(/\.js$/, '.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, {
    './schema_engine_bg.js': glue as unknown as WebAssembly.ModuleImports,
  });
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return glue;
}

// One instance a process: its JavaScript half keeps state of the instance it was given last.
let loaded: Promise<EngineModule> | undefined;

/** Prisma's schema engine over a database file (an empty one in memory unless named); call `free()` when done. */
export async function openSchemaEngine(file = ':memory:'): Promise<wasm.SchemaEngine> {
  const { SchemaEngine } = await (loaded ??= loadEngine());
  const factory = new ScriptingFactory({ url: file }, { shadowDatabaseUrl: ':memory:' });
  return SchemaEngine.new(
    { datamodels: undefined },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(factory) as never,
  );
}

/** The migrations in the shape the engine takes. */
export function migrationList(folders: MigrationFolder[]): wasm.MigrationList {
  return {
    baseDir: 'prisma/migrations',
    lockfile: { path: 'migration_lock.toml', content: 'provider = "sqlite"\n' },
    shadowDbInitScript: '',
    migrationDirectories: folders.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
    })),
  };
}

/**
 * The SQL that takes a database with these migrations to this schema. Empty when they agree.
 * @param schema text of schema.prisma
 */
export async function missingSql(schema: string, folders: MigrationFolder[] = listMigrations()): Promise<string> {
  const engine = await openSchemaEngine();
  try {
    const result = await engine.diff({
      from: { tag: 'migrations', ...migrationList(folders) },
      to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: schema }] },
      script: true,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    });
    return result.exitCode === 0 ? '' : (result.stdout ?? '');
  } finally {
    engine.free();
  }
}
