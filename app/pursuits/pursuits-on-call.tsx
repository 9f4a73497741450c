import { Link } from '@remix-run/react';
import { ButtonLink } from '#app/ui/button-link.tsx';
import type { PursuitOnCall } from './on-call.server.ts';
import { StateChip } from './state-chip.tsx';

type Props = { callId: string; /** null: the public, who are not told */ pursuits: PursuitOnCall[] | null };

/** On the page of a call: which teams consider it, who would lead, and what they look for. */
export function PursuitsOnCall({ callId, pursuits }: Props) {
  if (pursuits === null) return null;
  return (
    <section className="section" aria-labelledby="pursuits">
      <h2 id="pursuits">Who considers it</h2>
      {pursuits.length > 0 ? (
        <ul className="rows">
          {pursuits.map(({ id, teamName, state, lead, mine, wanted }) => (
            <li key={id}>
              <p>
                <Link to={`/pursuits/${id}`}>{teamName}</Link> <StateChip state={state} />
              </p>
              <p className="small muted">
                {lead ? `${lead} would lead` : 'Who would lead is unknown'}
                {mine ? ' · your team' : ''}
              </p>
              {wanted.length > 0 ? (
                <p className="small">
                  Wanted: {wanted.map(({ text }) => text).join(' · ')}{' '}
                  <Link to={`/pursuits/${id}#wanted`} aria-label={`Answer ${teamName}`}>
                    Answer
                  </Link>
                </p>
              ) : null}
            </li>
          ))}
        </ul>
      ) : (
        <p className="muted">No team has said so yet.</p>
      )}
      <div className="consider actions">
        <ButtonLink to={`/pursuits/new?opportunityId=${callId}`}>Consider this call</ButtonLink>
      </div>
    </section>
  );
}
