import { Link } from '@remix-run/react';
import { ButtonLink } from '#app/ui/button-link.tsx';
import { Count } from '#app/ui/count.tsx';
import type { OpportunityFilter } from '../filter.ts';
import { listSearch, type ListView } from '../list-view.ts';
import type { MonthOfDeadlines } from './deadlines-in-month.server.ts';
import { MonthAgenda } from './month-agenda.tsx';
import { MonthGrid } from './month-grid.tsx';
import { addMonths, monthWords } from './months.ts';

type Props = {
  found: MonthOfDeadlines;
  filter: OpportunityFilter;
  shown: ListView;
  today: string;
  /** the month of the soonest next deadline of these calls, where one is known */
  soonest: string | null;
};

/** One month of deadlines; the months before and after are links. */
export function MonthCalendar({ found, filter, shown, today, soonest }: Props) {
  const { month, deadlines, leftOut } = found;
  const to = (other: string) => `/opportunities${listSearch(filter, { ...shown, month: other })}`;
  const [before, after] = [addMonths(month, -1), addMonths(month, 1)];
  const now = today.slice(0, 7);
  return (
    <section className="calendar" aria-labelledby="calendar-month">
      <div className="calendar-head">
        <h2 id="calendar-month">
          {monthWords(month)} <Count of={deadlines.length} label={deadlines.length === 1 ? 'deadline' : 'deadlines'} />
        </h2>
        <nav className="actions no-print" aria-label="Months">
          {before ? (
            <ButtonLink small rel="prev" to={to(before)} preventScrollReset>
              ← {monthWords(before)}
            </ButtonLink>
          ) : null}
          {month === now ? null : (
            <ButtonLink small to={to(now)} preventScrollReset>
              This month
            </ButtonLink>
          )}
          {after ? (
            <ButtonLink small rel="next" to={to(after)} preventScrollReset>
              {monthWords(after)} →
            </ButtonLink>
          ) : null}
        </nav>
      </div>
      {deadlines.length === 0 ? (
        <p className="muted">
          None of these calls has a date in this month.{' '}
          {soonest && soonest !== month ? (
            <Link to={to(soonest)} preventScrollReset>
              The next deadline is in {monthWords(soonest)}
            </Link>
          ) : null}
        </p>
      ) : null}
      {leftOut > 0 ? (
        <p className="muted">
          {leftOut === 1 ? 'One more call has' : `${leftOut.toLocaleString('en')} more calls have`} dates in this month.
          Narrow the list to see them.
        </p>
      ) : null}
      <MonthGrid {...{ month, deadlines, today }} />
      <MonthAgenda {...{ deadlines, today }} />
    </section>
  );
}
