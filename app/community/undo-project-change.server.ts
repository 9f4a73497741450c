import type { Actor } from '#app/accounts/can.ts';
import { AppError } from '#app/errors.ts';
import type { Database, Transaction } from '#prisma/client.server.ts';
import { NO_SPONSOR, type ProjectFacts } from './facts.ts';
import { requireOwnProject } from './project-access.server.ts';
import { writeFacts } from './save-project.server.ts';
import { toFacts } from './stored-project.server.ts';
import { undoChange } from './undo-change.server.ts';

/** Puts a fact of a project back to what it was before a change. Throws `conflict` where that cannot be, with the reason. */
export async function undoProjectChange(
  db: Database,
  actor: Actor,
  id: string,
  changeId: string,
  now: Date,
): Promise<void> {
  await db.$transaction(async (tx) => {
    const project = await requireOwnProject(tx, actor, id);
    const facts = toFacts(project);
    await undoChange(tx, { kind: 'project', id }, changeId, facts, async (old) => {
      await requirePossible(tx, facts, old);
      await writeFacts(tx, project, old, { personId: actor!.id, undoesId: changeId }, now);
    });
  });
}

/** What was once true of a project may not fit what is said of it now. */
async function requirePossible(tx: Transaction, now: ProjectFacts, old: Partial<ProjectFacts>): Promise<void> {
  const { licence, licenceText } = { ...now, ...old };
  if (('licence' in old || 'licenceText' in old) && licence !== null && licenceText !== null) {
    const first = 'licence' in old ? 'its own words' : 'its identifier';
    throw new AppError('conflict', `The licence is told in ${first} now. Undo that change first.`);
  }
  const { fiscalSponsor } = old;
  if (!fiscalSponsor || fiscalSponsor === NO_SPONSOR) return;
  if (await tx.organisation.findUnique({ where: { id: fiscalSponsor }, select: { id: true } })) return;
  throw new AppError('conflict', 'The organisation that was the fiscal sponsor is gone.');
}
