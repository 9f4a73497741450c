import { Link } from '@remix-run/react';
import { instantWords } from '../words.ts';
import type { SuggestionView } from './suggestion-view.server.ts';

/** What became of a proposed call, in a sentence. */
export function SuggestionOutcome({ suggestion }: { suggestion: SuggestionView }) {
  const { status, reason, opportunityId, decidedBy, decidedAt } = suggestion;
  if (status === 'open') return <>waits for a curator</>;
  const by = `${decidedBy ? `by ${decidedBy}, ` : ''}${decidedAt ? instantWords(decidedAt) : ''}`;
  if (status === 'declined') {
    return (
      <>
        declined {by}: {reason}
      </>
    );
  }
  const call = opportunityId ? <Link to={`/opportunities/${opportunityId}`}>see the call</Link> : null;
  return (
    <>
      {status === 'approved' ? 'in the list' : 'was in the list already'}, {by}; {call}
    </>
  );
}
