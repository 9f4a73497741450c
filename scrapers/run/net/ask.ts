import type { IncomingMessage } from 'node:http';
import type { SourceRequest } from '../../define-source.ts';
import { ScraperError } from '../../errors.ts';
import { FETCH_TIMEOUT_MS, GAP_MS, MAX_REDIRECTS, ROBOTS_BYTES, userAgent } from '../limits.ts';
import { checkAddress } from './check-address.ts';
import type { Network } from './network.ts';
import { hostOf, networkError } from './network-words.ts';
import { readAtMost } from './read-body.ts';
import { redirected } from './redirect.ts';
import { withRetries } from './retries.ts';
import { inUtc, retryAfter } from './retry-after.ts';
import { send } from './send.ts';

export type AskOptions = {
  signal?: AbortSignal | undefined;
  /** from the first byte asked to the last byte read of one answer */
  timeoutMs?: number;
  /** between two requests to the host */
  gapMs?: number | undefined;
};

/** An answer that begins: its headers are there, its body is still to be read. */
export type Answer = { url: string; status: 200 | 304; message: IncomingMessage };

type Use<T> = (answer: Answer) => Promise<T>;

/**
 * Asks for an address and hands the answer (200, or 304 to a conditional request) to `use`, which reads it. Waits for
 * its turn at the host, keeps to robots.txt, follows redirects and asks again where that may help: then `use` is called
 * again too. Refuses private addresses as written, after DNS and after every redirect. Throws ScraperError.
 */
export function ask<T>(request: SourceRequest, network: Network, options: AskOptions, use: Use<T>): Promise<T> {
  return withRetries(network.clock, options.signal, async () => {
    let current = request;
    for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
      const url = checkAddress(current.url, await network.isAllowedHost(hostOf(current.url)));
      const delayMs = await robotsDelay(url, network, options);
      const gapMs = Math.max(options.gapMs ?? GAP_MS, delayMs);
      const step = await askOnce(current, network, { ...options, gapMs }, use);
      if ('done' in step) return step.done;
      current = redirected(current, step.status, step.location);
    }
    throw new ScraperError(`${hostOf(request.url)} redirected more than ${MAX_REDIRECTS} times.`);
  });
}

type Step<T> = { done: T } | { status: number; location: string };

/** One request in one turn at its host. */
async function askOnce<T>(
  request: SourceRequest,
  network: Network,
  options: AskOptions & { gapMs: number },
  use: Use<T>,
): Promise<Step<T>> {
  const isAllowed = await network.isAllowedHost(hostOf(request.url));
  const url = checkAddress(request.url, isAllowed);
  const timeoutMs = options.timeoutMs ?? FETCH_TIMEOUT_MS;
  const release = await network.turns.take(url.host, timeoutMs + 5000, options.signal);
  const timeout = AbortSignal.timeout(timeoutMs);
  const signal = options.signal ? AbortSignal.any([options.signal, timeout]) : timeout;
  let message: IncomingMessage | null = null;
  try {
    const way = { userAgent: userAgent(network.contact), lookup: network.lookup, isAllowed, signal };
    message = await send(url, request, way);
    const { statusCode: status = 0, headers } = message;
    if (status >= 300 && status < 400 && status !== 304 && headers.location) {
      return { status, location: headers.location };
    }
    if (status !== 200 && status !== 304) throw refusal(message, url, network.clock.now());
    return { done: await use({ url: url.href, status, message }) };
  } catch (error) {
    options.signal?.throwIfAborted();
    if (timeout.aborted) throw new ScraperError(`${url.host} took too long to answer.`, { transient: true });
    throw networkError(error, request.url);
  } finally {
    message?.destroy();
    await release(options.gapMs);
  }
}

function refusal(message: IncomingMessage, url: URL, now: Date): ScraperError {
  const { statusCode: status = 0, statusMessage, headers } = message;
  const transient = status === 429 || status >= 500;
  const retryAt = transient ? (retryAfter(headers['retry-after'], now) ?? undefined) : undefined;
  const words = `${url.host} answered ${`${status} ${statusMessage ?? ''}`.trim().slice(0, 100)}`;
  const when = retryAt ? ` and asks to be left alone until ${inUtc(retryAt)}` : '';
  return new ScraperError(`${words}${when}.`, { transient, retryAt, status });
}

/** The pause that robots.txt asks for, in milliseconds. Throws ScraperError where it forbids the address. */
async function robotsDelay(url: URL, network: Network, options: AskOptions): Promise<number> {
  const rules = await network.robots.rulesFor(url, (address) => readRobots(address, network, options));
  if (rules.allows(url.href)) return rules.delayMs;
  throw new ScraperError(`robots.txt of ${url.host} asks that ${url.pathname.slice(0, 200)} is not read by programs.`);
}

/**
 * robots.txt as RFC 9309 has it: a host that refuses to give one has none; one that cannot answer now must not be asked
 * anything else.
 */
async function readRobots(address: string, network: Network, options: AskOptions): Promise<string | null> {
  let request: SourceRequest = { url: address };
  const timeoutMs = Math.min(options.timeoutMs ?? FETCH_TIMEOUT_MS, FETCH_TIMEOUT_MS);
  const brief = { ...options, gapMs: options.gapMs ?? GAP_MS, timeoutMs };
  try {
    for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
      const step = await askOnce(request, network, brief, ({ url, message }) => readAtMost(message, url, ROBOTS_BYTES));
      if ('done' in step) return new TextDecoder().decode(step.done);
      request = redirected(request, step.status, step.location);
    }
    return null;
  } catch (error) {
    if (!(error instanceof ScraperError)) throw error;
    const { status, transient, retryAt, message } = error;
    if (!transient) return null;
    if (status === undefined) throw error;
    throw new ScraperError(`Its robots.txt must be read first: ${message}`, { transient, retryAt, status });
  }
}
