import { formatDate } from '../calendar-date.ts';
import { Entry } from './entry.tsx';
import { byDay, type MonthDeadline } from './month-deadlines.ts';

type Props = { deadlines: readonly MonthDeadline[]; today: string };

/** The days of a month that have deadlines, one below the other: for narrow screens, large type and paper. */
export function MonthAgenda({ deadlines, today }: Props) {
  return (
    <ol className="month-agenda rows">
      {[...byDay(deadlines)].map(([date, entries]) => (
        <li key={date} className={date < today ? 'past' : undefined}>
          <h3>
            <time dateTime={date} className="num">
              {formatDate(date)}
            </time>
            {date === today ? <span className="today-word"> today</span> : null}
          </h3>
          <ul className="clean">
            {entries.map((entry) => (
              <li key={`${entry.callId} ${entry.kind} ${entry.track}`}>
                <Entry entry={entry} inFull />
                <span className="print-only small"> {entry.url}</span>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}
