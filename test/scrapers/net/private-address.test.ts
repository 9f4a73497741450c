import type { LookupAddress } from 'node:dns';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fetchPage } from '#scrapers/run/fetch-page.ts';
import { plainNetwork, type Network } from '#scrapers/run/net/network.ts';
import { isPrivateAddress } from '#scrapers/run/net/private-address.ts';
import { guardedLookup } from '#scrapers/run/net/send.ts';
import { serve, testClock, type TestServer } from './support.ts';

const outside = /is not an address on the public internet/;
const guarded = (change: Partial<Network> = {}) => plainNetwork({ clock: testClock(), ...change });
const fetchFrom = (url: string, network: Network = guarded()) => fetchPage({ url }, 'rss', network);
const four = (...addresses: string[]): LookupAddress[] => addresses.map((address) => ({ address, family: 4 }));

/** A server on loopback that counts who reaches it: nobody may. */
let server: TestServer;
let redirectTo = '/';
beforeEach(async () => {
  server = await serve((request, response) => {
    if (request.url === '/leave') response.writeHead(302, { location: redirectTo }).end();
    else response.writeHead(200, { 'content-type': 'text/xml' }).end('<rss/>');
  });
});
afterEach(() => server.close());

const port = () => server.host.split(':')[1]!;

describe('an address inside is refused as written', () => {
  test.each([
    ...['127.0.0.1', '127.1', '2130706433', '0x7f000001', '0x7f.1', '0177.0.0.1', '017700000001', '127.0.0.1.'],
    ...['0', '0.0.0.0', '10.0.0.1', '172.16.0.1', '192.168.0.1', '169.254.169.254', '0xa9fea9fe', '2852039166'],
    ...['100.64.0.1', '198.18.0.1', '255.255.255.255', '[::]', '[::1]', '[0:0:0:0:0:0:0:1]', '[::ffff:127.0.0.1]'],
    ...['[::ffff:7f00:1]', '[::7f00:1]', '[fe80::1]', '[fc00::1]', '[fd00:ec2::254]', '[64:ff9b::7f00:1]'],
    ...['[64:ff9b:1::1]', '[2002:7f00:1::]', '[2001:0:7f00:1::]', '[ff02::1]', '[5f00::1]', '[100::1]'],
  ])('http://%s', async (host) => {
    await expect(fetchFrom(`http://${host}:${port()}/`)).rejects.toThrow(outside);
    expect(server.asked).toEqual([]);
  });

  test.each([
    ...['localhost', 'LOCALHOST', 'localhost.', 'www.localhost', 'metadata', 'metadata.google.internal', 'nas.local'],
    ...['router.lan', 'wiki.corp', 'box.home.arpa', 'wiki.intranet', '１２７.0.0.1', 'ⓛocalhost'],
  ])('the name %s, whatever DNS says', async (host) => {
    const lookup = () => Promise.resolve(four('93.184.216.34'));
    await expect(fetchFrom(`http://${host}:${port()}/`, guarded({ lookup }))).rejects.toThrow(outside);
  });

  test.each([
    ['file:///etc/hostname', /file: addresses are not fetched/],
    ['ftp://example.org/feed', /ftp: addresses are not fetched/],
    ['gopher://127.0.0.1/', /gopher: addresses are not fetched/],
    ['data:text/xml,<rss/>', /data: addresses are not fetched/],
    ['http://user:secret@example.org/', /holds a name and password/],
    ['http://[::1', /is no web address/],
    ['/feed', /is no web address/],
  ])('%s', async (url, says) => {
    await expect(fetchFrom(url)).rejects.toThrow(says);
    await expect(fetchFrom(url)).rejects.not.toThrow(/secret/);
  });
});

describe('a name that leads inside is refused', () => {
  test('when it has one address, and when only one of several is inside', async () => {
    for (const addresses of [four('127.0.0.1'), four('93.184.216.34', '10.0.0.1')]) {
      const lookup = () => Promise.resolve(addresses);
      await expect(fetchFrom(`http://calls.example:${port()}/`, guarded({ lookup }))).rejects.toThrow(outside);
    }
    const six = () => Promise.resolve([{ address: '::1', family: 6 }]);
    await expect(fetchFrom(`http://calls.example:${port()}/`, guarded({ lookup: six }))).rejects.toThrow(outside);
    expect(server.asked).toEqual([]);
  });

  test('when it led outside a moment before: what was checked is what is connected to', async () => {
    const answers = [four('93.184.216.34', '93.184.216.35'), four('127.0.0.1')];
    const connectTo = guardedLookup(() => Promise.resolve(answers.shift()!), false);
    const ask = (all: boolean) =>
      new Promise((resolve, reject) => {
        connectTo('calls.example', { all }, (error, address) => (error ? reject(error) : resolve(address)));
      });
    expect(await ask(true)).toEqual(four('93.184.216.34', '93.184.216.35'));
    await expect(ask(false)).rejects.toThrow(outside);
    expect(answers).toEqual([]);
  });

  test('when there is no such name, it says that', async () => {
    const lookup = () => Promise.reject(Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' }));
    await expect(fetchFrom('https://calls.example/', guarded({ lookup }))).rejects.toThrow(
      'calls.example could not be read: there is no such name.',
    );
  });
});

describe('an administrator may allow a host', () => {
  const allowed = () => {
    const { host } = server;
    return guarded({ isAllowedHost: (asked) => Promise.resolve(asked === host) });
  };

  test('and then it is read', async () => {
    const page = await fetchFrom(`${server.origin}/`, allowed());
    expect(new TextDecoder().decode(page.bytes)).toBe('<rss/>');
  });

  test.each(['http://10.0.0.1/', 'http://localhost:1/', 'http://169.254.169.254/latest/meta-data/', 'http://[::1]:1/'])(
    'but what it redirects to is checked as ever: %s',
    async (to) => {
      redirectTo = to;
      await expect(fetchFrom(`${server.origin}/leave`, allowed())).rejects.toThrow(outside);
    },
  );

  test('and another port of it is another host', async () => {
    redirectTo = 'http://127.0.0.1:1/';
    await expect(fetchFrom(`${server.origin}/leave`, allowed())).rejects.toThrow(outside);
    await expect(fetchFrom('http://127.0.0.1:1/', allowed())).rejects.toThrow(outside);
  });
});

test.each([
  ...['127.0.0.1', '10.1.2.3', '172.31.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '224.0.0.1'],
  ...['255.255.255.255', '::', '::1', 'fe80::1', 'fe80::1%eth0', 'fc00::1', 'ff02::1', '::ffff:127.0.0.1'],
  ...['::ffff:8.8.8.8', '64:ff9b::7f00:1', '2002:7f00:1::', '2001:db8::1', '2001::1', 'localhost', ''],
])('%s is not public', (address) => expect(isPrivateAddress(address)).toBe(true));

test.each(['8.8.8.8', '151.101.1.1', '2606:4700::1111', '2a00:1450:4001::1'])('%s is public', (address) =>
  expect(isPrivateAddress(address)).toBe(false),
);
