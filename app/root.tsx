import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import {
  Links,
  Meta,
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
import { useNonce } from '#app/nonce.tsx';
import { ButtonLink } from '#app/ui/button-link.tsx';
import { readError } from '#app/ui/error-content.ts';
import { ErrorPage } from '#app/ui/error-page.tsx';
import { errorWords } from '#app/ui/error-words.ts';
import favicon from '#app/ui/favicon.svg?no-inline';
import { PageChange } from '#app/ui/page-change.tsx';
import { PersonMenu } from '#app/ui/person-menu.tsx';
import { Progress } from '#app/ui/progress.tsx';
import { SiteHeader } from '#app/ui/site-header.tsx';
import { SkipLink } from '#app/ui/skip-link.tsx';
import styles from '#app/ui/styles.css?url';
import { pageTitle } from '#app/ui/title.ts';

const places = [
  { to: '/opportunities', label: 'Calls' },
  { to: '/proposals', label: 'Proposals' },
  { to: '/archive', label: 'Archive' },
  { to: '/sources', label: 'Sources' },
];

/** What a route module may export as `handle`: a bare page draws its own header. */
export type PageHandle = { bare?: boolean };

export const links: LinksFunction = () => [
  { rel: 'preload', as: 'font', type: 'font/woff2', href: sansFont, crossOrigin: 'anonymous' },
  { rel: 'preload', as: 'font', type: 'font/woff2', href: serifFont, crossOrigin: 'anonymous' },
  { rel: 'stylesheet', href: styles },
  { rel: 'icon', type: 'image/svg+xml', href: favicon },
];

export const meta: MetaFunction = ({ error }) => [
  { title: error ? pageTitle(errorWords(readError(error).status).title) : 'Callboard' },
];

/** Who is signed in, for the header of every page. */
export async function loader({ request }: LoaderFunctionArgs) {
  const person = await getPerson(request);
  return { person: person && { id: person.id, name: person.name, role: person.role } };
}

/** Only a form about accounts can change who is signed in; any other must not take the page down when it fails. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ formMethod, formAction }) =>
  formMethod !== undefined &&
  formMethod !== 'GET' &&
  /^\/(sign-in|sign-out|setup|invitations|reset|account)\b/.test(formAction ?? '');

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
      {bare ? (
        children
      ) : (
        <div className="frame">
          <SiteHeader places={places}>
            <PersonMenu person={person} />
          </SiteHeader>
          {children}
          <footer className="site-footer">
            <span>Callboard, free software for people who write grant proposals together.</span>
            <a href="/opportunities.json">The calls as data</a>
          </footer>
        </div>
      )}
    </>
  );
}
