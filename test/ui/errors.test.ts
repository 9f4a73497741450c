import { UNSAFE_ErrorResponseImpl as ErrorResponse } from '@remix-run/router';
import { describe, expect, it } from 'vitest';
import { NO_ANSWER, readError } from '#app/ui/error-content.ts';
import { errorWords } from '#app/ui/error-words.ts';

const thrown = (status: number, body: unknown) => new ErrorResponse(status, '', body);

describe('readError', () => {
  it('knows an answer that never came, as each browser calls it', () => {
    const words = ['Failed to fetch', 'NetworkError when attempting to fetch resource.', 'Load failed'];
    for (const message of words) expect(readError(new TypeError(message)).status, message).toBe(NO_ANSWER);
    expect(errorWords(NO_ANSWER).title).toBe('The server cannot be reached');
  });

  it('takes the sentence of an error that was thrown on purpose', () => {
    const error = { code: 'forbidden', message: 'Only the lead may do this.', requestId: 'r-1' };
    expect(readError(thrown(403, { error }))).toEqual({ status: 403, message: error.message, requestId: 'r-1' });
  });

  it('keeps what broke to the log', () => {
    const error = { message: 'SQLITE_BUSY at /srv/data.' };
    expect(readError(thrown(500, { error })).message).toBeNull();
    expect(readError(new Error('boom'))).toEqual({ status: 500, message: null, requestId: null });
    expect(readError(new TypeError('x is undefined')).status).toBe(500);
  });

  it('does not show the framework’s own words', () => {
    expect(readError(thrown(404, 'Error: No route matches URL "/x".')).message).toBeNull();
    expect(readError(thrown(404, null)).message).toBeNull();
  });
});

describe('errorWords', () => {
  it.each([400, 401, 403, 404, 405, 409, 410, 413, 418, 429, 500, 502, 503])('has plain words for %i', (status) => {
    const { title, text } = errorWords(status);
    expect(title.length).toBeGreaterThan(5);
    expect(text).toMatch(/\.$/);
  });

  it('lets the thrower’s sentence win', () => {
    expect(errorWords(404, 'There is no call here.').text).toBe('There is no call here.');
  });
});
