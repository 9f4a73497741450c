import { formatDate } from './calendar-date.ts';
import type { OpportunityRow } from './types.ts';
import { deadlineWords, timeWords } from './words.ts';

/** The date column of a row: the day, then what is due, at what time and by whose clock. */
export function CallWhen({ call, year }: { call: OpportunityRow; year: number }) {
  const shown = call.nextDeadline ?? call.deadlines.filter((deadline) => !deadline.isPlaceholder).at(-1);
  if (!shown) return <p className="when muted small">{call.status === 'rolling' ? 'no deadline' : 'date unknown'}</p>;
  return (
    <p className="when">
      <time className="num" dateTime={shown.date}>
        {formatDate(shown.date, year)}
      </time>{' '}
      <span className="muted small">{[deadlineWords(shown), timeWords(shown)].filter(Boolean).join(' · ')}</span>
    </p>
  );
}
