import { authorize } from '#app/accounts/authorize.ts';
import type { Actor } from '#app/accounts/can.ts';
import { AppError } from '#app/errors.ts';
import type { Database, Transaction } from '#prisma/client.server.ts';
import type { Organisation } from '#prisma/generated/client.ts';
import { keepChanges, type ChangedBy } from './changes.server.ts';
import type { OrganisationFacts } from './facts.ts';
import { readOrganisation, requireFree, type TypedOrganisation } from './organisation-input.server.ts';
import { undoChange } from './undo-change.server.ts';

/** An organisation as it is stored. Throws `not_found`. */
export async function requireOrganisation(db: Database | Transaction, id: string): Promise<Organisation> {
  const row = await db.organisation.findUnique({ where: { id } });
  if (row) return row;
  throw new AppError(
    'not_found',
    'There is no organisation at this address. Look for it in the list of organisations.',
  );
}

/** Makes an organisation; its id. Throws `bad_input` with fields. */
export async function createOrganisation(
  db: Database,
  actor: Actor,
  typed: TypedOrganisation,
  now: Date,
): Promise<string> {
  authorize(actor, 'organisation.edit');
  const facts = readOrganisation(typed);
  return db.$transaction(async (tx) => {
    await requireFree(tx, facts, null);
    const { id } = await tx.organisation.create({ data: { ...facts, createdById: actor!.id } });
    await keepChanges(tx, { kind: 'organisation', id }, {}, facts, { personId: actor!.id }, now);
    return id;
  });
}

/** Saves what the form holds; every change is kept. Throws `bad_input` with fields. */
export async function saveOrganisation(
  db: Database,
  actor: Actor,
  id: string,
  typed: TypedOrganisation,
  now: Date,
): Promise<void> {
  authorize(actor, 'organisation.edit');
  await db.$transaction(async (tx) => {
    const before = await requireOrganisation(tx, id);
    await write(tx, before, readOrganisation(typed), { personId: actor!.id }, now);
  });
}

/** Puts a fact back to what it was before a change. Throws `conflict` where that cannot be, with the reason. */
export async function undoOrganisationChange(
  db: Database,
  actor: Actor,
  id: string,
  changeId: string,
  now: Date,
): Promise<void> {
  authorize(actor, 'organisation.undo');
  await db.$transaction(async (tx) => {
    const before = await requireOrganisation(tx, id);
    await undoChange<OrganisationFacts>(tx, { kind: 'organisation', id }, changeId, before, (old) =>
      write(tx, before, old, { personId: actor!.id, undoesId: changeId }, now),
    );
  });
}

async function write(
  tx: Transaction,
  before: Organisation,
  changed: Partial<OrganisationFacts>,
  by: ChangedBy,
  now: Date,
): Promise<void> {
  await requireFree(tx, { ...before, ...changed }, before.id);
  await tx.organisation.update({ where: { id: before.id }, data: changed });
  await keepChanges(tx, { kind: 'organisation', id: before.id }, before, changed, by, now);
}
