import { Chip } from '#app/ui/chip.tsx';
import { formatDate } from './calendar-date.ts';
import { Countdown } from './countdown.tsx';
import { formatAmount } from './money.ts';
import { rivals } from './rivals.ts';
import type { YourTime as YourTimeFacts } from './time/date-rows.ts';
import { YourTime } from './time/your-time.tsx';
import type { OpportunityDetail } from './types.ts';
import { deadlineWords, timeWords } from './words.ts';

type Props = { call: OpportunityDetail; year: number; /** of the next deadline */ yourTime: YourTimeFacts | null };

/** The head of a call's page: how long is left, until what, who says so and in which words, and how much there is. */
export function CallNext({ call, year, yourTime }: Props) {
  const next = call.nextDeadline;
  const amount = formatAmount(call.amount);
  return (
    <div className="call-next">
      <Countdown daysLeft={call.daysLeft} status={call.status} />
      {next ? (
        <div>
          <p className="due">
            <time className="num" dateTime={next.date}>
              {formatDate(next.date, year)}
            </time>
            , {timeWords(next) ?? 'time not stated'} · {deadlineWords(next)}
          </p>
          <p>
            <YourTime facts={yourTime} date={next.date} />
          </p>
          <p className="muted small">{[next.sourceTitle, next.rawText].filter(Boolean).join(': ')}</p>
          {rivals(next, call.deadlines).map((other) => (
            <p key={`${other.source} ${other.date}`}>
              <a href="#deadlines" className="flag">
                {other.sourceTitle} says {formatDate(other.date, year)}
              </a>
            </p>
          ))}
        </div>
      ) : (
        <p className="muted">{withoutNext(call)}</p>
      )}
      <p className="how-much">
        {amount ? <span className="num">{amount}</span> : <span className="unknown">amount unknown</span>}
        <span className="muted small">
          {amount ? ((call.amount.maxMinor ?? call.amount.minMinor) === null ? ' in all' : ' an award') : ''}
        </span>
      </p>
      {call.uncheckedDays === null ? null : (
        <p className="unchecked">
          <Chip tone="warn">{`Not checked for ${call.uncheckedDays} days`}</Chip>
        </p>
      )}
    </div>
  );
}

function withoutNext(call: OpportunityDetail): string {
  switch (call.status) {
    case 'rolling':
      return call.deadlines.length > 0
        ? 'Proposals are taken at any time.'
        : 'Proposals are taken at any time; no deadline is stated.';
    case 'closed':
    case 'archived':
      return 'This call takes no more proposals. What it said stays here.';
    case 'paused':
      return 'The funder has paused this call. Ask there before you write.';
    default:
      return 'No date that lies ahead is known here. Look at the funder’s page before you plan.';
  }
}
