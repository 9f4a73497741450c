import type { SignedIn } from '#app/accounts/current-person.server.ts';
import { AppError } from '#app/errors.ts';
import type { Database, Transaction } from '#prisma/client.server.ts';
import type { OwnPursuit } from './authorize-pursuit.server.ts';
import { changePursuit } from './change-pursuit.server.ts';
import { findProject } from './find-project.server.ts';
import { badField, requireLine } from './input.ts';
import { TEAM_NAME_MAX } from './start-pursuit.server.ts';

/** Sets the team's name, its project and who would lead; the last two may be unknown. What changed is in the log. */
export async function setAbout(
  db: Database,
  person: SignedIn,
  id: string,
  form: { teamName: string; projectId: string; leadId: string },
  now: Date,
): Promise<void> {
  const teamName = requireLine(form.teamName, 'teamName', TEAM_NAME_MAX, 'Name the team.');
  await changePursuit(db, person, id, async (tx, pursuit) => {
    const lead = leadOf(pursuit, form.leadId);
    const project = await findProject(tx, form.projectId);
    await assertOnlyOne(tx, pursuit, teamName);
    await tx.pursuit.update({
      where: { id },
      data: { teamName, leadId: lead?.id ?? null, projectId: project?.id ?? null },
    });
    const log = { pursuitId: id, personId: person.id, at: now };
    if (lead?.id !== pursuit.lead?.id) {
      const told = { kind: 'lead', before: pursuit.lead?.name ?? null, after: lead?.name ?? null };
      await tx.pursuitEvent.create({ data: { ...log, ...told } });
    }
    if (project?.id !== pursuit.project?.id) {
      const told = { kind: 'project', before: pursuit.project?.name ?? null, after: project?.name ?? null };
      await tx.pursuitEvent.create({ data: { ...log, ...told } });
    }
  });
}

function leadOf({ members }: OwnPursuit, leadId: string) {
  if (leadId === '') return null;
  const member = members.find(({ personId }) => personId === leadId);
  if (!member) throw badField('leadId', 'Who would lead is on the team: add them first.');
  return member.person;
}

async function assertOnlyOne(tx: Transaction, { id, opportunityId }: OwnPursuit, teamName: string): Promise<void> {
  const others = await tx.pursuit.findMany({ where: { opportunityId, id: { not: id } }, select: { teamName: true } });
  if (!others.some((other) => other.teamName.toLowerCase() === teamName.toLowerCase())) return;
  const message = `Another team that considers this call is named ${teamName}. Choose another name.`;
  throw new AppError('conflict', message, { teamName: message });
}
