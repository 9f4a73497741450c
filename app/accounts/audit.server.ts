import type { Database, Transaction } from '#prisma/client.server.ts';

/** Writes one line of the record of who changed what among accounts; `detail` never holds secrets or content. */
export async function auditAccount(
  db: Database | Transaction,
  actorId: string | null,
  action: string,
  personId: string,
  detail?: Record<string, string | number | boolean | null>,
): Promise<void> {
  await db.auditEvent.create({
    data: {
      personId: actorId,
      action,
      thingKind: 'person',
      thingId: personId,
      detail: detail ? JSON.stringify(detail) : null,
    },
  });
}
