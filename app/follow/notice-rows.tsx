import { Link } from '@remix-run/react';
import type { FollowingView } from './following-view.server.ts';

/** Notices, the newest first: of which call, what, and when it was told. */
export function NoticeRows({ notices }: { notices: FollowingView['fresh'] }) {
  return (
    <ul className="rows">
      {notices.map(({ id, title, to, when, words }) => (
        <li key={id}>
          <Link to={to} className="row-title">
            {title}
          </Link>
          {words ? <p>{words}</p> : null}
          <p className="num small muted">{when}</p>
        </li>
      ))}
    </ul>
  );
}
