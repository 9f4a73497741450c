import { Link } from '@remix-run/react';

type Props = {
  page: number;
  pages: number;
  /** the address of a page */
  to: (page: number) => string;
};

/** Earlier and later pages of a list; nothing where there is only one. */
export function Paging({ page, pages, to }: Props) {
  if (pages <= 1) return null;
  return (
    <nav className="paging no-print" aria-label="Pages">
      {page > 1 ? (
        <Link rel="prev" to={to(page - 1)}>
          ← Previous
        </Link>
      ) : (
        <span />
      )}
      <span className="muted">
        Page {page} of {pages}
      </span>
      {page < pages ? (
        <Link rel="next" to={to(page + 1)}>
          Next →
        </Link>
      ) : (
        <span />
      )}
    </nav>
  );
}
