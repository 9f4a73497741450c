import { authorize } from '#app/accounts/authorize.ts';
import { can } from '#app/accounts/can.ts';
import type { SignedIn } from '#app/accounts/current-person.server.ts';
import { formatDate, formatMoment, today } from '#app/opportunities/calendar-date.ts';
import { toRow } from '#app/opportunities/row.server.ts';
import { readStage } from '#app/proposals/stages.ts';
import type { Database } from '#prisma/client.server.ts';
import { noSuchPursuit } from './authorize-pursuit.server.ts';
import { eventWords } from './events.ts';
import { planView } from './plan-view.ts';
import { pursuitInclude, type StoredPursuit } from './pursuit-include.server.ts';
import { reasonWords } from './reasons.ts';
import { readState } from './state.ts';
import { whyKept } from './why-kept.ts';

/** All that the page of a pursuit shows to somebody signed in. */
export async function pursuitView(db: Database, person: SignedIn, id: string, now: Date) {
  authorize(person, 'pursuit.read');
  const pursuit = await db.pursuit.findUnique({ where: { id }, include: pursuitInclude });
  if (!pursuit) throw noSuchPursuit();
  const { opportunity, proposal, project } = pursuit;
  const zone = person.timeZone;
  const edits = can(person, 'pursuit.edit', { onTeam: isOnTeam(pursuit, person.id) });
  const call = toRow(opportunity, now, zone);
  const facts = { canonicalKey: opportunity.canonicalKey, funder: call.funder };
  const hasFiscalSponsor = project?.hasFiscalSponsor ?? null;
  const day = (date: string) => formatDate(date, Number(today(now, zone).slice(0, 4)));
  const due = call.nextDeadline && { date: day(call.nextDeadline.date), daysLeft: call.nextDeadline.daysLeft };
  const mayRead = proposal?.members.some(({ personId }) => personId === person.id) ?? false;
  return {
    ...{ id, edits, teamName: pursuit.teamName, state: readState(pursuit.state) },
    ...{ handInOn: pursuit.handInOn, deadlineKind: pursuit.deadlineKind, lead: pursuit.lead },
    call: { id: call.id, title: call.title, funder: call.funder, status: call.status, due },
    project: project && { id: project.id, name: project.name },
    /** told to those alone who may read it */
    proposal: proposal && mayRead ? { id: proposal.id, title: proposal.title, stage: readStage(proposal.stage) } : null,
    canStartProposal: edits && proposal === null,
    whyKept: whyKept({ ...pursuit, decisions: pursuit._count.events }),
    team: pursuit.members.map(({ person: member }) => member),
    slots: {
      ...{ limit: pursuit.slotLimit, ours: pursuit.slotOurs, decider: pursuit.slotDecider },
      ...{ decideBy: pursuit.slotDecideBy, decideByWords: pursuit.slotDecideBy && day(pursuit.slotDecideBy) },
    },
    plan: planView(pursuit, { deadlines: call.deadlines, facts: { ...facts, hasFiscalSponsor } }, now, zone),
    roles: pursuit.roles.map(({ id: roleId, text, filledAt, answers }) => ({
      ...{ id: roleId, text, filled: filledAt !== null },
      answers: answers.map(({ id: answerId, note, at, person: by }) => ({
        ...{ id: answerId, note, name: by.name, at: formatMoment(at, zone), own: by.id === person.id },
        /** the team writes to whoever answered */
        email: edits ? by.email : null,
        onTeam: isOnTeam(pursuit, by.id),
      })),
    })),
    log: pursuit.events.map((event) => ({
      ...{ id: event.id, kind: event.kind, words: eventWords(event), reasons: reasonWords(event.reasons) },
      ...{ note: event.note, by: event.person?.name ?? null, at: formatMoment(event.at, zone) },
    })),
  };
}
export type PursuitView = Awaited<ReturnType<typeof pursuitView>>;

const isOnTeam = ({ members }: StoredPursuit, id: string) => members.some(({ personId }) => personId === id);
