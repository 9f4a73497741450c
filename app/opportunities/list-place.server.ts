import { createHash } from 'node:crypto';
import { z } from 'zod';
import { AppError } from '#app/errors.ts';
import { filterToSearch, type OpportunityFilter } from './filter.ts';
import type { Place } from './sort.ts';
import { groups, statuses } from './types.ts';

/** The last call so far, with what its order depends on. */
export type ListPlace = Place;

/**
 * Where to go on in a list: after which calls, and as of which moment, because the order is derived from it. Calls that come
 * and go meanwhile move no other across the place.
 */
export type ListCursor = { at: Date; place: ListPlace };

const DAY_MS = 86_400_000;
const LASTS_DAYS = 7;
const LONGEST = 12_000;

const text = z.string().max(4000);
const schema = z.tuple([
  z.literal(2),
  z.number().int(),
  text, // of which list
  z.tuple([
    text, // id
    text, // title, folded
    text, // newest day
    text.nullable(), // archived on
    text.nullable(), // last date
    z.enum(statuses),
    z.enum(groups),
    z.tuple([text, text.nullable()]).nullable(), // next deadline: day and time
  ]),
]);

/** The cursor as one opaque word. */
export function writeCursor({ at, place }: ListCursor, filter: OpportunityFilter): string {
  const { id, titleKey, newestDay, archivesOn, lastDate, status, group, nextDeadline: next } = place;
  const parts: z.infer<typeof schema> = [
    2,
    at.getTime(),
    listId(filter),
    [id, titleKey, newestDay, archivesOn, lastDate, status, group, next && [next.date, next.time]],
  ];
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** The cursor of this very list; throws `bad_input` with a sentence for any other word. */
export function readCursor(word: string, filter: OpportunityFilter, now: Date): ListCursor {
  const parts = schema.safeParse(word.length <= LONGEST ? parseJson(Buffer.from(word, 'base64url').toString()) : null);
  const wrong = (why: string) => new AppError('bad_input', `This cursor ${why}. Start again without it.`);
  if (!parts.success) throw wrong('is none that this list gave');
  const [, at, list, place] = parts.data;
  if (list !== listId(filter)) throw wrong('belongs to a list with another filter or order');
  if (at > now.getTime() || now.getTime() - at > LASTS_DAYS * DAY_MS) throw wrong('is more than a week old');
  const [id, titleKey, newestDay, archivesOn, lastDate, status, group, next] = place;
  const nextDeadline = next && { date: next[0], time: next[1] };
  return { at: new Date(at), place: { id, titleKey, newestDay, archivesOn, lastDate, status, group, nextDeadline } };
}

const listId = (filter: OpportunityFilter) =>
  createHash('sha256')
    .update(filterToSearch(filter, { page: 1 }))
    .digest('base64url')
    .slice(0, 12);

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null; // no JSON is no cursor, and the schema says so
  }
}
