import { ListLink } from '#app/ui/list-link.tsx';
import { MONTHS } from '../calendar-date.ts';
import { monthWords } from '../calendar/months.ts';
import type { OpportunityFilter } from '../filter.ts';
import type { YearMonth } from '../types.ts';
import { monthRange } from '../year-months.ts';
import type { WeekRange } from './week-range.ts';

export const BAR_HEIGHT = 44;

type Props = {
  month: YearMonth;
  /** the place of its first week in the year */
  first: number;
  range: WeekRange | null;
  /** the count at which a bar reaches the top */
  tallest: number;
  chosen: Pick<OpportunityFilter, 'closesAfter' | 'closesBefore'>;
  /** the address of the calls of a month, or of all dates */
  to: (window: Pick<OpportunityFilter, 'closesAfter' | 'closesBefore'>) => string;
};

/** A month of the strip: a bar a week, and a link that shows only the calls closing in it (pressed again, all). */
export function MonthBars({ month, first, range, tallest, chosen, to }: Props) {
  const window = monthRange(month.month);
  const current = chosen.closesAfter === window.closesAfter && chosen.closesBefore === window.closesBefore;
  const spoken = `${monthWords(month.month)}: ${month.count === 1 ? '1 deadline' : `${month.count} deadlines`}`;
  return (
    <ListLink
      to={to(current ? { closesAfter: null, closesBefore: null } : window)}
      keepScroll
      aria-current={current ? 'true' : undefined}
      title={spoken}
    >
      <span className="visually-hidden">{spoken}</span>
      <svg viewBox={`0 0 ${month.weeks.length * 10} ${BAR_HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
        {bars(month, first, range, tallest).map(([look, path]) => (
          <path key={look} className={look} d={path} />
        ))}
      </svg>
      <span className="month" aria-hidden="true">
        {MONTHS[Number(month.month.slice(5)) - 1]}
      </span>
    </ListLink>
  );
}

/** The bars of a month, those that look alike as one path: weeks with deadlines, those out of the range, those without. */
function bars({ weeks }: YearMonth, first: number, range: WeekRange | null, tallest: number): [string, string][] {
  const paths = new Map<string, string>();
  weeks.forEach(({ count }, at) => {
    const height = count === 0 ? 1.5 : 5 + ((BAR_HEIGHT - 5) * count) / tallest;
    const isOut = range !== null && (first + at < range.from || first + at >= range.to);
    const look = count === 0 ? 'none' : isOut ? 'out' : 'some';
    const top = (BAR_HEIGHT - height).toFixed(1);
    paths.set(look, `${paths.get(look) ?? ''}M${at * 10 + 0.8} ${top}h8.4V${BAR_HEIGHT}h-8.4z`);
  });
  return [...paths];
}
