import { authorize } from '#app/accounts/authorize.ts';
import type { SignedIn } from '#app/accounts/current-person.server.ts';
import { formatDate, today } from '#app/opportunities/calendar-date.ts';
import { rowInclude, toRow } from '#app/opportunities/row.server.ts';
import type { Database } from '#prisma/client.server.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import { stepWords } from './plan-words.ts';
import { nextStep, planSteps } from './plan.ts';
import { pursuitStates } from './state.ts';
import { targetOf } from './target.ts';

/** Of each state so many are shown, the newest. */
const MOST_SHOWN = 200;

const include = {
  opportunity: { include: rowInclude },
  project: { select: { name: true } },
  lead: { select: { name: true } },
  steps: { where: { doneAt: null } },
  members: { select: { personId: true } },
  _count: { select: { roles: { where: { filledAt: null } } } },
} satisfies Prisma.PursuitInclude;
type Stored = Prisma.PursuitGetPayload<{ include: typeof include }>;

/**
 * Every pursuit of the community by state, or those of one person's teams. Within a state the next internal day comes first, of
 * those that are over the newest.
 */
export async function pursuitBoard(db: Database, person: SignedIn, mine: boolean, now: Date) {
  authorize(person, 'pursuit.read');
  const groups = [];
  for (const state of pursuitStates) {
    const where = { state, ...(mine ? { members: { some: { personId: person.id } } } : {}) };
    const count = await db.pursuit.count({ where });
    const rows = await db.pursuit.findMany({ where, include, orderBy: { id: 'desc' }, take: MOST_SHOWN });
    const lines = rows.map((row) => lineOf(row, person, now));
    if (state !== 'no_go') lines.sort((a, b) => a.order.localeCompare(b.order));
    groups.push({ state, count, lines });
  }
  return groups;
}
export type PursuitGroup = Awaited<ReturnType<typeof pursuitBoard>>[number];

function lineOf(row: Stored, { id: personId, timeZone }: SignedIn, now: Date) {
  const call = toRow(row.opportunity, now, timeZone);
  const day = today(now, timeZone);
  const words = (date: string) => formatDate(date, Number(day.slice(0, 4)));
  const target = targetOf(row, call.deadlines, now, timeZone);
  const next = row.state === 'no_go' ? null : nextStep(planSteps(row.steps, target?.date ?? null, day));
  return {
    ...{ id: row.id, teamName: row.teamName, lead: row.lead?.name ?? null, project: row.project?.name ?? null },
    ...{ wanted: row._count.roles, mine: row.members.some((member) => member.personId === personId) },
    call: { id: call.id, title: call.title, funder: call.funder },
    due: target && words(target.date),
    next: next && { name: next.name, day: words(next.day), late: next.late, words: stepWords(next) },
    order: next?.day ?? target?.date ?? '9999',
  };
}
