import { countdown, dayText, timeText, urgency } from '../due-text.ts';
import type { CallFacts } from '../call-facts.server.ts';

/** The countdown that leads a row: one large figure, or a dash that says why there is none. */
export function Countdown({ call }: { call: CallFacts | null }) {
  if (!call || call.daysLeft === null) {
    return (
      <p className="countdown">
        <span className="countdown-none">{call ? 'no date' : 'no call'}</span>
      </p>
    );
  }
  const { figure, unit } = countdown(call.daysLeft);
  return (
    <p className={`countdown is-${urgency(call.daysLeft)}`}>
      <b className="num">{figure}</b> <span>{unit}</span>
    </p>
  );
}

/** When a call is due, in words: day, time and whose clock. */
export function DueDate({ call }: { call: CallFacts }) {
  if (!call.due) return <span>no deadline known</span>;
  const time = timeText(call.due.time, call.due.zone);
  return (
    <span>
      due{' '}
      <time className="num" dateTime={call.due.date}>
        {dayText(call.due.date)}
      </time>
      {time && <span className="num">, {time}</span>}
      {call.due.isEstimate && ' (estimated)'}
      {call.due.disputed && <span className="is-urgent"> (sources disagree)</span>}
    </span>
  );
}
