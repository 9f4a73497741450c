import { NO_ANSWER } from './error-content.ts';

/** What an error page says: what happened and what to do next, in plain words. */
export type ErrorWords = { title: string; text: string };

const words: Record<number, ErrorWords> = {
  [NO_ANSWER]: {
    title: 'The server cannot be reached',
    text: 'Your computer may be offline, or the server is down for a moment. What you had saved is safe. Try again.',
  },
  400: {
    title: 'That did not work',
    text: 'The address or the form was not understood. Go back, check it and try again.',
  },
  401: {
    title: 'Sign in to see this',
    text: 'This page is for people with an account here. After signing in you come back to it.',
  },
  403: {
    title: 'This is not yours to open',
    text: 'You are signed in, but this page needs a role you do not have. Ask whoever leads it to add you.',
  },
  404: {
    title: 'There is nothing at this address',
    text: 'The address may be mistyped, or what was here may be private or gone.',
  },
  405: {
    title: 'That cannot be done here',
    text: 'This address does not take such a request. Go back and use the buttons of the page.',
  },
  409: {
    title: 'Somebody was faster',
    text: 'What you wanted to change has changed meanwhile. Reload the page and look again.',
  },
  410: { title: 'This is gone', text: 'It was here once and has been removed.' },
  413: { title: 'That is too large', text: 'Send less at once.' },
  429: { title: 'Too many tries', text: 'Wait a minute, then try again.' },
  503: { title: 'Not ready yet', text: 'The server is starting or busy. Try again in a moment.' },
};

const broken: ErrorWords = {
  title: 'Something broke on our side',
  text: 'What you had saved is safe. Try again; if it happens again, tell your administrator what you did just before.',
};

/** Words for an HTTP status; the thrower's own sentence, when there is one, says it better than ours. */
export function errorWords(status: number, message?: string | null): ErrorWords {
  const known = words[status] ?? (status >= 400 && status < 500 ? words[400]! : broken);
  return message ? { ...known, text: message } : known;
}
