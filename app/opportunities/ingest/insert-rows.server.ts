import { v7 as uuid } from 'uuid';
import type { Transaction } from '#prisma/client.server.ts';
import { inChunks } from './chunks.ts';

type Value = string | number | boolean | null | Date;
type Table = 'Change' | 'Deadline' | 'OpportunityLink' | 'Provenance' | 'RawRecord';

const ROWS_AT_ONCE = 1000;

/**
 * Inserts rows of one shape, each with a new id. One statement takes a thousand rows as JSON: a tenth of the time of
 * `createMany`, whose cost is one bound value at a time. Keys are column names and come from our own code, never from
 * a source.
 */
export async function insertRows(tx: Transaction, table: Table, rows: readonly Record<string, Value>[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = ['id', ...Object.keys(rows[0]!)];
  const names = columns.map((column) => `"${column}"`).join(', ');
  const values = columns.map((column) => `value->>'${column}'`).join(', ');
  for (const chunk of inChunks(rows, ROWS_AT_ONCE)) {
    const json = JSON.stringify(chunk.map((row) => ({ id: uuid(), ...row, ...storedDates(row) })));
    await tx.$executeRawUnsafe(`INSERT INTO "${table}" (${names}) SELECT ${values} FROM json_each(?)`, json);
  }
}

/** Dates as Prisma's adapter writes them, so that both compare as text. */
function storedDates(row: Record<string, Value>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(row).flatMap(([column, value]) =>
      value instanceof Date ? [[column, value.toISOString().replace('Z', '+00:00')]] : [],
    ),
  );
}
