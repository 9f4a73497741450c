import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { TestDatabase } from '#test/support/database.ts';
import { addPerson, bearerFor, cookieOf, openSite } from '#test/support/site.ts';
import { draft, portal, run } from '../ingest/support.ts';
import { ask, formats, nasty, NOW, readCalendar, readCsv, readRss, type Format } from './support.ts';

let site: TestDatabase;
beforeEach(async () => {
  site = await openSite();
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
});
afterEach(async () => {
  vi.useRealTimers();
  await site.close();
});

const amount = { min: 300_000_00, max: 1_500_000_50, currency: 'USD', rawText: '$300,000 to $1.5M' };
const one = () => run(site.db, portal, [draft('A', { amount, summary: 'Keeps *arrays* alive.' })]);
const spoilt = () =>
  run(
    site.db,
    portal,
    nasty.map((text, i) =>
      draft(`N${i}`, { title: text, funder: { name: `F ${text}` }, summary: `${text}\n\n${text}` }),
    ),
  );

const types: Record<Format, string> = {
  json: 'application/json',
  csv: 'text/csv; charset=utf-8; header=present',
  ics: 'text/calendar; charset=utf-8',
  rss: 'application/rss+xml; charset=utf-8',
};

/** The titles that a form of the list holds. */
const titlesIn: Record<Format, (text: string) => string[]> = {
  json: (text) => (JSON.parse(text) as { items: { title: string }[] }).items.map(({ title }) => title),
  csv: (text) => readCsv(text).map(({ title }) => title!),
  ics: (text) => readCalendar(text).events.map(({ summary }) => summary.replace(/: full proposal$/, '')),
  rss: (text) => (readRss(text).items ?? []).map(({ title }) => title!),
};

describe.each(formats)('the list as %s', (format) => {
  test('with nothing in it can be read', async () => {
    const reply = await ask(format);
    expect([reply.status, reply.headers.get('Content-Type')]).toEqual([200, types[format]]);
    expect(titlesIn[format](reply.text)).toEqual([]);
  });

  test('gives the same filter as the page', async () => {
    await spoilt();
    await one();
    expect(titlesIn[format]((await ask(format, '?q=arrays')).text)).toEqual(['Call A']);
    expect(titlesIn[format]((await ask(format, '?status=closed')).text)).toEqual([]);
    expect(titlesIn[format]((await ask(format)).text)).toHaveLength(nasty.length + 1);
  });

  test('keeps commas, quotes, signs and letters of all kinds', async () => {
    await spoilt();
    const stored = (await site.db.opportunity.findMany()).map(({ title }) => title);
    // an apostrophe before what a spreadsheet would run
    const safe = (title: string) => (format === 'csv' && /^[=+]/.test(title) ? `'${title}` : title);
    expect(titlesIn[format]((await ask(format)).text).sort()).toEqual(stored.map(safe).sort());
  });

  test('is not sent again to who has it, and is when a call changes', async () => {
    await one();
    const first = await ask(format);
    const tag = first.headers.get('ETag')!;
    expect(tag).toMatch(/^W\/"[\w-]+"$/);
    expect(first.headers.get('Cache-Control')).toBe('public, no-cache');
    vi.setSystemTime(new Date(NOW.getTime() + 3_600_000));
    for (const known of [tag, `"other", ${tag}`, tag.replace('W/', ''), '*']) {
      const again = await ask(format, '', { headers: { 'If-None-Match': known } });
      expect([again.status, again.text, again.headers.get('ETag')]).toEqual([304, '', tag]);
    }
    await run(site.db, portal, [draft('A', { title: 'Another title' })]);
    const changed = await ask(format, '', { headers: { 'If-None-Match': tag } });
    expect(changed.status).toBe(200);
    expect(changed.headers.get('ETag')).not.toBe(tag);
  });

  test('says to HEAD what it says to GET', async () => {
    await one();
    const [whole, head] = [await ask(format), await ask(format, '', { method: 'HEAD' })];
    expect(head.headers.get('ETag')).toBe(whole.headers.get('ETag'));
    expect(head.headers.get('Content-Type')).toBe(types[format]);
  });

  test('is private to whoever says who they are', async () => {
    const ada = await addPerson(site.db);
    const hers = await ask(format, '', { cookie: await cookieOf(site.db, ada.id) });
    expect(hers.headers.get('Cache-Control')).toBe('private, no-cache');
    expect(hers.headers.get('Vary')).toBe('Cookie, Authorization');
    expect((await ask(format, '', { authorization: await bearerFor(site.db, ada.id) })).status).toBe(200);
  });

  test('holds no call of a run that is not done', async () => {
    const { id } = await one();
    await site.db.fetchRun.update({ where: { id }, data: { holds: true } });
    await site.db.opportunity.updateMany({ data: { heldByRunId: id } });
    expect(titlesIn[format]((await ask(format)).text)).toEqual([]);
  });
});

describe('as CSV', () => {
  test('has its columns in their order, numbers as numbers and lines that end as RFC 4180 says', async () => {
    await one();
    const { text } = await ask('csv');
    expect(text.split('\r\n')[0]).toBe(
      'id,number,title,funder,status,next_deadline,next_time,next_zone,deadlines,amount_min,amount_max,currency,url,page,sources,checked_at',
    );
    expect(readCsv(text)[0]).toMatchObject({
      ...{ number: 'A', title: 'Call A', status: 'open', next_deadline: '2027-03-01', next_time: '' },
      ...{ next_zone: 'America/New_York', deadlines: 'full proposal 2027-03-01, America/New_York' },
      ...{ amount_min: '300000', amount_max: '1500000.5', currency: 'USD', url: 'https://example.org/A' },
      sources: 'portal',
    });
    expect(text.endsWith('\r\n')).toBe(true);
  });

  test('no cell begins like a formula', async () => {
    const starts = ['=1+1', '+1', '-1', '@A1', '＝1+1', '=cmd|x', '"=1', "'=1"];
    await run(
      site.db,
      portal,
      starts.map((title, i) => draft(`F${i}`, { title, number: title.slice(0, 20) })),
    );
    for (const row of readCsv((await ask('csv')).text)) {
      for (const cell of Object.values(row)) expect(cell).not.toMatch(/^[\s]*[=+\-@＝＋－＠]/);
    }
  });

  test('begins with a mark only for Excel', async () => {
    await one();
    const bytes = (text: string) => Buffer.from(text).subarray(0, 3).toString('hex');
    expect(bytes((await ask('csv')).text)).toBe(Buffer.from('id,').toString('hex'));
    const marked = await ((await (await ask('csv', '?bom=1')).body) as Response).arrayBuffer();
    expect(Buffer.from(marked).subarray(0, 3).toString('hex')).toBe('efbbbf');
  });
});

describe('as RSS', () => {
  test('has a link to itself, guids that stay, and dates in their form', async () => {
    await one();
    const { text } = await ask('rss', '?q=arrays&status=open');
    const rss = readRss(text);
    const { id, firstSeenAt } = await site.db.opportunity.findFirstOrThrow();
    expect(rss.atom?.links).toEqual([
      {
        rel: 'self',
        type: 'application/rss+xml',
        href: expect.stringMatching(/\/opportunities\.rss\?q=arrays&status=open$/),
      },
    ]);
    expect(rss).toMatchObject({
      title: 'Calls: arrays · open · Callboard',
      link: expect.stringMatching(/\/opportunities\?q=arrays&status=open&sort=newest$/),
    });
    expect(rss.items).toMatchObject([
      {
        title: 'Call A',
        guid: { value: `urn:uuid:${id}`, isPermaLink: false },
        link: expect.stringMatching(new RegExp(`/opportunities/${id}$`)),
      },
    ]);
    expect(new Date(rss.items![0]!.pubDate as string)).toEqual(
      new Date(Math.floor(firstSeenAt.getTime() / 1000) * 1000),
    );
    expect(text).toMatch(/<pubDate>[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT<\/pubDate>/);
    expect(rss.items![0]!.description).toContain(
      '<p>1 Mar 2027, time not stated: full proposal</p><p>$300k–1,500,000.50</p>',
    );
  });

  test('what a call says is text to whoever shows its HTML', async () => {
    await spoilt();
    const all = readRss((await ask('rss')).text).items!.map(({ description }) => description!);
    for (const html of all) expect(html.replace(/<\/?p>/g, '')).not.toMatch(/[<>]/);
  });

  test('the newest stands first unless another order is asked for', async () => {
    await run(site.db, portal, [
      draft('Old', { postedOn: '2026-01-01', deadlines: [{ kind: 'full', date: '2026-12-24', rawText: 'x' }] }),
      draft('New', { postedOn: '2026-11-01' }),
    ]);
    const titles = async (search: string) => titlesIn.rss((await ask('rss', search)).text);
    expect(await titles('')).toEqual(['Call New', 'Call Old']);
    expect(await titles('?sort=deadline')).toEqual(['Call Old', 'Call New']);
  });
});
