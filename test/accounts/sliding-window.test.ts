import { describe, expect, it } from 'vitest';
import { network, SignInLimit } from '#app/accounts/sign-in-limit.server.ts';
import { SlidingWindow } from '#app/accounts/sliding-window.ts';

const minute = 60_000;

describe('SlidingWindow', () => {
  it('lets the limit through, says how long to wait, and opens again by itself', () => {
    const window = new SlidingWindow(2, 10 * minute, 10);
    window.add('a', 0);
    window.add('a', minute);
    expect(window.wait('a', 2 * minute)).toBe(8 * minute);
    expect(window.wait('b', 2 * minute)).toBe(0);
    expect(window.wait('a', 10 * minute + 1)).toBe(0);
  });

  it('keeps no more keys than its cap and drops the longest unused', () => {
    const window = new SlidingWindow(1, minute, 3);
    for (const key of ['a', 'b', 'c']) window.add(key, 0);
    window.add('a', 1);
    window.add('d', 2);
    expect(window.size).toBe(3);
    expect(window.wait('b', 3)).toBe(0);
    expect(window.wait('a', 3)).toBeGreaterThan(0);
  });
});

describe('SignInLimit', () => {
  it('stops guesses at one account from one place and counts refused ones for nothing', () => {
    const limit = new SignInLimit();
    for (let i = 0; i < 8; i++) expect(limit.take('a@x.org', '192.0.2.1', i)).toBe(0);
    for (let i = 0; i < 100; i++) expect(limit.take('a@x.org', '192.0.2.1', minute + i)).toBeGreaterThan(0);
    expect(limit.take('a@x.org', '192.0.2.1', 15 * minute + 1)).toBe(0);
  });

  it('stops one place that tries many accounts', () => {
    const limit = new SignInLimit();
    for (let i = 0; i < 40; i++) expect(limit.take(`p${i}@x.org`, '192.0.2.1', i)).toBe(0);
    expect(limit.take('another@x.org', '192.0.2.1', 50)).toBeGreaterThan(0);
    expect(limit.take('another@x.org', '192.0.2.2', 50)).toBe(0);
  });

  it('stops guesses from many places, yet never locks the owner out of a place they have signed in from', () => {
    const limit = new SignInLimit();
    limit.take('a@x.org', '198.51.100.7', 0);
    limit.succeeded('a@x.org', '198.51.100.7', 0);
    for (let i = 0; i < 60; i++) limit.take('a@x.org', `192.0.2.${i}`, 1 + i);
    expect(limit.take('a@x.org', '203.0.113.1', 100)).toBeGreaterThan(0);
    expect(limit.take('a@x.org', '198.51.100.7', 100)).toBe(0);
  });

  it('does not count what succeeded', () => {
    const limit = new SignInLimit();
    for (let i = 0; i < 200; i++) {
      expect(limit.take('a@x.org', '192.0.2.1', i)).toBe(0);
      limit.succeeded('a@x.org', '192.0.2.1', i);
    }
  });

  it('takes an IPv6 network as one place', () => {
    expect(network('2001:db8:1:2:3:4:5:6')).toBe(network('2001:0db8:1:2::9'));
    expect(network('2001:db8::1')).toBe('2001:db8:0:0::/64');
    expect(network('::ffff:192.0.2.1')).toBe('192.0.2.1');
  });
});
