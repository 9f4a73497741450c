import { audit } from '#app/accounts/audit.server.ts';
import { authorize } from '#app/accounts/authorize.ts';
import type { Actor } from '#app/accounts/can.ts';
import { AppError } from '#app/errors.ts';
import type { Database } from '#prisma/client.server.ts';

/** Sets a fact of a call in place of what sources say, until it is taken back. */
export async function setFieldEdit(
  db: Database,
  person: Actor,
  opportunityId: string,
  field: string,
  value: unknown,
  reason: string,
): Promise<void> {
  authorize(person, 'opportunity.curate');
  if (!reason.trim()) {
    const message = 'Say where you read this: a link, or who told you.';
    throw new AppError('bad_input', message, { reason: message });
  }
  const edit = { value: JSON.stringify(value), reason: reason.trim(), personId: person!.id, editedAt: new Date() };
  const key = { opportunityId, field };
  await db.$transaction(async (tx) => {
    await tx.fieldEdit.upsert({ where: { opportunityId_field: key }, create: { ...key, ...edit }, update: edit });
    await audit(tx, person!.id, 'call.set', { kind: 'call', id: opportunityId }, { field });
  });
}

/** Takes back what people set, so that the sources' word is shown again. */
export async function removeFieldEdit(db: Database, person: Actor, opportunityId: string, field: string) {
  authorize(person, 'opportunity.curate');
  await db.fieldEdit.deleteMany({ where: { opportunityId, field } });
}
