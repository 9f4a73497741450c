import { ListLink } from '#app/ui/list-link.tsx';
import { columnNames, type Column } from '../columns.ts';
import { Countdown } from '../countdown.tsx';
import type { OpportunityFilter, Sort } from '../filter.ts';
import { listSearch, type ListView } from '../list-view.ts';
import type { ListedRow } from '../listed-row.ts';
import { FactCell } from './fact-cell.tsx';
import { SortHeader } from './sort-header.tsx';

type Props = {
  rows: readonly ListedRow[];
  columns: readonly Column[];
  filter: OpportunityFilter;
  shown: ListView;
  today: string;
};

/** The columns that an order of the list belongs to. */
const orders: Partial<Record<Column, Sort>> = { 'next-deadline': 'deadline', posted: 'newest' };

/** One row a call, its facts in chosen columns. Wider than the screen it scrolls by itself, also by keyboard. */
export function CallTable({ rows, columns, filter, shown, today }: Props) {
  const to = (sort: Sort) => `/opportunities${listSearch(filter, shown, { sort })}`;
  const header = (sort: Sort | undefined, name: string) => (
    <SortHeader key={name} {...{ sort, name, to }} by={filter.sort} />
  );
  const year = Number(today.slice(0, 4));
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
    <div className="call-table" role="region" aria-label="Calls as a table" tabIndex={0}>
      <table>
        <thead>
          <tr>
            {header(columns.includes('next-deadline') ? undefined : 'deadline', 'Left')}
            {header('title', 'Call')}
            {columns.map((column) => header(orders[column], columnNames[column]))}
          </tr>
        </thead>
        <tbody>
          {rows.map((call) => (
            <tr key={call.id}>
              <td>
                <Countdown daysLeft={call.daysLeft} status={call.status} />
              </td>
              <th scope="row">
                <ListLink isRow className="row-title" data-url={call.url} to={`/opportunities/${call.id}`}>
                  {call.title}
                </ListLink>
              </th>
              {columns.map((column) => (
                <td key={column} className={`col-${column}`}>
                  <FactCell {...{ column, call, year }} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
