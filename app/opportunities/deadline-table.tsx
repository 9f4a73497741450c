import { compareDates, formatDate } from './calendar-date.ts';
import { deadlineKindNames } from './deadline.ts';
import type { DeadlineFact } from './types.ts';
import { timeWords } from './words.ts';

type Props = { deadlines: readonly DeadlineFact[]; today: string };

/** Every date that any source gives, past and disputed ones too, with the source's own words. */
export function DeadlineTable({ deadlines, today }: Props) {
  if (deadlines.length === 0) return <p className="unknown">No source names a date.</p>;
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
        {deadlines.map((deadline) => (
          <Line
            key={`${deadline.source} ${deadline.date} ${deadline.kind} ${deadline.track}`}
            {...{ deadline, today }}
          />
        ))}
      </tbody>
    </table>
  );
}

function Line({ deadline, today }: { deadline: DeadlineFact; today: string }) {
  const past = compareDates(deadline.date, today) < 0;
  const remarks = [
    past ? 'past' : null,
    deadline.isEstimate ? 'estimated' : null,
    deadline.isPlaceholder ? 'stands for “no deadline”' : null,
  ].filter(Boolean);
  return (
    <tr className={deadline.disputed ? 'disputed' : past ? 'past' : undefined}>
      <th scope="row" className="nowrap">
        <time className="num small" dateTime={deadline.date}>
          {formatDate(deadline.date, 0)}
        </time>
      </th>
      <td>
        {deadline.kind === 'unknown' ? 'deadline, kind not stated' : deadlineKindNames[deadline.kind]}
        {deadline.track ? <span className="muted"> · {deadline.track}</span> : null}
        {remarks.length > 0 ? <span className="muted"> · {remarks.join(' · ')}</span> : null}
        {deadline.disputed ? <span className="flag"> · disputed</span> : null}
      </td>
      <td>{timeWords(deadline) ?? <span className="unknown">not stated</span>}</td>
      <td>
        {deadline.sourceTitle}
        {deadline.rawText ? (
          <>
            : <q className="muted">{deadline.rawText}</q>
          </>
        ) : null}
      </td>
    </tr>
  );
}
