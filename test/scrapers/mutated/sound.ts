import type Sqlite from 'better-sqlite3';
import { expect } from 'vitest';
import { opportunityAsJson } from '#app/opportunities/as-json.ts';
import { parseIsoDate } from '#app/opportunities/calendar-date.ts';
import { parseFilter } from '#app/opportunities/filter.ts';
import { listOpportunities } from '#app/opportunities/list-opportunities.server.ts';
import type { Database } from '#prisma/client.server.ts';

/** What a person reads: a sentence, and nothing of the inside of a program. */
const SENTENCE = /^[\p{Lu}\d“][^\0]*[.”)…]$/su;
const INSIDE = /\bat \S+:\d+:\d+|node_modules|\[object|undefined is not|Cannot read prop|\bPrisma|Invalid `|SQLITE_/;

/** Fails unless a message is fit to be shown. That an answer took too long to read would hide a fault, so it is none. */
export function expectSentence(message: string | undefined, what: string): void {
  expect(message, what).toMatch(SENTENCE);
  expect(message, what).not.toMatch(INSIDE);
  expect(message, what).not.toMatch(/took more|broke off/);
  expect(message!.length, what).toBeLessThan(500);
}

/** Fails unless the rows of a database belong together. */
export function expectLinked(connection: Sqlite.Database, what: string): void {
  expect(connection.pragma('foreign_key_check'), what).toEqual([]);
}

/** Fails unless all that was taken in can be kept and shown: no NUL in any text, and every call in the list as data. */
export async function expectSound(db: Database, connection: Sqlite.Database): Promise<void> {
  expect(connection.pragma('integrity_check', { simple: true })).toBe('ok');
  expectLinked(connection, 'at the end');
  const columns = connection
    .prepare(
      `SELECT t.name AS "table", c.name AS "column" FROM sqlite_schema t, pragma_table_info(t.name) c
       WHERE t.type = 'table' AND t.name NOT GLOB 'sqlite_*' AND c.type = 'TEXT'`,
    )
    .all() as { table: string; column: string }[];
  expect(columns.length).toBeGreaterThan(50);
  // In JSON a NUL is written as six letters.
  const isJson = (column: string) => column === 'payload' || column === 'draft';
  const broken = columns.filter(({ table, column }) =>
    connection
      .prepare(
        `SELECT 1 FROM "${table}" WHERE instr("${column}", char(0)) ${isJson(column) ? `OR instr("${column}", '\\u0000')` : ''} LIMIT 1`,
      )
      .get(),
  );
  expect(broken).toEqual([]);
  await expectShown(db);
}

async function expectShown(db: Database): Promise<void> {
  const { filter } = parseFilter(new URLSearchParams());
  const { items } = await listOpportunities(db, { ...filter, status: [] }, new Date(), { pageSize: 100_000 });
  for (const { title, url, deadlines } of items.map(opportunityAsJson)) {
    expect(title.trim()).not.toBe('');
    expect(url).toMatch(/^https?:\/\//);
    for (const { date } of deadlines) expect(parseIsoDate(date)).toBe(date);
  }
}
