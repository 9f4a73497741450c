import { can } from '#app/accounts/can.ts';
import type { SignedIn } from '#app/accounts/current-person.server.ts';
import { readDiscussion } from '#app/discussion/read-discussion.server.ts';
import { fitForCall } from '#app/fit/fit-for-call.server.ts';
import { isWatching } from '#app/follow/watch.server.ts';
import { ownProposals } from '#app/proposals/own-proposals.server.ts';
import { pursuitsOnCall } from '#app/pursuits/on-call.server.ts';
import type { Database } from '#prisma/client.server.ts';
import { awardsForCall } from './awards/awards-for-call.server.ts';
import { today } from './calendar-date.ts';
import { getOpportunity } from './get-opportunity.server.ts';
import { interestIn } from './interest/interest.server.ts';
import { pastProposals } from './past/past-proposals.server.ts';
import { similarCalls } from './similar/similar-calls.server.ts';
import { endedSources } from './sources/ended-sources.server.ts';
import { dateRows, yourTime } from './time/date-rows.ts';

/** All that the page of a call shows to somebody, part by part, its fit to one of their projects; null when there is no such call. */
export async function callPage(
  db: Database,
  person: SignedIn | null,
  id: string,
  now: Date,
  projectId: string | null = null,
) {
  const viewerZone = person?.timeZone ?? null;
  const call = await getOpportunity(db, id, now, viewerZone);
  if (!call) return null;
  const proposals = person ? await ownProposals(db, person, call.id) : [];
  const thing = { kind: 'call', id: call.id } as const;
  return {
    call,
    dates: dateRows(call.deadlines, now, viewerZone),
    nextTime: call.nextDeadline && yourTime(call.nextDeadline, viewerZone),
    awards: await awardsForCall(db, call.id),
    past: await pastProposals(db, person, call),
    similar: await similarCalls(db, call, now, viewerZone),
    pursuits: await pursuitsOnCall(db, person, call.id),
    interest: await interestIn(db, person, call.id),
    discussion: await readDiscussion(db, person, thing, now, viewerZone),
    ended: await endedSources(db),
    proposals,
    fit: await fitForCall(db, person, call, { projectId, begun: proposals.length > 0, now }),
    watching: person ? await isWatching(db, person.id, call.id) : null,
    curates: can(person, 'opportunity.curate'),
    signedIn: person !== null,
    today: today(now, viewerZone),
  };
}
