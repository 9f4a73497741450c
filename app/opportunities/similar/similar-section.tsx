import { Link } from '@remix-run/react';
import { formatDate } from '../calendar-date.ts';
import { statusWords } from '../words.ts';
import type { SimilarCall } from './similar-calls.server.ts';

/** Other calls that somebody who reads this one may want, each with why it is offered. */
export function SimilarSection({ calls, year }: { calls: readonly SimilarCall[]; year: number }) {
  if (calls.length === 0) return null;
  return (
    <section className="section" aria-labelledby="similar">
      <h2 id="similar">Similar calls</h2>
      <ul className="rows">
        {calls.map((call) => (
          <li key={call.id}>
            <Link to={`/opportunities/${call.id}`} className="row-title">
              {call.title}
            </Link>
            <p className="small">{[...whenWords(call, year), call.funder].join(' · ')}</p>
            <p className="muted small">{call.reason}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function whenWords({ status, nextDeadline }: SimilarCall, year: number): string[] {
  const words = statusWords[status];
  return nextDeadline ? [words, `until ${formatDate(nextDeadline.date, year)}`] : [words];
}
