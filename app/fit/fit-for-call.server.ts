import { can } from '#app/accounts/can.ts';
import type { SignedIn } from '#app/accounts/current-person.server.ts';
import { profilesOf } from '#app/community/profiles-of.server.ts';
import type { OpportunityDetail } from '#app/opportunities/types.ts';
import type { Database } from '#prisma/client.server.ts';
import { awardTitles } from './award-titles.server.ts';
import { fitOf } from './fit-of.ts';
import { readFitCalls } from './read-calls.server.ts';
import type { Reason } from './reason.ts';
import { toldByOf } from './told-by.ts';

/** What the page of a call says of fit: the reasons for one of the reader's projects, or why there are none. */
export type CallFit =
  | { state: 'public' }
  | { state: 'no-project' }
  | {
      state: 'told';
      projects: { id: string; name: string }[];
      project: { id: string; name: string };
      reasons: Reason[];
    };

type Asked = { projectId: string | null; begun: boolean; now: Date };

/** How a call fits the project that was asked for, else the first of the person's own. */
export async function fitForCall(
  db: Database,
  person: SignedIn | null,
  detail: OpportunityDetail,
  { projectId, begun, now }: Asked,
): Promise<CallFit> {
  if (person === null || !can(person, 'fit.read')) return { state: 'public' };
  const profiles = await profilesOf(db, person.id);
  const project = profiles.find(({ id }) => id === projectId) ?? profiles[0];
  if (!project) return { state: 'no-project' };
  const [calls, awards] = await Promise.all([readFitCalls(db, [detail]), awardTitles(db, detail.id)]);
  const call = { ...calls.get(detail.id)!, awards, toldBy: toldByOf(detail) };
  return {
    state: 'told',
    projects: profiles.map(named),
    project: named(project),
    reasons: fitOf(project, call, now, { viewerZone: person.timeZone, begun }),
  };
}

const named = ({ id, name }: { id: string; name: string }) => ({ id, name });
