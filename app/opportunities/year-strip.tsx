import { Link } from '@remix-run/react';
import { addDays, MONTHS } from './calendar-date.ts';
import { filterToSearch, type OpportunityFilter } from './filter.ts';
import type { YearMonth } from './types.ts';
import { monthRange } from './year-months.ts';

const HEIGHT = 44;
/** A bar reaches the top with at least so many deadlines, so that a single one does not look like a crowd. */
const LOWEST_TOP = 4;
const longMonths = Array.from({ length: 12 }, (_, month) =>
  new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2026, month, 1)),
);

/** The year ahead: a bar a week, a link a month that shows only the calls closing in it (and, pressed again, all). */
export function YearStrip({ months, filter }: { months: YearMonth[]; filter: OpportunityFilter }) {
  const tallest = Math.max(LOWEST_TOP, ...months.flatMap((month) => month.weeks.map((week) => week.count)));
  return (
    <nav className="strip no-print" aria-label="Deadlines in the coming year, by month">
      <ul>
        {months.map((month) => (
          <li key={month.month} className={`weeks-${month.weeks.length}`}>
            <MonthLink month={month} filter={filter} tallest={tallest} />
          </li>
        ))}
      </ul>
    </nav>
  );
}

function MonthLink({ month, filter, tallest }: { month: YearMonth; filter: OpportunityFilter; tallest: number }) {
  const range = monthRange(month.month);
  const current = filter.closesAfter === range.closesAfter && filter.closesBefore === range.closesBefore;
  const index = Number(month.month.slice(5)) - 1;
  const spoken = `${longMonths[index]} ${month.month.slice(0, 4)}: ${month.count === 1 ? '1 deadline' : `${month.count} deadlines`}`;
  const search = filterToSearch(filter, current ? { closesAfter: null, closesBefore: null } : range);
  return (
    <Link to={`/opportunities${search}`} preventScrollReset aria-current={current ? 'true' : undefined} title={spoken}>
      <span className="visually-hidden">{spoken}</span>
      <Bars month={month} filter={filter} tallest={tallest} />
      <span className="month" aria-hidden="true">
        {MONTHS[index]}
      </span>
    </Link>
  );
}

function Bars({ month, filter, tallest }: { month: YearMonth; filter: OpportunityFilter; tallest: number }) {
  return (
    <svg viewBox={`0 0 ${month.weeks.length * 10} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      {month.weeks.map(({ from, count }, at) => {
        const height = count === 0 ? 1.5 : 5 + ((HEIGHT - 5) * count) / tallest;
        const out =
          (filter.closesAfter !== null && addDays(from, 6) < filter.closesAfter) ||
          (filter.closesBefore !== null && from > filter.closesBefore);
        return (
          <rect
            key={from}
            className={count === 0 ? 'none' : out ? 'out' : undefined}
            x={at * 10 + 0.8}
            y={HEIGHT - height}
            width={8.4}
            height={height}
          />
        );
      })}
    </svg>
  );
}
