import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as callIcs from '#app/opportunities/routes/call-ics.ts';
import type { OpportunityDraft } from '#app/opportunities/draft.ts';
import { setFieldEdit } from '#app/opportunities/edits/field-edit.server.ts';
import type { TestDatabase } from '#test/support/database.ts';
import { knock } from '#test/support/knock.ts';
import { addPerson, cookieOf, openSite } from '#test/support/site.ts';
import { draft, feed, portal, run } from '../ingest/support.ts';
import { ask, NOW, readCalendar } from './support.ts';

let site: TestDatabase;
beforeEach(async () => {
  site = await openSite();
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
});
afterEach(async () => {
  vi.useRealTimers();
  await site.close();
});

type Deadline = NonNullable<OpportunityDraft['deadlines']>[number];
const due = (date: string, more: Partial<Deadline> = {}): Deadline => ({ kind: 'full', date, rawText: date, ...more });
const bring = (deadlines: Deadline[], more: Partial<OpportunityDraft> = {}) =>
  run(site.db, portal, [draft('A', { deadlines, ...more })]);
const calendar = async (search = '', cookie?: string) => readCalendar((await ask('ics', search, { cookie })).text);
const events = async (search = '', cookie?: string) => (await calendar(search, cookie)).events;

describe('a date in calendars', () => {
  test('is a day without a time, a moment with one in a known zone, and free of alarms', async () => {
    await bring([
      due('2027-03-01'),
      due('2027-02-01', { kind: 'loi', time: '17:00', zone: 'America/New_York' }),
      due('2027-04-01', { kind: 'stage2', time: '17:00', zone: null }),
      due('2099-01-01', { kind: 'cutoff', isPlaceholder: true }),
    ]);
    const found = await events();
    expect(found.map(({ start, isDay, alarms }) => ({ start, isDay, alarms }))).toEqual([
      { start: '2027-02-01T22:00:00Z', isDay: false, alarms: 0 },
      { start: '2027-03-01', isDay: true, alarms: 0 },
      { start: '2027-04-01', isDay: true, alarms: 0 },
    ]);
    expect(found[2]!.description).toContain('17:00, zone unknown');
    expect(found[0]!.summary).toBe('Call A: letter of intent');
  });

  test('in the applicant’s own time is a moment for those who told their zone', async () => {
    await bring([due('2027-03-01', { time: '17:00', zone: 'applicant_local' })]);
    expect((await events())[0]).toMatchObject({ start: '2027-03-01', isDay: true });
    const ada = await addPerson(site.db);
    await site.db.person.update({ where: { id: ada.id }, data: { timeZone: 'Pacific/Auckland' } });
    const hers = await events('', await cookieOf(site.db, ada.id));
    expect(hers[0]).toMatchObject({ start: '2027-03-01T04:00:00Z', isDay: false });
  });

  test('that moves keeps its name and counts up; other changes do not', async () => {
    await bring([due('2027-03-01'), due('2027-02-01', { kind: 'loi' })]);
    const before = await events();
    await bring([due('2027-03-01'), due('2027-02-01', { kind: 'loi' })], { summary: 'Said in other words.' });
    expect((await events()).map(({ uid, sequence }) => [uid, sequence])).toEqual(
      before.map(({ uid, sequence }) => [uid, sequence]),
    );
    await bring([due('2027-03-15'), due('2027-02-01', { kind: 'loi' })]);
    const after = await events();
    expect(after.map(({ uid }) => uid)).toEqual(before.map(({ uid }) => uid));
    expect(after.map(({ start }) => start)).toEqual(['2027-02-01', '2027-03-15']);
    expect(after[1]!.sequence).toBeGreaterThan(before[1]!.sequence);
    expect(after[1]!.stamp > before[1]!.stamp).toBe(true);
  });

  test('that a person sets is an update of the same event', async () => {
    await bring([due('2027-03-01')]);
    const [before] = await events();
    const curator = await addPerson(site.db, { role: 'curator' });
    const { id } = await site.db.opportunity.findFirstOrThrow();
    const value = [{ kind: 'full', track: null, date: '2027-05-05', time: null, zone: null, required: null }].map(
      (one) => ({ ...one, isEstimate: false, isPlaceholder: false, isInherited: false, rawText: 'a letter' }),
    );
    await setFieldEdit(site.db, { id: curator.id, role: 'curator' }, id, 'deadlines', value, 'a letter');
    const [after] = await events();
    expect(after).toMatchObject({ uid: before!.uid, start: '2027-05-05' });
    expect(after!.sequence).toBeGreaterThan(before!.sequence);
  });

  test('of several of a kind each has a name of its own', async () => {
    await bring([
      due('2027-03-01', { kind: 'cutoff' }),
      due('2027-07-01', { kind: 'cutoff' }),
      due('2027-03-01', { kind: 'cutoff', track: 'Small; "grants", 1' }),
    ]);
    const found = await events();
    expect(new Set(found.map(({ uid }) => uid)).size).toBe(3);
  });

  test('that two sources give alike is one event, and two where they disagree', async () => {
    await bring([due('2027-03-01')]);
    const [first] = await events();
    await run(site.db, feed, [draft('A', { deadlines: [due('2027-03-01')] })]);
    expect(await events()).toHaveLength(1);
    await run(site.db, feed, [draft('A', { deadlines: [due('2027-03-08')] })]);
    const both = await events();
    expect(both.map(({ start }) => start).sort()).toEqual(['2027-03-01', '2027-03-08']);
    expect(new Set(both.map(({ uid }) => uid)).size).toBe(2);
    expect(both.every(({ description }) => description.includes('disputed'))).toBe(true);
    await run(site.db, feed, [draft('A', { deadlines: [due('2027-03-01')] })]);
    expect((await events()).filter(({ status }) => status !== 'CANCELLED')).toHaveLength(1);
    expect(both.map(({ uid }) => uid)).toContain((await events())[0]!.uid);
    expect(first).toBeDefined();
  });

  test('that is an estimate is tentative', async () => {
    await bring([due('2027-03-01', { isEstimate: true })]);
    expect((await events())[0]!.status).toBe('TENTATIVE');
  });
});

describe('a date that was taken back', () => {
  test('is cancelled under its own name, for a while, and not for ever', async () => {
    await bring([due('2027-03-01'), due('2027-02-01', { kind: 'loi' })]);
    const before = await events();
    await bring([due('2027-03-01')]);
    const after = await events();
    expect(after.map(({ uid, status, start }) => [uid, status, start])).toEqual([
      [before[1]!.uid, 'CONFIRMED', '2027-03-01'],
      [before[0]!.uid, 'CANCELLED', '2027-02-01'],
    ]);
    expect(after[1]!.sequence).toBeGreaterThan(before[0]!.sequence);
    vi.setSystemTime(new Date('2027-02-26T00:00:00Z'));
    expect((await events()).map(({ status }) => status)).toEqual(['CONFIRMED']);
  });

  test('and given again is on again', async () => {
    await bring([due('2027-03-01'), due('2027-02-01', { kind: 'loi' })]);
    await bring([due('2027-03-01')]);
    await bring([due('2027-03-01'), due('2027-02-01', { kind: 'loi' })]);
    expect((await events()).map(({ status }) => status)).toEqual(['CONFIRMED', 'CONFIRMED']);
  });

  test('with its call is cancelled, and a date that had passed before is not', async () => {
    await bring([due('2027-03-01'), due('2026-02-01', { kind: 'loi' })]);
    const { id } = await site.db.opportunity.findFirstOrThrow();
    await bring([due('2027-03-01'), due('2026-02-01', { kind: 'loi' })], { upstreamStatus: 'closed' });
    expect((await events()).map(({ start, status }) => [start, status])).toEqual([
      ['2026-02-01', 'CONFIRMED'],
      ['2027-03-01', 'CANCELLED'],
    ]);
    const one = await knock(callIcs.loader, { url: `/opportunities/${id}/ics`, params: { id } });
    expect(readCalendar(one.text).events).toEqual(await events());
  });
});

describe('a calendar', () => {
  test('has a name of what it lists, no method, and its pages in it', async () => {
    await bring([due('2027-03-01')]);
    const { calendar: whole, name, events: found } = await calendar('?q=call&status=open,closing');
    expect(name).toBe('Calls: call · open · closing soon');
    expect(whole.getFirstProperty('method')).toBeNull();
    const { id } = await site.db.opportunity.findFirstOrThrow();
    expect(found[0]!.url).toMatch(new RegExp(`^http://.*/opportunities/${id}$`));
  });

  test('with nothing in it is one still', async () => {
    const { events: none, calendar: whole } = await calendar();
    expect(none).toEqual([]);
    expect(whole.getAllSubcomponents()).toHaveLength(1);
  });

  test('of a merged call is found at the other; of none is not', async () => {
    await bring([due('2027-03-01')]);
    const { id: toId, canonicalKey } = await site.db.opportunity.findFirstOrThrow();
    await site.db.callRedirect.create({ data: { fromId: 'old', toId, canonicalKey, mergedAt: NOW } });
    const moved = await knock(callIcs.loader, { url: '/opportunities/old/ics', params: { id: 'old' } });
    expect([moved.status, moved.location]).toEqual([301, `/opportunities/${toId}.ics`]);
    expect((await knock(callIcs.loader, { url: '/', params: { id: 'none' } })).status).toBe(404);
  });
});
