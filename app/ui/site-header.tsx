import { Link, NavLink } from '@remix-run/react';
import type { ReactNode } from 'react';

export type NavItem = { to: string; label: string };

/** The header of every page but the workspace: the wordmark, the places, and whoever is signed in at the end. */
export function SiteHeader({ places, children }: { places: readonly NavItem[]; children: ReactNode }) {
  return (
    <header className="site-header">
      <Link to="/" className="wordmark">
        Callboard
      </Link>
      <nav className="site-nav" aria-label="Main">
        <ul>
          {places.map((place) => (
            <li key={place.to}>
              <NavLink to={place.to} prefetch="intent">
                {place.label}
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
      <div className="end">{children}</div>
    </header>
  );
}
