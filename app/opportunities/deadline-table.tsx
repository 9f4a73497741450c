import { formatDate } from './calendar-date.ts';
import type { DateRow } from './time/date-rows.ts';
import { YourTime } from './time/your-time.tsx';
import { deadlineKindWords, SHARED, timeWords } from './words.ts';

/** Every date that any source gives, past and disputed ones too, with the source's own words and the reader's clock. */
export function DeadlineTable({ dates }: { dates: readonly DateRow[] }) {
  if (dates.length === 0)
    return <p className="unknown">No date is known here. The description or the funder’s page may name one.</p>;
  return (
    <table className="dates">
      <thead>
        <tr>
          <th scope="col">Date</th>
          <th scope="col">What is due</th>
          <th scope="col">Time</th>
          <th scope="col">Who says so, in which words</th>
        </tr>
      </thead>
      <tbody>
        {dates.map((date) => (
          <Line key={`${date.source} ${date.date} ${date.kind} ${date.track}`} date={date} />
        ))}
      </tbody>
    </table>
  );
}

function Line({ date }: { date: DateRow }) {
  const remarks = [
    date.passed ? 'past' : null,
    date.isEstimate ? 'estimated' : null,
    date.isInherited ? SHARED : null,
    date.isPlaceholder ? 'stands for “no deadline”' : null,
  ].filter(Boolean);
  return (
    <tr className={date.disputed ? 'disputed' : date.passed ? 'past' : undefined}>
      <th scope="row" className="nowrap">
        <time className="num small" dateTime={date.date}>
          {formatDate(date.date, 0)}
        </time>
        {date.daysLeft === null ? null : <span className="days-left muted small">{daysWords(date.daysLeft)}</span>}
      </th>
      <td>
        {deadlineKindWords(date.kind)}
        {date.track ? <span className="muted"> · {date.track}</span> : null}
        {remarks.length > 0 ? <span className="muted"> · {remarks.join(' · ')}</span> : null}
        {date.disputed ? <span className="flag"> · disputed</span> : null}
      </td>
      <td>
        {timeWords(date) ?? <span className="unknown">not stated</span>}
        <YourTime facts={date.yourTime} date={date.date} />
      </td>
      <td>
        {date.sourceTitle}
        {date.rawText ? (
          <>
            : <q className="muted">{date.rawText}</q>
          </>
        ) : null}
      </td>
    </tr>
  );
}

const daysWords = (days: number) => (days === 0 ? 'today' : days === 1 ? 'in 1 day' : `in ${days} days`);
