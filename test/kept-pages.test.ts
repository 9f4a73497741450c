import type { EntryContext } from '@remix-run/node';
import { describe, expect, it } from 'vitest';
import { KeptPages, pageKey } from '#app/kept-pages.server.ts';

const text = (bytes: Uint8Array | null) => bytes && new TextDecoder().decode(bytes);

describe('kept pages', () => {
  it('come back with the nonce of the answer, and with no other', () => {
    const pages = new KeptPages();
    const page = (nonce: string) => `<p title="žluť">✓</p><script nonce="${nonce}"></script><link nonce="${nonce}">`;
    pages.set('a', Buffer.from(page('first==')), 'first==');
    expect(text(pages.get('a', 'second=='))).toBe(page('second=='));
    expect(text(pages.get('a', 'third=='))).toBe(page('third=='));
    expect(pages.get('b', 'second==')).toBeNull();
  });

  it('are so many, and those asked for last stay', () => {
    const pages = new KeptPages();
    for (let at = 0; at < 100; at++) pages.set(`page ${at}`, Buffer.from(`${at}`), 'n');
    expect(text(pages.get('page 0', 'n'))).toBe('0');
    pages.set('one more', Buffer.from('more'), 'n');
    expect(text(pages.get('page 0', 'n'))).toBe('0');
    expect(pages.get('page 1', 'n')).toBeNull();
    pages.set('large', Buffer.alloc(600 * 1024, 'x'), 'n');
    expect(pages.get('large', 'n')).toBeNull();
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
      serverHandoffStream: new Response(data).body!,
    } as unknown as EntryContext;
    return { context, key: pageKey(new Request(`https://callboard.example${url}`), status, context) };
  };

  it('is the address and all data, which are there for the page all the same', async () => {
    const { context, key } = ask({ data: '[{"person":"Ada"}]' });
    expect(await key).toMatch(/^[\w+/]{43}=$/);
    expect(await new Response(context.serverHandoffStream).text()).toBe('[{"person":"Ada"}]');
    expect(await ask({ data: '[{"person":"Ada"}]' }).key).toBe(await key);
    const others = [{ data: '[{"person":"Bob"}]' }, { data: '[{"person":"Ada"}]', url: '/x?page=2' }];
    for (const other of others) expect(await ask(other).key).not.toBe(await key);
  });

  it('is none for a page that did not ask for it, an answer to a form, an error', async () => {
    for (const asked of [{ keep: false }, { status: 400 }, { errors: {} }, { actionData: {} }]) {
      const { key, context } = ask(asked);
      expect(await key).toBeNull();
      expect(await new Response(context.serverHandoffStream).text()).toBe('[1]');
    }
  });
});
