import { Link } from '@remix-run/react';

/** Below a list: the same calls for readers, calendars, spreadsheets and scripts. `search` is the filter, with its `?` or empty. */
export function FollowLinks({ search, signedIn }: { search: string; signedIn: boolean }) {
  const forExcel = `${search}${search ? '&' : '?'}bom=1`;
  return (
    <nav className="follow-links muted small no-print" aria-label="Follow this list">
      Follow this list: <a href={`/opportunities.rss${search}`}>RSS</a> ·{' '}
      <a href={`/opportunities.ics${search}`}>Calendar</a> · <a href={`/opportunities.csv${forExcel}`}>CSV</a> ·{' '}
      <a href={`/opportunities.json${search}`}>JSON</a>
      {signedIn ? (
        <>
          {' '}
          · <Link to={`/feeds/new${search}`}>in your own time zone</Link>
        </>
      ) : null}
    </nav>
  );
}
