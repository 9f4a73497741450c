import type { Database, Transaction } from '#prisma/client.server.ts';

export type AuditDetail = Record<string, string | number | boolean | null>;
type Thing = {
  kind:
    | 'person'
    | 'token'
    | 'feed'
    | 'proposal'
    | 'source'
    | 'host'
    | 'call'
    | 'suggestion'
    | 'project'
    | 'message'
    | 'pursuit';
  id: string;
};

/**
 * Writes one line of the record of who changed what. `actorId` is null for the command line and for strangers. `detail`
 * names ids, roles, dates and results; never text, addresses or secrets.
 */
export async function audit(
  db: Database | Transaction,
  actorId: string | null,
  action: string,
  thing: Thing,
  detail?: AuditDetail,
): Promise<void> {
  await db.auditEvent.create({
    data: {
      personId: actorId,
      action,
      thingKind: thing.kind,
      thingId: thing.id,
      detail: detail ? JSON.stringify(detail) : null,
    },
  });
}
