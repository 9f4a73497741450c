import { compareDates, today } from './calendar-date.ts';
import { closes, hasPassed, nextDeadline } from './deadline.ts';
import type { DeadlineFact, DeadlineMode, Status } from './types.ts';

/** A call is closing in its last fourteen days. */
export const CLOSING_DAYS = 14;

/** What status is derived from: stored facts, none of them a status. */
export type StatusFacts = {
  upstreamStatus: string;
  statusOverride: string | null;
  docType: string;
  opensOn: string | null;
  archivesOn: string | null;
  /** no source lists it any more, since this day */
  goneOn: string | null;
  deadlineMode: DeadlineMode;
  deadlines: readonly DeadlineFact[];
};

/**
 * The one answer to "can I still apply?", derived each time it is read, so that a call closes on its day with nobody
 * touching it. A source's word opens a call only where no date says otherwise; where nothing says anything it is
 * `unknown`. `viewerZone` counts for deadlines in the applicant's own zone.
 */
export function status(call: StatusFacts, now: Date, viewerZone: string | null = null): Status {
  const day = today(now);
  const said = meaningOf(call.upstreamStatus);

  if (call.statusOverride === 'paused' || (said === 'paused' && call.statusOverride === null)) return 'paused';
  if (call.statusOverride === 'withdrawn') return 'closed';
  if (said === 'archived' || (call.archivesOn && compareDates(call.archivesOn, day) < 0)) return 'archived';
  if (said === 'closed') return 'closed';
  // What its funder took off the list before its day was withdrawn, whatever it said last.
  if (call.goneOn !== null) return 'closed';
  if (call.docType === 'forecast' || said === 'forecast') return 'forecast';
  if (call.opensOn && compareDates(call.opensOn, day) > 0) return 'upcoming';

  const next = nextDeadline(call.deadlines, now, viewerZone);
  if (next) {
    if (said === 'upcoming' && !call.opensOn) return 'upcoming';
    return next.daysLeft <= CLOSING_DAYS ? 'closing' : 'open';
  }
  if (said === 'upcoming' && !call.opensOn) return 'upcoming';
  if (call.deadlineMode === 'rolling' || call.deadlines.some((deadline) => deadline.isPlaceholder)) return 'rolling';
  if (call.deadlines.some((deadline) => isHard(deadline) && hasPassed(deadline, now, viewerZone))) return 'closed';
  return said === 'open' ? 'open' : 'unknown';
}

/** A target date that has passed closes nothing: proposals are still read, later. */
const isHard = (deadline: DeadlineFact) => closes(deadline) && deadline.kind !== 'target';

type Meaning = 'forecast' | 'upcoming' | 'open' | 'closed' | 'archived' | 'paused' | null;

const MEANINGS: Record<string, Meaning> = {
  forecast: 'forecast',
  forecasted: 'forecast',
  upcoming: 'upcoming',
  forthcoming: 'upcoming',
  posted: 'open',
  open: 'open',
  active: 'open',
  closed: 'closed',
  archived: 'archived',
  paused: 'paused',
};

/** What a source's own word for the status means; null when it says nothing that is known. */
export function meaningOf(upstreamStatus: string): Meaning {
  return MEANINGS[upstreamStatus.trim().toLowerCase()] ?? null;
}
