import { Form, Link } from '@remix-run/react';
import { Button } from '#app/ui/button.tsx';
import type { FeedAddressLine } from './feed-list.server.ts';

/** A person's private feed addresses, each with a button that ends it. */
export function FeedList({ feeds }: { feeds: FeedAddressLine[] }) {
  if (feeds.length === 0) {
    return (
      <p className="muted">
        None yet. Below <Link to="/opportunities">the list of calls</Link> you make one of what is shown there.
      </p>
    );
  }
  return (
    <ul className="rows account-rows">
      {feeds.map((feed) => (
        <li key={feed.id}>
          <span>
            {feed.name} · <Link to={`/opportunities${feed.search}`}>{feed.list}</Link>
          </span>
          <span className="muted small">
            made {feed.created} · {feed.lastUsed ? `last read ${feed.lastUsed}` : 'never read'}
          </span>
          <Form method="post">
            <input type="hidden" name="intent" value="revoke-feed" />
            <input type="hidden" name="id" value={feed.id} />
            <Button type="submit" aria-label={`Revoke the feed address ${feed.name}`}>
              Revoke
            </Button>
          </Form>
        </li>
      ))}
    </ul>
  );
}
