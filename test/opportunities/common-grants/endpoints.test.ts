import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { seedDemoCalls } from '#app/opportunities/demo-calls.server.ts';
import { applicantType } from '#app/opportunities/common-grants/applicant-types.ts';
import { APPLICANT_TYPES } from '#scrapers/lib/grants-gov-codes.ts';
import type { TestDatabase } from '#test/support/database.ts';
import { openSite } from '#test/support/site.ts';
import { nasty } from '../feeds/support.ts';
import { draft, feed, portal, run } from '../ingest/support.ts';
import { faults, getList, getOne, post } from './support.ts';

const NOW = new Date('2026-11-27T12:00:00Z');
let site: TestDatabase;
beforeEach(async () => {
  site = await openSite();
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
});
afterEach(async () => {
  vi.useRealTimers();
  await site.close();
});

type Item = { id: string; title: string; status: { value: string } };
const titles = (reply: { body: { items: Item[] } }) => reply.body.items.map(({ title }) => title);
const found = async (asked: unknown) => titles(await post(asked));
const amount = (max: number, currency = 'USD') => ({
  max: max * 100,
  min: 1_000_00,
  total: max * 1000,
  currency,
  rawText: `${max}`,
});
const due = (date: string) => ({ deadlines: [{ kind: 'full' as const, date, rawText: date }] });

test('the schemas refuse what is wrong', () => {
  expect(
    faults('List', { status: 200, message: 'x', items: [{}], paginationInfo: { page: 0, pageSize: 1 } }),
  ).not.toEqual([]);
  expect(faults('Error', { status: 400 })).not.toEqual([]);
});

describe('every answer is valid', () => {
  test.each([
    ['nothing', 0],
    ['one', 1],
  ])('with %s', async (_, n) => {
    if (n) await run(site.db, portal, [draft('A')]);
    expect(faults('List', (await getList()).body)).toEqual([]);
    const search = (await post({})).body;
    expect(faults('Search', search)).toEqual([]);
    expect([search.items.length, search.paginationInfo.totalItems]).toEqual([n, n]);
  });

  test('with a call in every status, and each by itself', async () => {
    await seedDemoCalls(site.db, '2026-11-27');
    const list = (await getList()).body;
    expect(faults('List', list)).toEqual([]);
    expect(new Set(list.items.map((item: Item) => item.status.value))).toEqual(
      new Set(['open', 'closed', 'forecasted', 'custom']),
    );
    for (const { id } of list.items as Item[]) {
      const reply = await getOne(id);
      expect(faults('One', reply.body)).toEqual([]);
      expect(reply.body.data).toEqual(list.items.find((item: Item) => item.id === id));
    }
  });

  test('with texts of all kinds, times, amounts and applicants', async () => {
    const deadlines = [
      { kind: 'full', date: '2027-03-01', time: '17:00', zone: 'Europe/Brussels', rawText: 'x' } as const,
      { kind: 'loi', date: '2027-02-01', rawText: 'x' } as const,
    ];
    await run(
      site.db,
      portal,
      nasty.map((text, i) =>
        draft(`N${i}`, {
          ...{
            title: text,
            summary: text,
            deadlines,
            amount: amount(5 + i),
            applicantTypes: [text, 'Individuals'],
            awardsExpected: 3,
            postedOn: '2026-01-02',
          },
        }),
      ),
    );
    const { body } = await post({ sorting: { sortBy: 'title' } });
    expect(faults('Search', body)).toEqual([]);
    expect(body.items[0]).toMatchObject({
      funding: { totalAmountAvailable: { amount: expect.any(String), currency: 'USD' }, estimatedAwardCount: 3 },
      keyDates: {
        postDate: { date: '2026-01-02' },
        closeDate: { name: 'Letter of intent', date: '2027-02-01' },
        otherDates: {
          full_1: { date: '2027-03-01', time: '17:00:00', description: expect.stringContaining('Brussels') },
        },
      },
    });
  });

  test('that there is no such call, in the shape of an error', async () => {
    const reply = await getOne('018f2e77-3a4b-7c1d-9e2f-abcdef123456');
    expect([reply.status, faults('Error', reply.body)]).toEqual([404, []]);
    const bad = await post({ sorting: { sortBy: 'password' } });
    expect([bad.status, faults('Error', bad.body)]).toEqual([400, []]);
  });
});

test('a merged call leads to the other', async () => {
  await run(site.db, portal, [draft('A')]);
  const { id: toId, canonicalKey } = await site.db.opportunity.findFirstOrThrow();
  await site.db.callRedirect.create({ data: { fromId: 'old', toId, canonicalKey, mergedAt: NOW } });
  expect((await getOne('old')).location).toBe(`/common-grants/opportunities/${toId}`);
});

test('the list has the last changed first, in pages that hold each once', async () => {
  const calls = Array.from({ length: 7 }, (_, i) => draft(`${i}`));
  for (const call of calls) await run(site.db, feed, [call]);
  await run(site.db, feed, [draft('2', { title: 'Changed' })]);
  const pages = await Promise.all([1, 2, 3].map((page) => getList(`?page=${page}&pageSize=3`)));
  expect(pages.flatMap(titles)).toEqual(['Changed', 'Call 6', 'Call 5', 'Call 4', 'Call 3', 'Call 1', 'Call 0']);
  expect(pages[2]!.body.paginationInfo).toEqual({ page: 3, pageSize: 3, totalItems: 7, totalPages: 3 });
  expect(await found({})).toEqual(pages.flatMap(titles));
});

test('the list is not sent again to who has it', async () => {
  await run(site.db, portal, [draft('A')]);
  const tag = (await getList()).headers.get('ETag')!;
  expect((await getList('', { 'If-None-Match': tag })).status).toBe(304);
});

describe('a search', () => {
  beforeEach(async () => {
    await run(site.db, portal, [
      draft('A', { title: 'Arrays', ...due('2027-01-10'), amount: amount(100_000) }),
      draft('B', { title: 'Bits', ...due('2027-05-10'), amount: amount(500_000), awardsExpected: 4 }),
      draft('C', { title: 'Clouds', ...due('2026-01-10'), amount: amount(100_000, 'EUR') }),
      draft('D', { title: 'Data', deadlines: [], deadlineMode: 'rolling', docType: 'forecast' }),
      draft('E', { title: 'Earth', ...due('2019-01-10'), archivesOn: '2020-01-01' }),
    ]);
  });
  const all = ['Arrays', 'Bits', 'Clouds', 'Data', 'Earth'];
  const byTitle = { sorting: { sortBy: 'title' } };

  test('finds words', async () => expect(await found({ search: 'bits' })).toEqual(['Bits']));

  test.each([
    ['in', ['open'], ['Arrays', 'Bits']],
    ['in', ['open', 'forecasted'], ['Arrays', 'Bits', 'Data']],
    ['in', ['closed'], ['Clouds', 'Earth']],
    ['notIn', ['closed'], ['Arrays', 'Bits', 'Data']],
    ['notIn', ['open'], ['Clouds', 'Data', 'Earth']],
    ['in', [], []],
    ['notIn', [], all],
  ])('by status %s %j', async (operator, value, expected) => {
    expect(await found({ ...byTitle, filters: { status: { operator, value } } })).toEqual(expected);
  });

  test.each([
    ['between', '2027-01-01', '2027-01-10', ['Arrays']],
    ['outside', '2027-01-01', '2027-01-10', ['Bits', 'Clouds', 'Earth']],
    ['between', '2027-01-10T00:00:00Z', '2027-05-10T23:59:59Z', ['Arrays', 'Bits']],
    ['between', '2028-01-01', '2027-01-01', []],
  ])('by close date %s %s and %s', async (operator, min, max, expected) => {
    const filters = { closeDateRange: { operator, value: { min, max } } };
    expect(await found({ ...byTitle, filters })).toEqual(expected);
  });

  test.each([
    ['maxAwardAmountRange', 'between', '100000', '499999.99', 'USD', ['Arrays']],
    ['maxAwardAmountRange', 'outside', '100000', '499999.99', 'USD', ['Bits']],
    ['maxAwardAmountRange', 'between', '0', '1000000', 'EUR', ['Clouds']],
    ['minAwardAmountRange', 'between', '1000', '1000', 'USD', ['Arrays', 'Bits']],
    ['totalFundingAvailableRange', 'between', '5000000', '5000000', 'USD', ['Bits']],
  ])('by %s %s %s and %s %s', async (name, operator, min, max, currency, expected) => {
    const value = { min: { amount: min, currency }, max: { amount: max, currency } };
    expect(await found({ ...byTitle, filters: { [name]: { operator, value } } })).toEqual(expected);
  });

  test('by all filters at once', async () => {
    const status = { operator: 'in', value: ['open'] };
    const closeDateRange = { operator: 'between', value: { min: '2027-05-01', max: '2027-05-31' } };
    expect(await found({ search: 'call', filters: { status, closeDateRange } })).toEqual([]);
    expect(await found({ filters: { status, closeDateRange } })).toEqual(['Bits']);
  });

  test.each([
    ['title', 'desc', [...all].reverse()],
    ['keyDates.closeDate', 'asc', ['Earth', 'Clouds', 'Arrays', 'Bits', 'Data']],
    ['keyDates.closeDate', 'desc', ['Bits', 'Arrays', 'Clouds', 'Earth', 'Data']],
  ])('sorted by %s %s, what does not say last', async (sortBy, sortOrder, expected) => {
    const reply = await post({ sorting: { sortBy, sortOrder } });
    expect(titles(reply)).toEqual(expected);
    expect(reply.body.sortInfo).toEqual({ sortBy, sortOrder });
  });

  test.each([
    'funding.maxAwardAmount',
    'funding.minAwardAmount',
    'funding.totalAmountAvailable',
    'status.value',
    'createdAt',
    'lastModifiedAt',
  ])('sorted by %s has every call once', async (sortBy) => {
    const reply = await post({ sorting: { sortBy } });
    expect(faults('Search', reply.body)).toEqual([]);
    expect(titles(reply).sort()).toEqual(all);
  });

  test('by number of awards has those first that say one', async () => {
    expect((await found({ sorting: { sortBy: 'funding.estimatedAwardCount', sortOrder: 'desc' } }))[0]).toBe('Bits');
  });

  test('is cut into pages', async () => {
    const reply = await post({ ...byTitle, pagination: { page: 2, pageSize: 2 } });
    expect(titles(reply)).toEqual(['Clouds', 'Data']);
    expect(reply.body.paginationInfo).toEqual({ page: 2, pageSize: 2, totalItems: 5, totalPages: 3 });
  });

  test('says what it could not keep to', async () => {
    const filters = {
      status: { operator: 'in', value: ['odd', 'open'] },
      customFilters: { x: { operator: 'eq', value: 1 } },
    };
    const reply = await post({ filters, sorting: { sortBy: 'custom', customSortBy: 'luck' } });
    expect(faults('SearchRequest', { filters })).toEqual([]);
    expect(faults('Search', reply.body)).toEqual([]);
    expect(reply.body.filterInfo.filters).toEqual(filters);
    expect(reply.body.filterInfo.errors).toHaveLength(2);
    expect(reply.body.sortInfo).toMatchObject({ sortBy: 'lastModifiedAt', errors: [expect.any(String)] });
  });
});

test('Grants.gov’s words for applicants are the protocol’s own, but for two', () => {
  const custom = Object.values(APPLICANT_TYPES).filter((words) => applicantType(words).value === 'custom');
  expect(custom).toEqual([APPLICANT_TYPES['25'], APPLICANT_TYPES['08']]);
});

test('ten thousand calls are valid, five hundred at a time', async () => {
  await run(
    site.db,
    portal,
    Array.from({ length: 10_000 }, (_, i) => draft(`${i}`, { title: `Größe ${i}` })),
  );
  const [list, last] = [(await getList('?pageSize=500')).body, (await getList('?pageSize=500&page=20')).body];
  expect([faults('List', list), faults('List', last), list.paginationInfo.totalItems]).toEqual([[], [], 10_000]);
  const search = (await post({ pagination: { pageSize: 500, page: 20 }, sorting: { sortBy: 'title' } })).body;
  expect([faults('Search', search), search.items.length]).toEqual([[], 500]);
}, 120_000);
