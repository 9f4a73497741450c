import { compareDates, today, type CalendarDate } from './calendar-date.ts';
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

  if (said === 'archived' || isArchived(call.archivesOn, day)) return 'archived';
  if (call.statusOverride === 'paused' || (said === 'paused' && call.statusOverride === null)) return 'paused';
  if (call.statusOverride === 'withdrawn') return 'closed';
  if (said === 'closed') return 'closed';
  // What its funder took off the list before its day was withdrawn, whatever it said last.
  if (call.goneOn !== null) return 'closed';
  if (call.docType === 'forecast' || said === 'forecast') return 'forecast';
  if (call.opensOn && compareDates(call.opensOn, day) > 0) return 'upcoming';

  const next = nextDeadline(call.deadlines, now, viewerZone);
  if (next) {
    if (said === 'upcoming' && !call.opensOn) return 'upcoming';
    if (said !== 'open' && !call.opensOn && !nextDeadline(call.deadlines.filter(isFirm), now, viewerZone))
      return 'unknown';
    return next.daysLeft <= CLOSING_DAYS ? 'closing' : 'open';
  }
  if (said === 'upcoming' && !call.opensOn) return 'upcoming';
  if (call.deadlineMode === 'rolling' || call.deadlines.some((deadline) => deadline.isPlaceholder)) return 'rolling';
  const passed = call.deadlines.filter((deadline) => isHard(deadline) && hasPassed(deadline, now, viewerZone));
  if (passed.length > 0) return said === 'open' && isOneOfSeveral(call.deadlineMode, passed) ? 'unknown' : 'closed';
  return said === 'open' ? 'open' : 'unknown';
}

/** Over for good, whatever else is said: lists need not read such a call to know. */
export function isArchived(archivesOn: string | null, day: CalendarDate): boolean {
  return archivesOn !== null && compareDates(archivesOn, day) < 0;
}

/** A date that nobody has verified neither opens a call nor closes one. */
const isFirm = (deadline: DeadlineFact) => !deadline.isEstimate;

/** A source that takes proposals by several deadlines, and names one of them, has not said that it was the last. */
const isOneOfSeveral = (mode: DeadlineMode, passed: readonly DeadlineFact[]) =>
  mode === 'multiple' && new Set(passed.map(({ date }) => date)).size === 1 && !passed.some((one) => one.isInherited);

/** A target date that has passed closes nothing: proposals are still read, later. */
const isHard = (deadline: DeadlineFact) => closes(deadline) && isFirm(deadline) && deadline.kind !== 'target';

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
