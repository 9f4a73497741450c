import type { Status } from './types.ts';
import { urgencyOf } from './urgency.ts';

type Props = { daysLeft: number | null; status: Status };

/** The figure that leads a row: days left, or in small words why there is no figure. */
export function Countdown({ daysLeft, status }: Props) {
  if (status === 'closed' || status === 'archived') return <p className="count none">{status}</p>;
  if (status === 'paused') return <p className="count none">paused</p>;
  if (daysLeft === null) return <p className="count none">{status === 'rolling' ? 'any time' : 'no date'}</p>;
  const urgency = urgencyOf(daysLeft);
  if (daysLeft === 0) {
    return (
      <p className={`count ${urgency}`}>
        <b className="word">today</b>
      </p>
    );
  }
  return (
    <p className={`count ${urgency}`}>
      <b>{daysLeft}</b>
      {daysLeft === 1 ? ' day' : ' days'}
    </p>
  );
}
