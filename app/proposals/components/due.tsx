import { formatDay } from '#app/opportunities/calendar-date.ts';
import { urgencyOf } from '#app/opportunities/urgency.ts';
import { timeWords } from '#app/opportunities/words.ts';
import type { CallFacts } from '../call-facts.server.ts';
import { countdown } from '../countdown.ts';

/** The countdown that leads a row: one large figure, or the word that says why there is none. */
export function Countdown({ call }: { call: CallFacts | null }) {
  if (!call || call.daysLeft === null) {
    return (
      <p className="countdown">
        <span>{call ? 'no date' : 'no call'}</span>
      </p>
    );
  }
  const { figure, unit } = countdown(call.daysLeft);
  return (
    <p className={`countdown is-${urgencyOf(call.daysLeft)}`}>
      <b className="num">{figure}</b> <span>{unit}</span>
    </p>
  );
}

/** Whose call it is: its number, where it has one, and the funder. */
export function CallName({ call }: { call: CallFacts }) {
  return (
    <>
      {call.number && (
        <>
          <span className="num">{call.number}</span> ·{' '}
        </>
      )}
      {call.funder}
    </>
  );
}

/** When a call is due, in words: day, time and whose clock. */
export function DueDate({ call }: { call: CallFacts }) {
  if (!call.due) return <span>no deadline known</span>;
  const { date, isEstimate, disputed } = call.due;
  const time = timeWords(call.due);
  return (
    <span>
      due{' '}
      <time className="num" dateTime={date}>
        {formatDay(date)}
      </time>
      {time && `, ${time}`}
      {isEstimate && ' (estimated)'}
      {disputed && <span className="is-urgent"> (sources disagree)</span>}
    </span>
  );
}
