import type { ReactNode } from 'react';
import { ButtonLink } from './button-link.tsx';
import { NO_ANSWER } from './error-content.ts';
import { errorWords } from './error-words.ts';
import { Page } from './page.tsx';

type Props = {
  status: number;
  /** the thrower's own sentence */
  message?: string | null | undefined;
  requestId?: string | null | undefined;
  /** where the person wanted to go, to come back to after signing in */
  from: string;
  signedIn: boolean;
  /** links to places that surely work */
  children?: ReactNode;
};

/** What stands in place of a page that cannot be shown. */
export function ErrorPage({ status, message, requestId, from, signedIn, children }: Props) {
  const { title, text } = errorWords(status, message);
  const offerSignIn = !signedIn && [401, 403, 404].includes(status);
  const signIn = `/sign-in?to=${encodeURIComponent(from)}`;
  return (
    <Page title={title} lede={text} narrow>
      <p className="actions">
        {offerSignIn && status === 401 ? (
          <ButtonLink to={signIn} variant="primary">
            Sign in
          </ButtonLink>
        ) : null}
        {status >= 500 || status === NO_ANSWER ? (
          <ButtonLink to={from} reloadDocument variant="primary">
            Try again
          </ButtonLink>
        ) : null}
        {children}
        {offerSignIn && status !== 401 ? <ButtonLink to={signIn}>Sign in</ButtonLink> : null}
      </p>
      {status === NO_ANSWER ? null : (
        <p className="error-code section">
          Error <span className="num">{status}</span>
          {requestId ? (
            <>
              , request <span className="num">{requestId}</span>
            </>
          ) : null}
        </p>
      )}
    </Page>
  );
}
