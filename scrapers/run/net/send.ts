import { lookup as dnsLookup, type LookupAddress } from 'node:dns';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { SourceRequest } from '../../define-source.ts';
import { refused } from './check-address.ts';
import { isPrivateAddress } from './private-address.ts';

/** All addresses of a name. */
export type Lookup = (host: string) => Promise<LookupAddress[]>;

export const systemLookup: Lookup = (host) =>
  new Promise((resolve, reject) => {
    dnsLookup(host, { all: true }, (error, addresses) => (error ? reject(error) : resolve(addresses)));
  });

type Way = { userAgent: string; lookup: Lookup; isAllowed: boolean; signal: AbortSignal };

/**
 * Sends one request and gives the answer as soon as its headers are there. The address must have been checked; what its
 * name leads to is checked here. Rejects with what Node throws, or ScraperError for a private address.
 */
export function send(url: URL, request: SourceRequest, way: Way): Promise<IncomingMessage> {
  const start = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const body = request.body === undefined ? undefined : Buffer.from(request.body);
  const headers = {
    accept: '*/*',
    'accept-encoding': 'gzip, br',
    'user-agent': way.userAgent,
    ...request.headers,
    ...(body ? { 'content-length': String(body.byteLength) } : {}),
  };
  const lookup = guardedLookup(way.lookup, way.isAllowed);
  return new Promise((resolve, reject) => {
    const { signal } = way;
    const sent = start(url, { method: request.method ?? 'GET', headers, signal, agent: false, lookup }, resolve);
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Connects only to what it has checked: the addresses that are tested are the ones that are used. */
export function guardedLookup(lookup: Lookup, isAllowed: boolean): LookupFunction {
  return (host, options, callback) => {
    const family = options.family === 4 || options.family === 6 ? options.family : null;
    lookup(host).then(
      (all) => {
        const addresses = family === null ? all : all.filter((one) => one.family === family);
        const first = addresses[0];
        if (!first || (!isAllowed && all.some(({ address }) => isPrivateAddress(address)))) {
          return callback(refused(host), '', 0);
        }
        return options.all ? callback(null, addresses) : callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, '', 0),
    );
  };
}
