import { ListLink } from '#app/ui/list-link.tsx';
import { MONTHS } from '../calendar-date.ts';
import { monthWords } from '../calendar/months.ts';
import type { OpportunityFilter } from '../filter.ts';
import type { YearMonth } from '../types.ts';
import { monthRange } from '../year-months.ts';

type Props = {
  month: YearMonth;
  chosen: Pick<OpportunityFilter, 'closesAfter' | 'closesBefore'>;
  /** the address of the calls of a month, or of all dates */
  to: (window: Pick<OpportunityFilter, 'closesAfter' | 'closesBefore'>) => string;
};

/** A month under the bars of its weeks: a link that shows only the calls closing in it (pressed again, all). */
export function MonthLink({ month, chosen, to }: Props) {
  const window = monthRange(month.month);
  const current = chosen.closesAfter === window.closesAfter && chosen.closesBefore === window.closesBefore;
  const [year, number] = month.month.split('-') as [string, string];
  const name = MONTHS[Number(number) - 1]!;
  const deadlines = month.count === 1 ? '1 deadline' : `${month.count} deadlines`;
  return (
    <ListLink
      to={to(current ? { closesAfter: null, closesBefore: null } : window)}
      keepScroll
      aria-current={current ? 'true' : undefined}
      title={`${monthWords(month.month)}: ${deadlines}`}
      aria-label={`${name} ${year}: ${deadlines}`}
    >
      {name}
    </ListLink>
  );
}
