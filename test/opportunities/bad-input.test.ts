import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as fit from '#app/fit/routes/fit.tsx';
import * as columns from '#app/opportunities/routes/columns.ts';
import * as list from '#app/opportunities/routes/list.tsx';
import { createFeedAddress } from '#app/opportunities/feeds/feed-address.server.ts';
import { seedDemoCalls } from '#app/opportunities/demo-calls.server.ts';
import type { TestDatabase } from '#test/support/database.ts';
import { knock, type Knock } from '#test/support/knock.ts';
import { addPerson, cookieOf, openSite } from '#test/support/site.ts';

let site: TestDatabase;
let cookie: string;
let person: Awaited<ReturnType<typeof addPerson>>;
beforeAll(async () => {
  site = await openSite();
  await seedDemoCalls(site.db, '2026-11-23');
  person = await addPerson(site.db);
  await site.db.project.create({
    data: { name: 'Arrays', members: { create: { personId: person.id, role: 'lead' } } },
  });
  cookie = await cookieOf(site.db, person.id);
});
afterAll(() => site.close());

const encoded = encodeURIComponent;
const searches = [
  `q=${encoded('title:foo AND NOT (bar OR *) NEAR("a" "b", 3) ^x {title number}: - -- "')}`,
  `q=${encoded('"'.repeat(10_000))}`,
  `q=${encoded('a '.repeat(5_000))}`,
  `q=${encoded('-a -b -"c d"')}`,
  'q=%00&q=%22a%00b%22',
  'q=%ED%A0%80x%ED%B0%80',
  `q=${encoded('a' + '\u0301'.repeat(190))}`,
  `q=${encoded('x'.repeat(199) + '😀')}`,
  'page=-1&min=1e308&max=-Infinity&currency=__proto__',
  'page=999999&sort=title',
  'page=2&'.repeat(2_000),
  `status=${'a,'.repeat(7_000)}`,
  `eligible=${Array.from({ length: 3_000 }, (_, at) => `x${at}`).join(',')}`,
  'funder=__proto__&kind=constructor&tag=toString&source=hasOwnProperty&status=valueOf&eligible=__proto__',
  'view=__proto__&columns=constructor,__proto__&month=%00',
  'view=calendar&month=1900-01',
  'view=calendar&month=2999-12',
  'view=calendar&month=0000-00&closes_after=9999-99-99',
  'view=calendar&closes_before=1900-01-01',
  `view=table&columns=${'funder,'.repeat(2_000)}`,
  `view=${'x'.repeat(14_000)}`,
  'closes_after=2999-12-31&closes_before=1900-01-01',
  '&&&&===&=&?;;;',
];

describe.each([
  ['the list', '/opportunities', list.loader],
  ['what fits', '/fit', fit.loader],
])('%s', (_, path, loader) => {
  test.each(searches)('answers %.60s with sense, or with sentences', async (search) => {
    const { status, body, text } = await knock(loader, { url: `${path}?${search}`, cookie });
    const { notes } = body as { notes: string[] };
    expect(status).toBe(notes.length > 0 ? 400 : 200);
    for (const note of notes) expect(note).toMatch(/\w.*\.$/s);
    expect(new Set(notes).size).toBe(notes.length);
    expect(text.length).toBeLessThan(200_000);
  });
});

test.each(['view=__proto__', 'columns=__proto__', '%', '"><script>', 'view=table&q=a&page=9', 'a,'.repeat(4_000)])(
  'a browser that says it remembers %.30s sees the list',
  async (kept) => {
    const reply = await knock(list.loader, { url: '/opportunities', cookie: `callboard_list=${kept}` });
    expect([reply.status, reply.body.filter.q, reply.body.filter.page]).toEqual([200, '', 1]);
  },
);

describe('the choice of columns', () => {
  const choose = (form: Record<string, string>, more: Knock = {}) => knock(columns.action, { form, ...more });

  test.each<Record<string, string>>([
    { search: '//evil.example/?x', view: '__proto__' },
    { search: 'q=%0d%0aSet-Cookie:%20x=1', columns: 'a\r\nb' },
    { search: '?page=9'.repeat(900), view: 'table' },
    { columns: 'funder,'.repeat(50_000) },
  ])('leads back to the list whatever is posted: %.60j', async (form) => {
    const reply = await choose(form);
    expect(reply.status).toBe(302);
    expect(reply.location).toMatch(/^\/opportunities(\?[\x21-\x7e]*)?$/);
    expect(reply.location!.length).toBeLessThan(9_000);
    expect(reply.headers.get('Set-Cookie')).toMatch(/^callboard_list=view=(board|table)&columns=[\w%-]+; /);
  });

  test('what no address can hold is refused, and nothing is remembered', async () => {
    for (const search of [`funder=${'x'.repeat(9_000)}`, 'kind=a&'.repeat(2_000)]) {
      const reply = await choose({ search });
      expect([reply.status, reply.headers.get('Set-Cookie')]).toEqual([400, null]);
      expect(reply.body.error.message).toMatch(/too long for an address\. Choose/);
    }
  });
});

test.each(['\0', 'a\nb', '\u200b', '\u202eabc'])('a feed is not named %j', async (name) => {
  const actor = { ...person, role: 'member' as const };
  await expect(createFeedAddress(site.db, actor, { name, search: '' })).rejects.toMatchObject({ code: 'bad_input' });
  expect(await site.db.feedAddress.count()).toBe(0);
});
