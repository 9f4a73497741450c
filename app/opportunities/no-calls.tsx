import { Link } from '@remix-run/react';
import { ButtonLink } from '#app/ui/button-link.tsx';
import { Empty } from '#app/ui/empty.tsx';

/** The list before anything was fetched: how it is filled. */
export function NoCalls({ byTheClock }: { byTheClock: boolean }) {
  return (
    <Empty title="No calls yet">
      <p>
        The list fills when its <Link to="/sources">sources</Link> are read
        {byTheClock
          ? '. The server does that by itself, the first time some minutes after it has started. Whoever runs this Callboard may also do it now:'
          : '. Whoever runs this Callboard does that with one command on the server:'}
      </p>
      <pre>npm run scrape</pre>
      <p className="muted small">
        It reads every source that is set up and says what it found. A saved answer of one source is read with{' '}
        <code>npm run scrape -- --source ID --from FILE</code>.
      </p>
    </Empty>
  );
}

/** Nothing fits the search: what was asked, and the way back to everything. */
export function NothingMatches({ q, narrowed }: { q: string; narrowed: boolean }) {
  return (
    <Empty title={q ? `No call matches “${q}”` : 'No call matches these choices'}>
      <p>
        {q
          ? 'Every word must be found in the title, the funder, the number or the description. Try fewer or shorter words'
          : 'Take one of the choices back'}
        {q && narrowed ? ', or take a choice back.' : '.'}
      </p>
      <p className="actions">
        <ButtonLink to="/opportunities">Show all calls</ButtonLink>
      </p>
    </Empty>
  );
}
