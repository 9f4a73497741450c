import { Link, useLocation } from '@remix-run/react';
import type { SaveStatus } from '#app/editor/connection/save-status.ts';
import { Button } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';

/** What the short words in the header leave out: why the text is not being saved, and the step that helps. */
export function StatusNotice({ status }: { status: SaveStatus }) {
  const isTold = status.say === status.label || status.kind === 'saving';
  // A reader is told why by the page itself; only words that would be lost need more.
  if (isTold || (status.kind === 'read-only' && !status.atRisk)) return null;
  return (
    <Notice tone={status.kind === 'not-saved' || status.atRisk ? 'bad' : 'warn'}>
      <p className="notice-step">
        <span>{status.say}</span>
        <NextStep status={status} />
      </p>
    </Notice>
  );
}

function NextStep({ status: { next, atRisk } }: { status: SaveStatus }) {
  const { pathname, search } = useLocation();
  if (next === 'sign-in')
    return (
      // In a window of its own where this one alone has the words; this page goes on when somebody comes back to it.
      <Link
        className="btn small"
        to={`/sign-in?to=${encodeURIComponent(pathname + search)}`}
        target={atRisk ? '_blank' : undefined}
      >
        Sign in
      </Link>
    );
  if (next === 'reload')
    return (
      <Button type="button" small onClick={() => location.reload()}>
        Reload the page
      </Button>
    );
  if (next === 'leave')
    return (
      <Link className="btn small" to="/proposals">
        Your proposals
      </Link>
    );
  return null;
}
