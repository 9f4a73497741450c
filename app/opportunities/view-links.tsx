import { Link } from '@remix-run/react';
import type { OpportunityFilter } from './filter.ts';
import { viewSearch, views, type ListView, type View } from './list-view.ts';

const names: Record<View, string> = { board: 'Board', table: 'Table', calendar: 'Calendar' };

/** The ways to look at the same calls. */
export function ViewLinks({ filter, shown }: { filter: OpportunityFilter; shown: ListView }) {
  return (
    <nav className="views" aria-label="Views">
      {views.map((view) => (
        <Link
          key={view}
          className={view === shown.view ? 'pill on' : 'pill'}
          aria-current={view === shown.view ? 'page' : undefined}
          to={`/opportunities${viewSearch(filter, shown, view)}`}
          preventScrollReset
        >
          {names[view]}
        </Link>
      ))}
    </nav>
  );
}
