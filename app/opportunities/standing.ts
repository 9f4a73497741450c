import { compareDeadlines, nextDeadline } from './deadline.ts';
import { groupOf } from './group.ts';
import { status } from './status.ts';
import type { DeadlineFact, DeadlineMode, Group, NextDeadline, Status } from './types.ts';

/** What is stored of a call, as far as its place in a list depends on it. */
export type StandingFacts = {
  id: string;
  title: string;
  upstreamStatus: string;
  statusOverride: string | null;
  docType: string;
  opensOn: string | null;
  archivesOn: string | null;
  goneOn: string | null;
  deadlineMode: DeadlineMode;
  deadlines: readonly DeadlineFact[];
  /** the posting day, else the day it was first seen here */
  newestDay: string;
};

/** Where a call stands in a list at one moment. */
export type Standing = {
  id: string;
  title: string;
  status: Status;
  group: Group;
  nextDeadline: NextDeadline | null;
  /** YYYY-MM-DD, the last of all its dates */
  lastDate: string | null;
  newestDay: string;
};

/** Derives the place of a call; `viewerZone` counts for deadlines in the applicant's own zone. */
export function standingOf(call: StandingFacts, now: Date, viewerZone: string | null): Standing {
  const next = nextDeadline(call.deadlines, now, viewerZone);
  const state = status(call, now, viewerZone);
  return {
    ...{ id: call.id, title: call.title, status: state, group: groupOf(state, next?.daysLeft ?? null) },
    ...{ nextDeadline: next, newestDay: call.newestDay },
    lastDate: [...call.deadlines].sort(compareDeadlines).at(-1)?.date ?? null,
  };
}
