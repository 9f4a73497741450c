import { Link } from '@remix-run/react';
import { EntryRow } from '#app/archive/entry-row.tsx';
import type { ArchiveEntry } from '#app/archive/record.ts';
import type { CallFacts } from '#app/proposals/call-facts.server.ts';
import { CallName, DueDate } from '#app/proposals/components/due.tsx';
import { ProposalRow } from '#app/proposals/components/proposal-row.tsx';
import type { ProposalLine } from '#app/proposals/list-proposals.server.ts';

type Props = { proposals: ProposalLine[]; records: ArchiveEntry[]; empty: React.ReactNode };

/** Proposals that the viewer is on the team of, and records of others that they may read. */
export function ProposalsSeen({ proposals, records, empty }: Props) {
  if (proposals.length + records.length === 0) return <p className="muted">{empty}</p>;
  return (
    <>
      {proposals.length > 0 && (
        <ul className="rows">
          {proposals.map((line) => (
            <ProposalRow key={line.id} line={line} />
          ))}
        </ul>
      )}
      {records.length > 0 && (
        <ul className="rows">
          {records.map((entry) => (
            <EntryRow key={entry.id} entry={entry} />
          ))}
        </ul>
      )}
    </>
  );
}

/** Calls that proposals answer. */
export function CallsSeen({ calls }: { calls: CallFacts[] }) {
  return (
    <ul className="rows">
      {calls.map((call) => (
        <li key={call.id}>
          <Link className="row-title" to={`/opportunities/${call.id}`}>
            {call.title}
          </Link>
          <p className="small muted">
            <CallName call={call} /> · <DueDate call={call} />
          </p>
        </li>
      ))}
    </ul>
  );
}
