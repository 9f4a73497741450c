import type { Actor } from '#app/accounts/can.ts';
import type { Database, Transaction } from '#prisma/client.server.ts';
import { sameFact } from './facts.ts';
import { shownPeople } from './public-name.server.ts';

export type Thing = { kind: 'project' | 'organisation'; id: string };

/** Who changed something: a person by hand, or from one of the project's files. */
export type ChangedBy = { personId: string | null; file?: string | null; undoesId?: string };

export type ProfileChangeLine = {
  id: string;
  field: string;
  old: unknown;
  value: unknown;
  by: { id: string; name: string } | null;
  file: string | null;
  undoesId: string | null;
  at: Date;
};

/** Keeps each fact that differs, as a change of its own. Returns how many there are. */
export async function keepChanges(
  tx: Transaction,
  thing: Thing,
  before: Record<string, unknown>,
  after: Record<string, unknown>,
  { personId, file = null, undoesId = undefined }: ChangedBy,
  at: Date,
): Promise<number> {
  const json = (value: unknown) => (value === null || value === undefined ? null : JSON.stringify(value));
  const changed = Object.keys(after).filter((field) => !sameFact(before[field], after[field]));
  const about = { thingKind: thing.kind, thingId: thing.id, personId, file, undoesId: undoesId ?? null, at };
  await tx.profileChange.createMany({
    data: changed.map((field) => ({ ...about, field, oldValue: json(before[field]), newValue: json(after[field]) })),
  });
  return changed.length;
}

/** All that was changed in a thing, the newest first, with the names that the viewer may see. */
export async function changesOf(db: Database, viewer: Actor, { kind, id }: Thing): Promise<ProfileChangeLine[]> {
  const rows = await db.profileChange.findMany({
    where: { thingKind: kind, thingId: id },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: 500,
  });
  const people = await shownPeople(
    db,
    viewer,
    rows.flatMap(({ personId }) => personId ?? []),
  );
  const parse = (text: string | null): unknown => (text === null ? null : JSON.parse(text));
  return rows.map(({ id, field, oldValue, newValue, personId, file, undoesId, at }) => ({
    ...{ id, field, file, undoesId, at },
    old: parse(oldValue),
    value: parse(newValue),
    by: people.get(personId ?? '') ?? null,
  }));
}

/** The newest change of each field: where the fact is from. */
export function newestByField(changes: readonly ProfileChangeLine[]): Map<string, ProfileChangeLine> {
  const newest = new Map<string, ProfileChangeLine>();
  for (const change of changes) if (!newest.has(change.field)) newest.set(change.field, change);
  return newest;
}
