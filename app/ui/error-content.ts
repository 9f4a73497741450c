import { isRouteErrorResponse } from '@remix-run/react';

export type ErrorContent = { status: number; message: string | null; requestId: string | null };

/**
 * What can be told of a thrown thing: a Response carries its status and perhaps `{error: {message, requestId}}` or a
 * sentence; anything else is a fault of ours, whose words stay in the log.
 */
export function readError(thrown: unknown): ErrorContent {
  if (isNoAnswer(thrown)) return { status: NO_ANSWER, message: null, requestId: null };
  if (!isRouteErrorResponse(thrown)) return { status: 500, message: null, requestId: null };
  const body = (thrown.data as { error?: Record<string, unknown> } | null)?.error;
  const said = typeof body?.message === 'string' ? body.message : typeof thrown.data === 'string' ? thrown.data : '';
  return {
    status: thrown.status,
    message: thrown.status < 500 || thrown.status === 503 ? sentence(said) : null,
    requestId: typeof body?.requestId === 'string' ? body.requestId : null,
  };
}

/** In place of a status where the browser got no answer at all. */
export const NO_ANSWER = 0;

/** What browsers throw, each in its own words, where a request did not reach the server or its answer not them. */
const isNoAnswer = (thrown: unknown) =>
  thrown instanceof TypeError && /failed to fetch|networkerror|load failed|network error/i.test(thrown.message);

/** Only a real sentence is worth showing, not the framework's `Error: No route matches URL`. */
function sentence(text: string): string | null {
  return /^(?!Error:).+\s.+[.!?]$/s.test(text.trim()) ? text.trim() : null;
}
