import type { Database } from '#prisma/client.server.ts';
import { Prisma } from '#prisma/generated/client.ts';
import type { NameQuery } from './name-query.ts';

const PAGE_SIZE = 50;

export type NamedPage<Row> = { items: Row[]; total: number; page: number; pages: number };

/**
 * One page of the rows that have each word in their name, by name; a page past the end is the last page. `columns` are what
 * is read of a row, `rows` is a table with its `WHERE`. Nothing is read of other pages but how many rows there are.
 */
export async function namedPage<Row>(
  db: Database,
  { columns, rows }: { columns: Prisma.Sql; rows: Prisma.Sql },
  { q, page: asked }: NameQuery,
): Promise<NamedPage<Row>> {
  const found = Prisma.join([rows, ...q.split(' ').filter(Boolean).map(hasWord)], ' AND ');
  const [{ count }] = await db.$queryRaw<[{ count: number | bigint }]>`SELECT COUNT(*) AS count FROM ${found}`;
  const total = Number(count);
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
  const page = Math.min(asked, pages);
  const items = await db.$queryRaw<Row[]>`
    SELECT ${columns} FROM ${found} ORDER BY name LIMIT ${PAGE_SIZE} OFFSET ${(page - 1) * PAGE_SIZE}`;
  return { items, total, page, pages };
}

/** SQLite knows the case of A to Z alone: of other letters the usual ways to write them are looked for. */
function hasWord(word: string): Prisma.Sql {
  const [first = '', ...rest] = word.toLowerCase();
  const forms = new Set([word, word.toLowerCase(), word.toUpperCase(), first.toUpperCase() + rest.join('')]);
  const wanted = /^[\0-\x7f]*$/.test(word) ? [word] : [...forms];
  const likes = wanted.map((form) => Prisma.sql`name LIKE ${`%${form.replace(/[\\%_]/g, '\\$&')}%`} ESCAPE '\\'`);
  return Prisma.sql`(${Prisma.join(likes, ' OR ')})`;
}
