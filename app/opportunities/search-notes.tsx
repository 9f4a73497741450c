import { Link } from '@remix-run/react';
import { filterToSearch, type OpportunityFilter } from './filter.ts';
import type { OpportunityList } from './types.ts';

/** What there is to say about the words that were looked for. */
export function SearchNotes({
  list,
  filter,
}: {
  list: Pick<OpportunityList, 'suggestion' | 'unindexed' | 'sort' | 'total'>;
  filter: OpportunityFilter;
}) {
  const { suggestion, unindexed, sort, total } = list;
  const unranked = filter.sort === 'relevance' && sort !== 'relevance' && total > 0;
  return (
    <>
      {suggestion ? (
        <p>
          Did you mean{' '}
          <Link to={`/opportunities${filterToSearch(filter, { q: suggestion.q })}`}>
            <b>{suggestion.q}</b>
          </Link>
          ? {suggestion.total === 1 ? '1 call has' : `${suggestion.total.toLocaleString('en')} calls have`} that.
        </p>
      ) : null}
      {unranked ? (
        <p className="muted small">
          So many calls have these words that they are sorted by next deadline. Add a word to have the best first.
        </p>
      ) : null}
      {unindexed > 0 ? (
        <p className="muted small" role="status">
          {unindexed.toLocaleString('en')} {unindexed === 1 ? 'call has' : 'calls have'} changed just now and may not be
          found by words yet.
        </p>
      ) : null}
    </>
  );
}
