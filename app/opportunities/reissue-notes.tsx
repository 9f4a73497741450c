import { Link } from '@remix-run/react';
import type { CallName } from './types.ts';

/** Leads from call to call of a series: to what replaced this one, and to what it replaced. */
export function ReissueNotes({ reissueOf, reissues }: { reissueOf: CallName | null; reissues: readonly CallName[] }) {
  return (
    <>
      {reissues.map((call) => (
        <p key={call.id}>
          Open again under another number: <CallLink call={call} />
        </p>
      ))}
      {reissueOf ? (
        <p className="muted">
          The call before it: <CallLink call={reissueOf} />
        </p>
      ) : null}
    </>
  );
}

function CallLink({ call }: { call: CallName }) {
  return <Link to={`/opportunities/${call.id}`}>{[call.number, call.title].filter(Boolean).join(', ')}</Link>;
}
