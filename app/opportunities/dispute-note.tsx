import { Link } from '@remix-run/react';
import { formatDate } from './calendar-date.ts';
import { rivals } from './rivals.ts';
import type { OpportunityRow } from './types.ts';

/** In the row of a disputed deadline: who says what else, leading to the dates side by side. */
export function DisputeNote({ call, year }: { call: OpportunityRow; year: number }) {
  const others = call.nextDeadline ? rivals(call.nextDeadline, call.deadlines) : [];
  return (
    <>
      {others.map((other) => (
        <Link key={`${other.source} ${other.date}`} className="flag" to={`/opportunities/${call.id}#deadlines`}>
          {other.sourceTitle} says {formatDate(other.date, year).replace(/^\w+ /, '')}
        </Link>
      ))}
    </>
  );
}
