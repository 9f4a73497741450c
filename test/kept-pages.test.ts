import type { EntryContext } from '@remix-run/node';
import { describe, expect, it } from 'vitest';
import { KeptPages, pageKey } from '#app/kept-pages.server.ts';

describe('kept pages', () => {
  it('come back with the nonce of the answer, and with no other', () => {
    const pages = new KeptPages();
    const page = (nonce: string) => `<p title="žluť">✓</p><script nonce="${nonce}"></script><link nonce="${nonce}">`;
    pages.set('a', page('first=='), 'first==');
    expect(pages.get('a', 'second==')).toBe(page('second=='));
    expect(pages.get('a', 'third==')).toBe(page('third=='));
    expect(pages.get('b', 'second==')).toBeNull();
  });

  it('are so many, and those asked for last stay', () => {
    const pages = new KeptPages();
    for (let at = 0; at < 100; at++) pages.set(`page ${at}`, `${at}`, 'n');
    expect(pages.get('page 0', 'n')).toBe('0');
    pages.set('one more', 'more', 'n');
    expect(pages.get('page 0', 'n')).toBe('0');
    expect(pages.get('page 1', 'n')).toBeNull();
    pages.set('long', 'x'.repeat(600 * 1024), 'n');
    expect(pages.get('long', 'n')).toBeNull();
  });
});

describe('the key of a page', () => {
  type Asked = { url?: string; data?: string; status?: number; keep?: boolean; errors?: object; actionData?: object };
  const ask = ({ url = '/x', data = '[1]', status = 200, keep = true, errors, actionData }: Asked = {}) => {
    const context = {
      staticHandlerContext: {
        matches: [{ route: { id: 'root' } }, { route: { id: 'leaf' } }],
        ...{ errors: errors ?? null, actionData: actionData ?? null },
      },
      routeModules: { root: {}, leaf: { handle: keep ? { keep: true } : undefined } },
    } as unknown as EntryContext;
    return pageKey(new Request(`https://callboard.example${url}`), status, context, data);
  };

  it('is the address and all data', () => {
    const key = ask({ data: '[{"person":"Ada"}]' });
    expect(key).toMatch(/^[\w+/]{43}=$/);
    expect(ask({ data: '[{"person":"Ada"}]' })).toBe(key);
    expect(ask({ data: '[{"person":"Bob"}]' })).not.toBe(key);
    expect(ask({ data: '[{"person":"Ada"}]', url: '/x?page=2' })).not.toBe(key);
  });

  it('is none for a page that did not ask for it, an answer to a form, an error', () => {
    for (const asked of [{ keep: false }, { status: 400 }, { errors: {} }, { actionData: {} }, { data: '' }])
      expect(ask(asked)).toBeNull();
  });
});
