import { audit } from '#app/accounts/audit.server.ts';
import type { SignedIn } from '#app/accounts/current-person.server.ts';
import { AppError } from '#app/errors.ts';
import type { Database } from '#prisma/client.server.ts';
import { changePursuit } from './change-pursuit.server.ts';
import { badField } from './input.ts';
import { whyKept } from './why-kept.ts';

/** `lastSeen` is the id of the newest answer that the page showed, empty where it showed none. */
export type Removal = { typedName: string; lastSeen: string };

/**
 * Removes a pursuit that nothing was decided in, with its plan, what it looks for, the answers to that, and its log; that it
 * was there and who removed it stays in the record. `conflict` where it has to stay, or somebody answered since the page was read.
 */
export async function removePursuit(db: Database, person: SignedIn, id: string, form: Removal): Promise<void> {
  await changePursuit(db, person, id, async (tx, pursuit) => {
    const decisions = await tx.pursuitEvent.count({ where: { pursuitId: id, kind: 'decided' } });
    const why = whyKept({ ...pursuit, decisions });
    if (why !== null) throw new AppError('conflict', why);
    if (form.typedName.replace(/\s+/gu, ' ').trim() !== pursuit.teamName) {
      throw badField('typedName', 'Type the name of the team as it is, to be sure that this is the pursuit you mean.');
    }
    // ids are in the order of time
    if (await tx.pursuitAnswer.findFirst({ where: { role: { pursuitId: id }, id: { gt: form.lastSeen } } })) {
      throw new AppError('conflict', 'Somebody answered meanwhile. Read what they can do before you remove it.');
    }
    await tx.pursuit.delete({ where: { id } });
    await audit(tx, person.id, 'pursuit.remove', { kind: 'pursuit', id }, { opportunityId: pursuit.opportunityId });
  });
}
