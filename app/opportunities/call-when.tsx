import { formatDate } from './calendar-date.ts';
import type { ListedRow } from './listed-row.ts';

/** The date column of a row: the day, then what is due, at what time and by whose clock. */
export function CallWhen({ call, year }: { call: ListedRow; year: number }) {
  if (!call.when)
    return <p className="when muted small">{call.status === 'rolling' ? 'no deadline' : 'date unknown'}</p>;
  const { date, words } = call.when;
  return (
    <p className="when muted small">
      <time dateTime={date}>{formatDate(date, year)}</time>
      {words && ` ${words}`}
    </p>
  );
}
