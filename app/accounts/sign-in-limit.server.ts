import { isIPv6 } from 'node:net';
import { singleton } from '#app/singleton.server.ts';
import { SlidingWindow } from './sliding-window.ts';

const window = 15 * 60 * 1000;
const cap = 20_000;

/**
 * How often a sign-in may fail in 15 minutes: 8 times for one e-mail from one address, 40 times from one address, 60
 * times for one e-mail from anywhere. The last does not hold for an address from which that person has signed in, so a
 * stranger who guesses on purpose cannot lock somebody out of their own desk; refused attempts are not counted, so every
 * lock ends by itself, and a reset link (from an administrator or `npm run user -- reset`) is never limited.
 * Counts live in memory and are gone after a restart; at most 20,000 keys are kept for each rule.
 */
export class SignInLimit {
  readonly #pair = new SlidingWindow(8, window, cap);
  readonly #address = new SlidingWindow(40, window, cap);
  readonly #email = new SlidingWindow(60, window, cap);
  /** e-mail and address that have signed in together */
  readonly #known = new SlidingWindow(1, 90 * 24 * 60 * 60 * 1000, cap);

  /** Counts an attempt before its password is looked at; returns the seconds to wait when it is one too many, else 0. */
  take(email: string, address: string, now = Date.now()): number {
    const pair = pairKey(email, address);
    const known = this.#known.wait(pair, now) > 0;
    const waits = [this.#pair.wait(pair, now), this.#address.wait(network(address), now)];
    if (!known) waits.push(this.#email.wait(email, now));
    const wait = Math.max(...waits);
    if (wait > 0) return Math.ceil(wait / 1000);
    this.#pair.add(pair, now);
    this.#address.add(network(address), now);
    this.#email.add(email, now);
    return 0;
  }

  /** Takes an attempt back after it succeeded and remembers that this person signs in from there. */
  succeeded(email: string, address: string, now = Date.now()): void {
    this.#pair.clear(pairKey(email, address));
    this.#address.undo(network(address));
    this.#email.undo(email);
    this.#known.add(pairKey(email, address), now);
  }
}

function pairKey(email: string, address: string): string {
  return `${email} ${network(address)}`;
}

/** The part of an address that one household or office holds: an IPv4 address, the first 64 bits of an IPv6 one. */
export function network(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (!isIPv6(plain)) return plain;
  const [head = '', tail = ''] = plain.split('::');
  const left = head ? head.split(':') : [];
  const right = tail ? tail.split(':') : [];
  const zeros = plain.includes('::') ? Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0') : [];
  const groups = [...left, ...zeros, ...right].slice(0, 4);
  return groups.map((group) => group.toLowerCase().replace(/^0+(?=.)/, '')).join(':') + '::/64';
}

/** The counts of this process. */
export const signInLimit = () => singleton('sign-in-limit', () => new SignInLimit());
