import { compareDeadlines, nextDeadline } from './deadline.ts';
import { groupOf } from './group.ts';
import { status, type StatusFacts } from './status.ts';
import type { Group, NextDeadline, Status } from './types.ts';

/** What is stored of a call, as far as its place in a list depends on it. */
export type StandingFacts = StatusFacts & {
  id: string;
  title: string;
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

/** What depends on the moment; `viewerZone` counts for deadlines in the applicant's own zone. */
export function derived(call: StatusFacts, now: Date, viewerZone: string | null) {
  const next = nextDeadline(call.deadlines, now, viewerZone);
  const state = status(call, now, viewerZone);
  return { status: state, group: groupOf(state, next?.daysLeft ?? null), nextDeadline: next };
}

/** Derives the place of a call. */
export function standingOf(call: StandingFacts, now: Date, viewerZone: string | null): Standing {
  const { id, title, newestDay } = call;
  const lastDate = [...call.deadlines].sort(compareDeadlines).at(-1)?.date ?? null;
  return { id, title, newestDay, lastDate, ...derived(call, now, viewerZone) };
}
