import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as following from '#app/follow/routes/following.tsx';
import * as searchNew from '#app/follow/routes/search-new.tsx';
import * as settings from '#app/follow/routes/settings.tsx';
import * as unsubscribe from '#app/follow/routes/unsubscribe.tsx';
import * as watch from '#app/follow/routes/watch.ts';
import { unsubscribeUrl } from '#app/follow/unsubscribe.server.ts';
import * as callPage from '#app/opportunities/routes/call.tsx';
import type { CommunityRole } from '#app/accounts/community-role.ts';
import type { Database } from '#prisma/client.server.ts';
import { draft, portal, run } from '#test/opportunities/ingest/support.ts';
import type { TestDatabase } from '#test/support/database.ts';
import { knock } from '#test/support/knock.ts';
import { addPerson, bearerFor, cookieOf, openSite } from '#test/support/site.ts';
import { SITE, tick } from './support.ts';

let site: TestDatabase;
let db: Database;
let call: string;
beforeEach(async () => {
  site = await openSite();
  db = site.db;
  await run(db, portal, [draft('A')]);
  call = (await db.opportunity.findFirstOrThrow()).id;
});
afterEach(() => site.close());

async function visitor(role: CommunityRole = 'member') {
  const { id, email } = await addPerson(db, { role });
  return { id, email, cookie: await cookieOf(db, id) };
}
const press = (cookie: string | undefined, form: Record<string, string>) =>
  knock(following.action, { url: '/following', form, cookie });
const choices = {
  ...{ leadDays: '10, 3', byMail: 'on', digest: 'weekly', weekday: '5', hour: '7', quietFrom: '22', quietTo: '6' },
};

describe('those who are not signed in', () => {
  it.each([
    ['the page', following.loader, '/following', undefined],
    ['its buttons', following.action, '/following', { intent: 'seen' }],
    ['the settings', settings.loader, '/following/settings', undefined],
    ['saving them', settings.action, '/following/settings', choices],
    ['saving a search', searchNew.action, '/following/searches/new', { name: 'x', query: '' }],
    ['watching', watch.action, '/following/watch', { intent: 'watch', call: 'x' }],
  ])('are led to sign in: %s', async (_, door, url, form) => {
    const reply = await knock(door, { url, ...(form ? { form } : {}) });
    expect(reply.location).toBe(`/sign-in?to=${encodeURIComponent(url)}`);
    const script = await knock(door, { url, authorization: 'Bearer cb_wrong', ...(form ? { form } : {}) });
    expect(script.status).toBe(401);
    expect([await db.watch.count(), await db.savedSearch.count(), await db.followSettings.count()]).toEqual([0, 0, 0]);
  });
});

describe.each(['member', 'curator', 'admin'] as const)('a %s', (role) => {
  it('watches a call and no more, and the page of the call knows', async () => {
    const { id, cookie } = await visitor(role);
    const page = async () => (await knock(callPage.loader, { params: { id: call }, cookie })).body.watching;
    const send = (intent: string, of = call) =>
      knock(watch.action, { url: '/following/watch', form: { intent, call: of }, cookie });
    expect(await page()).toBe(false);
    for (let twice = 0; twice < 2; twice++) expect((await send('watch')).location).toBe(`/opportunities/${call}`);
    expect(await page()).toBe(true);
    expect(await db.watch.count({ where: { personId: id } })).toBe(1);
    for (let twice = 0; twice < 2; twice++) expect((await send('unwatch')).location).toBe(`/opportunities/${call}`);
    expect(await page()).toBe(false);
    expect((await send('watch', 'nowhere')).status).toBe(404);
    expect((await send('dance')).status).toBe(400);
    expect((await knock(callPage.loader, { params: { id: call } })).body.watching).toBe(null);
  });

  it('touches nothing of somebody else', async () => {
    const [owner, other] = [await visitor(), await visitor(role)];
    await knock(watch.action, { form: { intent: 'watch', call }, cookie: owner.cookie });
    await knock(searchNew.action, { form: { name: 'All', query: '' }, cookie: owner.cookie });
    const [watched, search] = [await db.watch.findFirstOrThrow(), await db.savedSearch.findFirstOrThrow()];
    for (const intent of ['mute-watch', 'unmute-watch'])
      expect((await press(other.cookie, { intent, id: watched.id })).status, intent).toBe(404);
    for (const intent of ['mute-search', 'unmute-search', 'remove-search'])
      expect((await press(other.cookie, { intent, id: search.id })).status, intent).toBe(404);
    await press(other.cookie, { intent: 'unwatch', id: call });
    expect(await db.watch.findFirst()).toEqual(watched);
    expect(await db.savedSearch.findFirst()).toEqual(search);
    const page = await knock(following.loader, { url: '/following', cookie: other.cookie });
    expect([page.body.watches, page.body.searches]).toEqual([[], []]);
  });
});

describe('the page of what one follows', () => {
  it('shows what is new until it is marked as seen, and only what was shown is', async () => {
    const { id, cookie } = await visitor();
    await knock(watch.action, { authorization: await bearerFor(db, id), form: { intent: 'watch', call } });
    await db.watch.updateMany({ data: { since: new Date('2026-11-01T00:00:00Z') } });
    const deadlines = (date: string) => [{ kind: 'full' as const, date, rawText: date }];
    await run(db, portal, [draft('A', { deadlines: deadlines('2027-04-01') })]);
    await tick(db, new Date('2026-11-27T12:00:00Z'));
    const page = async () => (await knock(following.loader, { url: '/following', cookie })).body;
    const first = await page();
    expect(first).toMatchObject({ count: 1, seen: [], hasMail: false, watches: [{ title: 'Call A', muted: false }] });
    expect(first.fresh).toMatchObject([{ title: 'Call A', to: `/opportunities/${call}` }]);
    await run(db, portal, [draft('A', { deadlines: deadlines('2027-05-01') })]);
    await tick(db, new Date('2026-11-27T12:05:00Z'));
    expect((await press(cookie, { intent: 'seen', upTo: first.upTo })).location).toBe('/following?done=seen');
    expect(await page()).toMatchObject({ count: 1, seen: [{ id: first.fresh[0].id }] });
    await press(cookie, { intent: 'seen', upTo: 'nonsense' });
    expect(await page()).toMatchObject({ count: 1 });
  });

  it('mutes a watch and a search, and says so', async () => {
    const { cookie } = await visitor();
    await knock(watch.action, { form: { intent: 'watch', call }, cookie });
    await knock(searchNew.action, { form: { name: 'Mine', query: '?q=call' }, cookie });
    const [{ id }, search] = [await db.watch.findFirstOrThrow(), await db.savedSearch.findFirstOrThrow()];
    expect((await press(cookie, { intent: 'mute-watch', id })).location).toBe('/following?done=muted');
    await press(cookie, { intent: 'mute-search', id: search.id });
    const page = async () => (await knock(following.loader, { url: '/following', cookie })).body;
    expect(await page()).toMatchObject({
      watches: [{ muted: true }],
      searches: [{ muted: true, to: '/opportunities?q=call' }],
    });
    expect((await press(cookie, { intent: 'unmute-watch', id })).location).toBe('/following?done=unmuted');
    await press(cookie, { intent: 'remove-search', id: search.id });
    expect(await page()).toMatchObject({ watches: [{ muted: false }], searches: [] });
    expect((await press(cookie, { intent: 'dance' })).status).toBe(400);
  });
});

describe('saving a search', () => {
  it('shows what it finds, and refuses what the list does not know', async () => {
    const { cookie } = await visitor();
    const page = await knock(searchNew.loader, { url: '/following/searches/new?q=call&page=1', cookie });
    expect(page.body).toEqual({ query: '?q=call', finds: '1 call matches', name: 'call' });
    for (const query of ['?status=dancing', `?q=${'x'.repeat(5000)}`]) {
      expect((await knock(searchNew.loader, { url: `/following/searches/new${query}`, cookie })).status).toBe(400);
      expect((await knock(searchNew.action, { form: { name: 'x', query }, cookie })).status).toBe(400);
    }
    const save = (name: string) => knock(searchNew.action, { form: { name, query: '?q=call' }, cookie });
    expect((await save(' My  calls ')).location).toBe('/following?done=saved');
    expect(await db.savedSearch.findMany()).toMatchObject([{ name: 'My calls', query: '?q=call' }]);
    for (const bad of ['', '\u200b', 'My calls', 'x'.repeat(121), 'a\u202eb']) {
      expect((await save(bad)).body.problem.fields.name, bad).toBeTruthy();
    }
  });
});

describe('the settings', () => {
  it('are kept, and come back with what is to mend', async () => {
    const { id, cookie } = await visitor();
    const page = async () => (await knock(settings.loader, { url: '/following/settings', cookie })).body;
    expect(await page()).toMatchObject({
      settings: { leadDays: [30, 14, 7, 2], byMail: true, digest: 'daily' },
      hasMail: false,
    });
    const save = (change = {}) =>
      knock(settings.action, { url: '/following/settings', form: { ...choices, ...change }, cookie });
    expect((await save()).location).toBe('/following/settings?done=1');
    const kept = {
      leadDays: [10, 3],
      byMail: true,
      alertsAtOnce: false,
      digest: 'weekly',
      weekday: 5,
      hour: 7,
      quietFrom: 22,
      quietTo: 6,
    };
    expect((await page()).settings).toEqual(kept);
    const broken = await save({
      leadDays: 'soon',
      digest: 'hourly',
      hour: '24',
      quietFrom: '-1',
      quietTo: '',
      weekday: '7',
    });
    expect(broken.status).toBe(400);
    expect(Object.keys(broken.body.problem.fields).sort()).toEqual([
      'digest',
      'hour',
      'leadDays',
      'quietFrom',
      'quietTo',
      'weekday',
    ]);
    expect(broken.body.problem.values.leadDays).toBe('soon');
    expect((await page()).settings).toEqual(kept);
    expect(await db.followSettings.count({ where: { personId: id } })).toBe(1);
  });
});

describe('unsubscribing', () => {
  const pathOf = async (personId: string, what: string) =>
    (await unsubscribeUrl(db, SITE, personId, what)).slice(SITE.length);

  it('works signed out, in one click, as mail programs do it; looking changes nothing', async () => {
    const { id, email } = await visitor();
    const url = await pathOf(id, 'all');
    const look = async () => (await knock(unsubscribe.loader, { url })).body;
    expect(await look()).toEqual({ about: `mail to ${email}`, isOn: true });
    expect(await look()).toMatchObject({ isOn: true });
    const click = await knock(unsubscribe.action, { url, form: { 'List-Unsubscribe': 'One-Click' } });
    expect(click.status).toBe(200);
    expect(click.body).toEqual({ stopped: `mail to ${email}` });
    expect(await look()).toMatchObject({ isOn: false });
    expect(await db.followSettings.findMany()).toMatchObject([{ personId: id, byMail: false, digest: 'daily' }]);
  });

  it('mutes one watch or one search', async () => {
    const { id, cookie } = await visitor();
    await knock(watch.action, { form: { intent: 'watch', call }, cookie });
    await knock(searchNew.action, { form: { name: 'Mine', query: '' }, cookie });
    const [watched, search] = [await db.watch.findFirstOrThrow(), await db.savedSearch.findFirstOrThrow()];
    const stop = async (what: string) =>
      (await knock(unsubscribe.action, { url: await pathOf(id, what), method: 'POST' })).body;
    expect(await stop(`watch-${watched.id}`)).toEqual({ stopped: 'news of “Call A”' });
    expect(await stop(`search-${search.id}`)).toEqual({ stopped: 'new calls of the search “Mine”' });
    expect((await db.watch.findFirstOrThrow()).mutedAt).not.toBe(null);
    expect((await db.savedSearch.findFirstOrThrow()).mutedAt).not.toBe(null);
    expect(await stop('watch-of-a-call-that-is-gone')).toEqual({ stopped: 'news of this call' });
  });

  it('takes no link that was not signed here, or for something else', async () => {
    const [one, two] = [await visitor(), await visitor()];
    const url = await pathOf(one.id, 'all');
    const signature = new URLSearchParams(url.split('?')[1]).get('signature')!;
    const bad = [
      '/unsubscribe',
      url.slice(0, -1),
      `${url}A`,
      url.replace(one.id, two.id),
      url.replace('what=all', 'what=watch-1'),
      url.replace(signature, encodeURIComponent(`é${signature.slice(1)}`)),
    ];
    for (const at of bad) {
      expect((await knock(unsubscribe.loader, { url: at })).status, at).toBe(404);
      expect((await knock(unsubscribe.action, { url: at, method: 'POST' })).status, at).toBe(404);
    }
    expect(await db.followSettings.count()).toBe(0);
  });
});
