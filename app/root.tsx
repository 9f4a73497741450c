import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import {
  Link,
  Links,
  Meta,
  NavLink,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLocation,
  useMatches,
  useRouteError,
  useRouteLoaderData,
  type ShouldRevalidateFunction,
} from '@remix-run/react';
import type { ReactNode } from 'react';
import sansFont from '@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-400-normal.woff2?url';
import serifFont from '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2?url';
import { getPerson } from '#app/accounts/current-person.server.ts';
import { newsFor } from '#app/follow/header-news.server.ts';
import { useNonce } from '#app/nonce.tsx';
import type { PageHandle } from '#app/page-handle.ts';
import { ButtonLink } from '#app/ui/button-link.tsx';
import { Count } from '#app/ui/count.tsx';
import { readError } from '#app/ui/error-content.ts';
import { ErrorPage } from '#app/ui/error-page.tsx';
import { errorWords } from '#app/ui/error-words.ts';
import favicon from '#app/ui/favicon.svg?no-inline';
import { KeptFocus } from '#app/ui/kept-focus.tsx';
import { ListLinks } from '#app/ui/list-link.tsx';
import { PageChange } from '#app/ui/page-change.tsx';
import { PersonMenu } from '#app/ui/person-menu.tsx';
import { Progress } from '#app/ui/progress.tsx';
import { SiteHeader } from '#app/ui/site-header.tsx';
import { SkipLink } from '#app/ui/skip-link.tsx';
import styles from '#app/ui/styles.css?url';
import { pageTitle } from '#app/ui/title.ts';

const places = [
  { to: '/opportunities', label: 'Calls' },
  { to: '/pursuits', label: 'Pursuits' },
  { to: '/proposals', label: 'Proposals' },
  { to: '/archive', label: 'Archive' },
  { to: '/projects', label: 'Projects' },
  { to: '/sources', label: 'Sources' },
];

export const links: LinksFunction = () => [
  { rel: 'preload', as: 'font', type: 'font/woff2', href: sansFont, crossOrigin: 'anonymous' },
  { rel: 'preload', as: 'font', type: 'font/woff2', href: serifFont, crossOrigin: 'anonymous' },
  { rel: 'stylesheet', href: styles },
  { rel: 'icon', type: 'image/svg+xml', href: favicon },
];

export const meta: MetaFunction = ({ error }) => [
  { title: error ? pageTitle(errorWords(readError(error).status).title) : 'Callboard' },
];

/** Who is signed in and how much is new to them, for the header of every page. */
export async function loader({ request }: LoaderFunctionArgs) {
  const person = await getPerson(request);
  if (!person) return { person: null };
  const { id, name, role } = person;
  return { person: { id, name, role, news: await newsFor(person) } };
}

/** What others do is news after so long at the latest, for whoever goes from page to page. */
const NEWS_MS = 60_000;
let askedAt = Date.now();

/**
 * Of forms only one about accounts or news can change what the header shows; any other must not take the page down when
 * it fails. Of pages that of the news has to agree with it.
 */
export const shouldRevalidate: ShouldRevalidateFunction = ({ formMethod, formAction, nextUrl }) => {
  const isForm = formMethod !== undefined && formMethod !== 'GET';
  const asks = isForm
    ? /^\/(sign-in|sign-out|setup|invitations|reset|account|following|unsubscribe)\b/.test(formAction ?? '')
    : nextUrl.pathname === '/following' || Date.now() - askedAt > NEWS_MS;
  if (asks) askedAt = Date.now();
  return asks;
};

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useNonce();
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function App() {
  const bare = useMatches().some((match) => (match.handle as PageHandle | undefined)?.bare);
  return (
    <Frame bare={bare}>
      <Outlet />
    </Frame>
  );
}

export function ErrorBoundary() {
  const { status, message, requestId } = readError(useRouteError());
  const { pathname, search } = useLocation();
  const signedIn = Boolean(useRouteLoaderData<typeof loader>('root')?.person);
  return (
    <Frame>
      <ErrorPage {...{ status, message, requestId, signedIn }} from={pathname + search}>
        <ButtonLink to="/opportunities">See the calls</ButtonLink>
        <ButtonLink to="/archive">See the archive</ButtonLink>
      </ErrorPage>
    </Frame>
  );
}

function Frame({ bare = false, children }: { bare?: boolean; children: ReactNode }) {
  const person = useRouteLoaderData<typeof loader>('root')?.person ?? null;
  return (
    <>
      <SkipLink />
      <Progress />
      <PageChange />
      <KeptFocus />
      <ListLinks />
      {bare ? (
        children
      ) : (
        <div className="frame">
          <SiteHeader places={places}>
            {person ? (
              <NavLink to="/following" className="header-link">
                Following {person.news > 0 ? <Count of={person.news} label="new" /> : null}
              </NavLink>
            ) : null}
            <PersonMenu person={person} />
          </SiteHeader>
          {children}
          <footer className="site-footer">
            <span>Callboard, free software for people who write grant proposals together.</span>
            <Link to="/organisations">Organisations</Link>
            <a href="/opportunities.json">The calls as data</a>
          </footer>
        </div>
      )}
    </>
  );
}
