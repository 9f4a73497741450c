import { formatDay } from '#app/opportunities/calendar-date.ts';
import { compareDeadlines, deadlineKindNames } from '#app/opportunities/deadline.ts';
import { CLOSING_DAYS } from '#app/opportunities/status.ts';
import { derived } from '#app/opportunities/standing.ts';
import type { NextDeadline, Status } from '#app/opportunities/types.ts';
import { unknownOf, type FitRule } from '../finding.ts';
import type { Finding } from '../reason.ts';

const field = 'deadlines';

/** Whether there is time to write what is due next. */
export const timeLeft: FitRule = (_project, call, { now, viewerZone, begun }) => {
  // Of two on one day the same is named, in whatever order they were read.
  const deadlines = [...call.deadlines].sort((a, b) => compareDeadlines(a, b) || (a.kind < b.kind ? -1 : 1));
  return timeFinding(derived({ ...call, deadlines }, now, viewerZone), begun);
};

/** The same of a call of which it is known where it stands. */
export function timeFinding({ status, nextDeadline: next }: When, begun: boolean): Finding {
  const closed = (text: string) => ({ side: 'against', rulesOut: true, text, field: 'status', weight: 9 }) as const;
  if (status === 'closed' || status === 'archived') return closed('It is closed.');
  if (status === 'paused') return closed('It is paused and takes no proposals now.');
  if (status === 'rolling') return { side: 'for', text: 'Proposals are taken at any time.', field, weight: 2 };
  if (!next) return unknownOf(['call'], 'By when a proposal is due is not said.', { field, weight: 2 });
  const due = next.kind === 'unknown' ? 'the deadline' : `the ${deadlineKindNames[next.kind]}`;
  const days = next.daysLeft === 0 ? 'No full day is' : next.daysLeft === 1 ? '1 day is' : `${next.daysLeft} days are`;
  const left = `${days} left until ${due} (${next.isEstimate ? 'perhaps ' : ''}${formatDay(next.date)})`;
  if (next.daysLeft >= CLOSING_DAYS) return { side: 'for', text: `${left}.`, field, weight: 2 };
  return begun
    ? { side: 'for', text: `${left}, and a proposal of yours is begun.`, field, weight: 2 }
    : { side: 'against', text: `${left}, and no proposal of yours is begun.`, field, weight: 4 };
}

/** Where a call stands as far as time goes. */
export type When = { status: Status; nextDeadline: NextDeadline | null };
