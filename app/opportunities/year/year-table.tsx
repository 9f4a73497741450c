import { formatDay } from '../calendar-date.ts';
import { monthWords } from '../calendar/months.ts';
import type { YearMonth } from '../types.ts';

/** The strip in words: how many deadlines each month has, and in which weeks. */
export function YearTable({ months }: { months: readonly YearMonth[] }) {
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
    <div className="scroll" role="region" aria-label="Deadlines by month and week" tabIndex={0}>
      <table className="year-table small">
        <caption>The next deadlines of these calls in the coming year</caption>
        <thead>
          <tr>
            <th scope="col">Month</th>
            <th scope="col" className="num">
              Deadlines
            </th>
            <th scope="col">Weeks with deadlines</th>
          </tr>
        </thead>
        <tbody>
          {months.map(({ month, weeks, count }) => (
            <tr key={month}>
              <th scope="row">{monthWords(month)}</th>
              <td className="num">{count}</td>
              <td>
                {weeks
                  .filter((week) => week.count > 0)
                  .map((week) => `week of ${formatDay(week.from)}: ${week.count}`)
                  .join(', ') || <span className="muted">none</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
