import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as accountRoute from '#app/accounts/routes/account.tsx';
import { hashSecret } from '#app/accounts/secret.server.ts';
import * as feedRoute from '#app/opportunities/routes/feed.ts';
import * as feedNewRoute from '#app/opportunities/routes/feed-new.tsx';
import { loggablePath } from '#server/http/request-log.ts';
import { withoutExtension } from '#server/http/formats.ts';
import type { TestDatabase } from '#test/support/database.ts';
import { knock } from '#test/support/knock.ts';
import { addPerson, cookieOf, openSite } from '#test/support/site.ts';
import { draft, portal, run } from '../ingest/support.ts';
import { formats, NOW, readCalendar, readRss } from './support.ts';

let site: TestDatabase;
let cookie: string;
let ada: { id: string };
beforeEach(async () => {
  site = await openSite();
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
  ada = await addPerson(site.db);
  await site.db.person.update({ where: { id: ada.id }, data: { timeZone: 'Pacific/Auckland' } });
  cookie = await cookieOf(site.db, ada.id);
  const local = [{ kind: 'full', date: '2027-03-01', time: '17:00', zone: 'applicant_local', rawText: 'x' } as const];
  await run(site.db, portal, [draft('A', { deadlines: local }), draft('B', { title: 'Something else' })]);
});
afterEach(async () => {
  vi.useRealTimers();
  await site.close();
});

const make = (form: Record<string, string>, as = cookie) =>
  knock(feedNewRoute.action, { url: '/feeds/new', form, cookie: as });
const tokenOf = async (search = '?q=call') => {
  const reply = await make({ name: 'My calendar', search });
  return /\/feeds\/(cf_[\w-]{43})$/.exec(reply.body.address as string)![1]!;
};
const read = (token: string, format = 'ics', more = '') =>
  knock(feedRoute.loader, { url: `/feeds/${token}/${format}${more}`, params: { token, format } });

describe('a private feed address', () => {
  test('gives the list as its person would see it, in every form, without a session', async () => {
    const token = await tokenOf();
    const { events } = readCalendar((await read(token)).text);
    expect(events.map(({ start }) => start)).toEqual(['2027-03-01T04:00:00Z']);
    for (const format of formats) {
      const reply = await read(token, format);
      expect([reply.status, reply.headers.get('Cache-Control')]).toEqual([200, 'private, no-cache']);
      expect(reply.text).toContain('Call A');
      expect(reply.text).not.toContain('Something else');
    }
    expect(readRss((await read(token, 'rss')).text).atom!.links![0]!.href).toMatch(
      new RegExp(`/feeds/${token}\\.rss$`),
    );
  });

  test('takes no other filter than its own, and goes on by cursor', async () => {
    await run(
      site.db,
      portal,
      Array.from({ length: 60 }, (_, i) => draft(`M${i}`)),
    );
    const token = await tokenOf();
    const first = (await read(token, 'json', '?q=something')).body;
    expect(first.items).toHaveLength(50);
    expect(first.next).toMatch(new RegExp(`^/feeds/${token}\\.json\\?cursor=`));
    const rest = (await read(token, 'json', first.next.slice(first.next.indexOf('?')))).body;
    expect([rest.items.length, rest.next]).toEqual([11, null]);
  });

  test('is kept as a hash, shown once, and named on the account page', async () => {
    const token = await tokenOf();
    expect(await site.db.feedAddress.findFirst()).toMatchObject({ tokenHash: hashSecret(token), search: '?q=call' });
    const page = await knock(accountRoute.loader, { url: '/account', cookie });
    expect(page.body.feeds).toMatchObject([
      { name: 'My calendar', list: 'Calls: call', search: '?q=call', lastUsed: null },
    ]);
    expect(page.text).not.toContain(token);
    expect(page.text).not.toContain(hashSecret(token));
    await read(token);
    expect((await knock(accountRoute.loader, { url: '/account', cookie })).body.feeds[0].lastUsed).toContain('2026');
  });

  test('when revoked, wrong, or of a disabled person says the same 404', async () => {
    const [token, other] = [await tokenOf(), await tokenOf()];
    const { id } = await site.db.feedAddress.findFirstOrThrow({ where: { tokenHash: hashSecret(token) } });
    const revoke = (as: string) => knock(accountRoute.action, { form: { intent: 'revoke-feed', id }, cookie: as });
    const eve = await cookieOf(site.db, (await addPerson(site.db)).id);
    expect((await revoke(eve)).status).toBe(404);
    expect((await read(token)).status).toBe(200);
    expect((await revoke(cookie)).location).toBe('/account?done=feed');
    const wrong = [await read(token), await read('cf_wrong'), await read('x'), await read(other, 'pdf')];
    await site.db.person.update({ where: { id: ada.id }, data: { disabledAt: NOW } });
    wrong.push(await read(other));
    for (const reply of wrong) {
      expect(reply.status).toBe(404);
      expect(reply.text).toBe(wrong[0]!.text);
    }
    const actions = (await site.db.auditEvent.findMany({ where: { thingKind: 'feed' } })).map(({ action }) => action);
    expect(actions.sort()).toEqual(['feed.created', 'feed.created', 'feed.revoked']);
  });

  test('needs a name and a filter that is understood; so many one may hold and no more', async () => {
    for (const bad of [{ name: ' ' }, { name: 'x'.repeat(81) }, { name: 'x', search: '?status=odd' }])
      expect((await make({ search: '', ...bad })).status).toBe(400);
    expect((await make({ name: 'x', search: `?funder=${'x'.repeat(3000)}` })).status).toBe(400);
    expect(await site.db.feedAddress.count()).toBe(0);
    const rows = Array.from({ length: 50 }, (_, i) => ({ personId: ada.id, name: 'x', search: '', tokenHash: `${i}` }));
    await site.db.feedAddress.createMany({ data: rows });
    expect((await make({ name: 'x', search: '' })).status).toBe(409);
  });

  test('is for those who are signed in', async () => {
    expect((await knock(feedNewRoute.loader, { url: '/feeds/new?q=call' })).location).toContain('/sign-in?to=');
    expect((await make({ name: 'x', search: '' }, '')).location).toContain('/sign-in');
    const page = await knock(feedNewRoute.loader, { url: '/feeds/new?q=call', cookie });
    expect(page.body).toEqual({ list: 'Calls: call', search: '?q=call', timeZone: 'Pacific/Auckland' });
  });
});

test('the address ends in its form, and the log never has its token', () => {
  expect(withoutExtension('/feeds/cf_abc.ics?cursor=1')).toBe('/feeds/cf_abc/ics?cursor=1');
  expect(loggablePath('/feeds/cf_abc.ics')).toBe('/feeds/…');
});
