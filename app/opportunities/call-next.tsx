import { formatDate } from './calendar-date.ts';
import { Countdown } from './countdown.tsx';
import { rivals } from './rivals.ts';
import type { OpportunityDetail } from './types.ts';
import { deadlineWords, timeWords } from './words.ts';

/** The head of a call's page: how long is left, until what, who says so and in which words. */
export function CallNext({ call, year }: { call: OpportunityDetail; year: number }) {
  const next = call.nextDeadline;
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
          <p className="muted small">
            {next.sourceTitle} says <q>{next.rawText}</q>
          </p>
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
    </div>
  );
}

function withoutNext(call: OpportunityDetail): string {
  switch (call.status) {
    case 'rolling':
      return 'Proposals are taken at any time; no deadline is stated.';
    case 'closed':
    case 'archived':
      return 'This call takes no more proposals. What it said stays here.';
    case 'paused':
      return 'The funder has paused this call. Ask there before you write.';
    default:
      return 'No source names a date that lies ahead. Look at the funder’s page before you plan.';
  }
}
