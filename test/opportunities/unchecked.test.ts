import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CallChips } from '#app/opportunities/call-chips.tsx';
import { CallNext } from '#app/opportunities/call-next.tsx';
import { parseFilter } from '#app/opportunities/filter.ts';
import { getOpportunity } from '#app/opportunities/get-opportunity.server.ts';
import { listOpportunities } from '#app/opportunities/list-opportunities.server.ts';
import { testDatabase, type TestDatabase } from '#test/support/database.ts';
import { draft, feed, portal, run } from './ingest/support.ts';

let data: TestDatabase;
beforeEach(async () => (data = await testDatabase()));
afterEach(() => data.close());

const daysAfter = (at: Date, days: number) => new Date(at.getTime() + days * 24 * 60 * 60 * 1000);
const callOn = async (now: Date) =>
  (await listOpportunities(data.db, parseFilter(new URLSearchParams()).filter, now)).items[0]!;
const far = { deadlines: [{ kind: 'full' as const, date: '2028-03-01', rawText: 'March 1, 2028' }] };

test('pitfall 19: a date that no source was asked about for 90 days says so, in the row and on its page', async () => {
  const { at } = await run(data.db, feed, [draft('A', far)]);
  const before = await callOn(daysAfter(at, 89));
  expect(before.uncheckedDays).toBeNull();
  const now = daysAfter(at, 91);
  const row = await callOn(now);
  expect(row.uncheckedDays).toBe(91);
  expect(renderToStaticMarkup(createElement(CallChips, { call: row }))).toContain('unchecked 91 days');
  const page = (await getOpportunity(data.db, row.id, now))!;
  const head = renderToStaticMarkup(createElement(CallNext, { call: page, year: 2027, yourTime: null }));
  expect(head).toContain('Not checked for 91 days');
});

test('pitfall 19: it is the source of the date that counts, not another one that is still read', async () => {
  const { at } = await run(data.db, portal, [draft('A', far)]);
  await run(data.db, feed, [draft('A', { externalKey: 'F', deadlines: [] })]);
  const now = daysAfter(at, 100);
  await data.db.opportunityLink.updateMany({ where: { sourceId: 'feed' }, data: { lastSeenAt: now } });
  expect((await callOn(now)).uncheckedDays).toBe(100);
  await data.db.source.update({ where: { id: 'portal' }, data: { lastWholeAt: now } });
  expect((await callOn(now)).uncheckedDays).toBeNull();
});

test('pitfall 19: what is over needs no check any more', async () => {
  const { at } = await run(data.db, feed, [draft('A')]);
  expect(await callOn(daysAfter(at, 200))).toMatchObject({ status: 'closed', uncheckedDays: null });
});
