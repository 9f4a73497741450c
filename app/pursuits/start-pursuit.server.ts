import { audit } from '#app/accounts/audit.server.ts';
import { authorize } from '#app/accounts/authorize.ts';
import type { SignedIn } from '#app/accounts/current-person.server.ts';
import { AppError } from '#app/errors.ts';
import { SHOWN } from '#app/opportunities/shown.server.ts';
import type { Database, Transaction } from '#prisma/client.server.ts';
import { findProject } from './find-project.server.ts';
import { readLine, readNote, requireLine } from './input.ts';
import { readTarget } from './read-target.server.ts';
import { whichSteps } from './which-steps.ts';

export const newPursuitFields = ['opportunityId', 'teamName', 'projectId', 'leads', 'note'] as const;
export type NewPursuit = Record<(typeof newPursuitFields)[number], string>;

export const TEAM_NAME_MAX = 120;
const MOST_PER_CALL = 200;

/**
 * Begins to consider a call, with whoever does so on the team and the steps that usually have to be taken. The team is named
 * like its project unless it gives another name. `conflict` where a team of that name considers the call already.
 */
export async function startPursuit(db: Database, person: SignedIn, form: NewPursuit, now: Date): Promise<string> {
  authorize(person, 'pursuit.create');
  const note = readNote(form.note, 'note');
  return db.$transaction(async (tx) => {
    const call = await findCall(tx, form.opportunityId);
    const project = await findProject(tx, form.projectId);
    const missing = 'Name the team, or choose the project that it is for.';
    const teamName =
      readLine(form.teamName, 'teamName', TEAM_NAME_MAX) ??
      requireLine(project?.name.slice(0, TEAM_NAME_MAX) ?? '', 'teamName', TEAM_NAME_MAX, missing);
    await assertNew(tx, call.id, teamName);
    const leadId = form.leads === 'me' ? person.id : null;
    const choice = { opportunityId: call.id, handInOn: null, deadlineKind: null };
    const target = await readTarget(tx, choice, now, person.timeZone);
    const { planned } = whichSteps({
      canonicalKey: call.canonicalKey,
      funder: call.funder.name,
      hasFiscalSponsor: project?.hasFiscalSponsor ?? null,
    });
    const { id } = await tx.pursuit.create({
      data: {
        ...{ opportunityId: call.id, teamName, projectId: project?.id ?? null, leadId, createdById: person.id },
        ...{ plannedFor: target?.date ?? null, createdAt: now },
        members: { create: { personId: person.id, addedAt: now } },
        events: { create: { kind: 'started', note, personId: person.id, at: now } },
        steps: {
          create: planned.map(({ id: usualId, name, why, source, daysBefore }) => {
            return { usualId, name, why, source, daysBefore };
          }),
        },
      },
    });
    await audit(tx, person.id, 'pursuit.start', { kind: 'pursuit', id }, { opportunityId: call.id });
    return id;
  });
}

/** The first statement of the transaction is a write, so that two who press at once come one after the other. */
async function findCall(tx: Transaction, id: string) {
  await tx.opportunity.updateMany({ where: { id }, data: { id } });
  const call = await tx.opportunity.findUnique({
    where: { id, ...SHOWN },
    select: { id: true, canonicalKey: true, funder: { select: { name: true } } },
  });
  if (!call) throw new AppError('not_found', 'There is no such call any more. Look for it in the list.');
  return call;
}

async function assertNew(tx: Transaction, opportunityId: string, teamName: string): Promise<void> {
  const others = await tx.pursuit.findMany({ where: { opportunityId }, select: { teamName: true } });
  const fold = (name: string) => name.normalize('NFKC').toLowerCase();
  if (others.some((other) => fold(other.teamName) === fold(teamName))) {
    const message = `${teamName} considers this call already. Ask its team to add you, or name yours otherwise.`;
    throw new AppError('conflict', message, { teamName: message });
  }
  if (others.length >= MOST_PER_CALL) {
    throw new AppError('conflict', `${MOST_PER_CALL} teams consider this call already. Join one of them.`);
  }
}
