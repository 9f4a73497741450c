import { lookup as dnsLookup } from 'node:dns';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { Format, SourceRequest } from '../define-source.ts';
import { ScraperError, messageOf } from '../errors.ts';
import { checkMediaType, checkSize } from './check-body.ts';
import { FETCH_TIMEOUT_MS, MAX_REDIRECTS, PAGE_BYTES, userAgent } from './limits.ts';
import { isPrivateAddress } from './private-address.ts';

export type FetchOptions = {
  timeoutMs?: number;
  maxBytes?: number;
  /** this site's own address, for the operator of the source to find whom to write to */
  contact?: string | null;
  /** addresses that are refused; tests with a server on loopback give another rule */
  isRefused?: (address: string) => boolean;
};

/**
 * The bytes of one answer. Refuses private addresses (as written, after DNS and after every redirect), other protocols
 * than http and https, a wrong media type and too many bytes, each with a ScraperError; nothing is cached.
 */
export async function fetchPage(
  request: SourceRequest,
  format: Format,
  options: FetchOptions = {},
): Promise<{ url: string; bytes: Uint8Array }> {
  const signal = AbortSignal.timeout(options.timeoutMs ?? FETCH_TIMEOUT_MS);
  let current: SourceRequest = request;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
    const response = await send(current, signal, options);
    const status = response.statusCode ?? 0;
    const { location } = response.headers;
    if (status >= 300 && status < 400 && location) {
      response.destroy();
      current = redirected(current, status, location);
      continue;
    }
    if (status !== 200) {
      response.destroy();
      throw new ScraperError(`${hostOf(current.url)} answered ${status} ${response.statusMessage ?? ''}`.trim() + '.');
    }
    try {
      checkMediaType(response.headers['content-type'], format);
      return { url: current.url, bytes: await readAll(response, options.maxBytes ?? PAGE_BYTES) };
    } catch (error) {
      response.destroy();
      throw asScraperError(error, current.url, signal);
    }
  }
  throw new ScraperError(`${hostOf(request.url)} redirected more than ${MAX_REDIRECTS} times.`);
}

async function send(request: SourceRequest, signal: AbortSignal, options: FetchOptions): Promise<IncomingMessage> {
  const isRefused = options.isRefused ?? isPrivateAddress;
  const url = new URL(request.url);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw new ScraperError(`${url.protocol} addresses are not fetched.`);
  }
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) && isRefused(host)) throw refusedError(host);

  const start = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const body = request.body === undefined ? undefined : Buffer.from(request.body);
  const headers = {
    accept: '*/*',
    'accept-encoding': 'identity',
    'user-agent': userAgent(options.contact ?? null),
    ...request.headers,
    ...(body ? { 'content-length': String(body.byteLength) } : {}),
  };
  return new Promise<IncomingMessage>((resolve, reject) => {
    const sent = start(
      url,
      { method: request.method ?? 'GET', headers, signal, agent: false, lookup: guardedLookup(isRefused) },
      resolve,
    );
    sent.on('error', (error) => reject(asScraperError(error, request.url, signal)));
    sent.end(body);
  });
}

/** Connects only to what it has checked: the addresses that are tested are the ones that are used. */
function guardedLookup(isRefused: (address: string) => boolean): LookupFunction {
  return (host, options, callback) => {
    dnsLookup(host, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '', 0);
      const refused = addresses.find(({ address }) => isRefused(address));
      const first = addresses[0];
      if (refused || !first) return callback(refusedError(host), '', 0);
      if (options.all) return callback(null, addresses);
      return callback(null, first.address, first.family);
    });
  };
}

async function readAll(response: IncomingMessage, maxBytes: number): Promise<Uint8Array> {
  checkSize(Number(response.headers['content-length'] ?? 0), maxBytes);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.byteLength;
    checkSize(size, maxBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** After 303, and after 301 and 302 to a POST, the next request is a GET, as browsers do. */
function redirected(request: SourceRequest, status: number, location: string): SourceRequest {
  if (!URL.canParse(location, request.url)) throw new ScraperError(`${hostOf(request.url)} redirected to no address.`);
  const url = new URL(location, request.url).href;
  const keepsMethod = status === 307 || status === 308 || (request.method ?? 'GET') === 'GET';
  return keepsMethod ? { ...request, url } : { url };
}

const refusedError = (host: string) =>
  new ScraperError(`${host} is not an address on the public internet, so it is not fetched.`);

function asScraperError(error: unknown, url: string, signal: AbortSignal): ScraperError {
  if (error instanceof ScraperError) return error;
  if (signal.aborted) return new ScraperError(`${hostOf(url)} took too long to answer.`);
  return new ScraperError(`${hostOf(url)} could not be read: ${messageOf(error)}`);
}

const hostOf = (url: string) => (URL.canParse(url) ? new URL(url).host : url.slice(0, 80));
