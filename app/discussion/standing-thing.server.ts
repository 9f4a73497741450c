import { AppError } from '#app/errors.ts';
import { SHOWN } from '#app/opportunities/shown.server.ts';
import type { Database, Transaction } from '#prisma/client.server.ts';
import type { Thing, ThingKind } from './thing.ts';

export type NamedThing = Thing & { title: string };

/** The thing as it is now: that into which it was merged, where it was. Null for none, or one that is not shown. */
type Finder = (db: Database | Transaction, id: string) => Promise<{ id: string; title: string } | null>;

const finders: Record<ThingKind, Finder> = {
  call: async (db, id) => {
    const moved = await db.callRedirect.findUnique({ where: { fromId: id }, select: { toId: true } });
    const where = { id: moved?.toId ?? id, ...SHOWN };
    return db.opportunity.findUnique({ where, select: { id: true, title: true } });
  },
};

/** The thing that is talked about, with its title; null where there is none. */
export async function findStandingThing(db: Database | Transaction, { kind, id }: Thing): Promise<NamedThing | null> {
  const found = await finders[kind](db, id);
  return found && { kind, ...found };
}

/** The same. Throws `not_found` where there is none. */
export async function standingThing(db: Database | Transaction, thing: Thing): Promise<NamedThing> {
  const found = await findStandingThing(db, thing);
  if (!found) throw new AppError('not_found', 'What this is about is not there any more. Look for it in the list.');
  return found;
}
