import { describe, expect, it } from 'vitest';
import { mailText, type MailItem } from '#app/follow/mail-text.ts';

const site = { siteUrl: 'https://calls.example.org', stop: 'https://calls.example.org/unsubscribe?a=1&b=2' };
const item = (change: Partial<MailItem> = {}): MailItem => ({
  ...{ title: 'Arrays', url: `${site.siteUrl}/opportunities/1`, muteUrl: `${site.siteUrl}/unsubscribe?w=1` },
  detail: { kind: 'change', field: 'amountMax', oldValue: '$1', newValue: '$2' },
  ...change,
});
const fresh = (n: number) =>
  Array.from({ length: n }, (_, at) =>
    item({ title: `Call ${at}`, url: `/c/${at}`, detail: { kind: 'new', search: 'Mine', closesOn: null } }),
  );

describe('a mail of notices', () => {
  it('names one thing in its subject, and counts several', () => {
    expect(mailText([item()], site).subject).toBe('Largest amount changed from $1 to $2 · Arrays');
    expect(mailText(fresh(3), site).subject).toBe('3 new calls for you');
    expect(mailText([item(), ...fresh(1)], site).subject).toBe('News of 2 calls');
    expect(mailText([item(), item()], site).subject).toBe('News of Arrays');
  });

  it('puts what is of one call together, once', () => {
    const { text } = mailText([item(), item({ detail: { kind: 'merged', into: 'Trees' } })], site);
    expect(text.match(/^Arrays$/gm)).toHaveLength(1);
    expect(text).toContain('- Largest amount changed from $1 to $2\n- Was another record of “Trees”');
  });

  it('escapes what a source or a person wrote', () => {
    const title = '<img src=x onerror="alert(1)"> & \'more\'';
    const { html } = mailText(
      [item({ title, detail: { kind: 'new', search: '</ul><script>', closesOn: null } })],
      site,
    );
    expect(html).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; &#39;more&#39;');
    expect(html).not.toMatch(/<script|<img/);
    expect(html).toContain('unsubscribe?a=1&amp;b=2');
  });

  it('has room for sixty, and says how many more there are', () => {
    const { text } = mailText(fresh(100), site);
    expect(text.match(/^Call \d+$/gm)).toHaveLength(60);
    expect(text).toContain('40 more stand at https://calls.example.org/following');
  });
});
