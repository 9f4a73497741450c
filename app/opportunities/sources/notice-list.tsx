import { Link } from '@remix-run/react';
import { Notice } from '#app/ui/notice.tsx';
import { instantWords } from '../words.ts';
import type { NoticeView } from './notices.server.ts';

/** For curators: which sources need a look, and since when. Nothing when all are well. */
export function NoticeList({ notices }: { notices: readonly NoticeView[] }) {
  if (notices.length === 0) return null;
  return (
    <Notice tone="warn">
      <p>{notices.length === 1 ? 'A source needs a look.' : `${notices.length} sources need a look.`}</p>
      <ul>
        {notices.map(({ id, sourceId, title, message, raisedAt }) => (
          <li key={id}>
            <Link to={`/sources/${sourceId}`}>{title}</Link>: {message}{' '}
            <span className="muted small nowrap">since {instantWords(raisedAt)}</span>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
