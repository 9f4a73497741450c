import type Sqlite from 'better-sqlite3';
import { anyOf, toMatch, type Query, type Term } from './query.ts';

/** More hits than that are not ranked: bm25 would read each. */
export const MOST_RANKED = 5_000;

/** The entries of the calls that match a query; `except`: all calls but these, where only unwanted words were typed. */
export type Hits = { entries: number[]; except: boolean };

/** Finds the words in the index (prisma/call-index.sql). */
export function findWords(connection: Sqlite.Database, query: Query): Hits {
  const match = toMatch(query);
  const { find } = prepared(connection);
  return match === null
    ? { entries: find.all(anyOf(query.unwanted)) as number[], except: true }
    : { entries: find.all(match) as number[], except: false };
}

/** The calls that match, and how well each fits the words, above 0: those in a title or number weigh more than in a description. */
export type Ranked = readonly (readonly [entry: number, fit: number])[];

/**
 * null where more than MOST_RANKED match, because the order would say little and cost much; nothing is asked of the index
 * where the beginning is so short that it will be so.
 */
export function rankWords(connection: Sqlite.Database, query: Query): Ranked | null {
  const match = toMatch(query);
  if (match === null || (query.wanted.length === 1 && isShort(query.wanted[0]!))) return null;
  const rows = prepared(connection).rank.all(match, MOST_RANKED + 1) as [entry: number, fit: number][];
  if (rows.length > MOST_RANKED) return null;
  return rows;
}

const isShort = ({ words, isOpen }: Term) => isOpen && words.length === 1 && words[0]!.length <= 3;

function prepare(connection: Sqlite.Database) {
  return {
    find: connection.prepare('SELECT rowid FROM CallText WHERE CallText MATCH ?').pluck(),
    // title, number, funder, programme, description
    rank: connection
      .prepare('SELECT rowid, -bm25(CallText, 10, 8, 4, 4, 1) FROM CallText WHERE CallText MATCH ? LIMIT ?')
      .raw(),
  };
}

const statements = new WeakMap<Sqlite.Database, ReturnType<typeof prepare>>();

function prepared(connection: Sqlite.Database): ReturnType<typeof prepare> {
  let known = statements.get(connection);
  if (!known) statements.set(connection, (known = prepare(connection)));
  return known;
}
