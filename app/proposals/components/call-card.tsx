import { Link } from '@remix-run/react';
import type { CallFacts } from '../call-facts.server.ts';
import { CallName, Countdown, DueDate } from './due.tsx';

/** The call a proposal answers: its facts in one box, with the way to the whole call. */
export function CallCard({ call }: { call: CallFacts }) {
  return (
    <section className="call-card" aria-label="The call">
      <Countdown call={call} />
      <div>
        <p className="call-card-title">
          <Link to={`/opportunities/${call.id}`}>{call.title}</Link>
        </p>
        <p className="call-card-meta">
          <CallName call={call} /> · <DueDate call={call} />
        </p>
      </div>
    </section>
  );
}
