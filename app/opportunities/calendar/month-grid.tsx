import { classNames } from '#app/ui/class-names.ts';
import { formatDate } from '../calendar-date.ts';
import { Entry } from './entry.tsx';
import { monthWeeks, monthWords, weekdays, type Day } from './months.ts';
import { byDay, type MonthDeadline } from './month-deadlines.ts';

type Props = { month: string; deadlines: readonly MonthDeadline[]; today: string };

/** So many stand in a day; the others are a press away. */
const SHOWN = 3;

/** A month as a table of weeks, with the deadlines in their days. */
export function MonthGrid({ month, deadlines, today }: Props) {
  const days = byDay(deadlines);
  return (
    <table className="month-grid">
      <caption className="visually-hidden">Deadlines in {monthWords(month)}</caption>
      <thead>
        <tr>
          {weekdays.map(([short, long]) => (
            <th key={short} scope="col" abbr={long}>
              {short}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {monthWeeks(month).map((week) => (
          <tr key={week[0]!.date}>
            {week.map((day) => (
              <DayCell key={day.date} day={day} entries={days.get(day.date) ?? []} today={today} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DayCell({ day, entries, today }: { day: Day; entries: readonly MonthDeadline[]; today: string }) {
  const { date, inMonth } = day;
  const isToday = date === today;
  const rest = entries.length > SHOWN ? entries.slice(SHOWN) : [];
  return (
    <td
      className={classNames(!inMonth && 'outside', isToday && 'today', date < today && 'past')}
      aria-current={isToday ? 'date' : undefined}
    >
      <time dateTime={date} className="num">
        <span aria-hidden="true">{Number(date.slice(8))}</span>
        <span className="visually-hidden">{formatDate(date)}</span>
      </time>
      {isToday ? <span className="today-word"> today</span> : null}
      {entries.length > 0 ? <Entries entries={entries.slice(0, SHOWN)} /> : null}
      {rest.length > 0 ? (
        <details>
          <summary>
            +{rest.length} more<span className="visually-hidden"> on {formatDate(date)}</span>
          </summary>
          <Entries entries={rest} />
        </details>
      ) : null}
    </td>
  );
}

function Entries({ entries }: { entries: readonly MonthDeadline[] }) {
  return (
    <ul className="clean">
      {entries.map((entry) => (
        <li key={`${entry.callId} ${entry.kind} ${entry.track}`}>
          <Entry entry={entry} />
        </li>
      ))}
    </ul>
  );
}
