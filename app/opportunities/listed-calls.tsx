import { Board } from './board.tsx';
import type { MonthOfDeadlines } from './calendar/deadlines-in-month.server.ts';
import { MonthCalendar } from './calendar/month-calendar.tsx';
import type { Column } from './columns.ts';
import type { OpportunityFilter } from './filter.ts';
import type { ListView } from './list-view.ts';
import { CallTable } from './table/call-table.tsx';
import type { ListedRow } from './listed-row.ts';
import type { OpportunityList } from './types.ts';
import { soonestMonth } from './year-months.ts';

type Props = {
  list: Pick<OpportunityList, 'year' | 'page' | 'pages' | 'sort'>;
  rows: readonly ListedRow[];
  filter: OpportunityFilter;
  shown: ListView;
  columns: readonly Column[];
  /** in the calendar only */
  calendar: MonthOfDeadlines | null;
  ownProposals: Record<string, number>;
  today: string;
};

/** The calls that were found, in the view that was asked for. */
export function ListedCalls({ list, rows, filter, shown, columns, calendar, ownProposals, today }: Props) {
  if (calendar) {
    return <MonthCalendar found={calendar} {...{ filter, shown, today }} soonest={soonestMonth(list.year)} />;
  }
  if (shown.view === 'table') return <CallTable {...{ rows, columns, filter, shown, today }} />;
  const { page, pages } = list;
  const year = Number(today.slice(0, 4));
  return <Board {...{ rows, columns, ownProposals, year, page, pages }} sort={list.sort} />;
}
