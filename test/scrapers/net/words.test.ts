import { describe, expect, test } from 'vitest';
import { networkError } from '#scrapers/run/net/network-words.ts';
import { redirected } from '#scrapers/run/net/redirect.ts';

const error = (code: string) => Object.assign(new Error(`${code} at socket`), { code });

describe('a failed request is told in words', () => {
  test.each([
    ['CERT_HAS_EXPIRED', 'its certificate has expired', false],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'its certificate is signed by nobody but itself', false],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'its certificate is for another name', false],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'its certificate comes without the ones that it builds on', false],
    ['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 'no secure connection could be made with it', true],
    ['ENOTFOUND', 'there is no such name', true],
    ['ECONNRESET', 'it broke off the connection', true],
    ['HPE_INVALID_CONSTANT', 'its answer is no HTTP', true],
    ['ESTRANGE', 'ESTRANGE at socket', true],
  ])('%s', (code, words, transient) => {
    expect(networkError(error(code), 'https://calls.example:8443/feed?key=1')).toMatchObject({
      message: `calls.example:8443 could not be read: ${words}.`,
      transient,
    });
  });

  test('also when several addresses of a name were tried', () => {
    const all = new AggregateError([error('ECONNREFUSED'), error('ENETUNREACH')], '');
    expect(networkError(all, 'https://calls.example/').message).toContain('it takes no connections');
  });
});

describe('a redirect', () => {
  test('from https to http is refused', () => {
    expect(() => redirected({ url: 'https://a.example/' }, 301, 'http://a.example/')).toThrow(
      'a.example redirected to a.example without encryption, so it was not followed.',
    );
    expect(redirected({ url: 'http://a.example/' }, 301, 'https://a.example/').url).toBe('https://a.example/');
  });

  test('after a POST becomes a GET, but not with 307 and 308', () => {
    const post = {
      url: 'https://a.example/',
      method: 'POST',
      body: 'x',
      headers: { 'content-type': 'text/x' },
    } as const;
    for (const status of [301, 302, 303]) {
      expect(redirected(post, status, '/b')).toEqual({ url: 'https://a.example/b', headers: {} });
    }
    for (const status of [307, 308])
      expect(redirected(post, status, '/b')).toEqual({ ...post, url: 'https://a.example/b' });
  });

  test('to no address is told', () => {
    expect(() => redirected({ url: 'https://a.example/' }, 301, 'http://[')).toThrow('redirected to no address');
  });
});
