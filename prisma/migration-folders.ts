import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

export type MigrationFolder = { name: string; sql: string; checksum: string };

export const migrationsFolder = path.resolve('prisma/migrations');

/** The migrations of this code in the order they apply; each is `<time>_<name>/migration.sql`, Prisma's own layout. */
export function listMigrations(folder = migrationsFolder): MigrationFolder[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const bytes = readFileSync(path.join(folder, name, 'migration.sql'));
      return { name, sql: bytes.toString('utf8'), checksum: createHash('sha256').update(bytes).digest('hex') };
    });
}
