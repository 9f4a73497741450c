import { Link } from '@remix-run/react';
import { instantWords } from '../words.ts';
import { SuggestionOutcome } from './suggestion-outcome.tsx';
import type { SuggestionView } from './suggestion-view.server.ts';

/** One proposed call in a list. */
export function SuggestionLine({ suggestion }: { suggestion: SuggestionView }) {
  const { id, draft, proposedBy, proposedAt } = suggestion;
  return (
    <li>
      <Link className="row-title" to={`/suggestions/${id}`}>
        {draft.title}
      </Link>
      <p className="small muted">
        {draft.funder.name} · proposed by {proposedBy ?? 'somebody who has left'}, {instantWords(proposedAt)} ·{' '}
        <SuggestionOutcome suggestion={suggestion} />
      </p>
    </li>
  );
}
