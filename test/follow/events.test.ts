import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { saveSearch } from '#app/follow/saved-search.server.ts';
import { muteWatch, watchCall } from '#app/follow/watch.server.ts';
import { setFieldEdit } from '#app/opportunities/edits/field-edit.server.ts';
import { mergeCalls } from '#app/opportunities/ingest/merge-calls.server.ts';
import type { Database } from '#prisma/client.server.ts';
import { draft, feed, portal, run } from '#test/opportunities/ingest/support.ts';
import type { TestDatabase } from '#test/support/database.ts';
import { openSite } from '#test/support/site.ts';
import { follower, tick, told } from './support.ts';

let site: TestDatabase;
let db: Database;
beforeEach(async () => {
  site = await openSite();
  db = site.db;
});
afterEach(() => site.close());

const BEFORE = new Date('2026-11-01T00:00:00Z');
const NOW = new Date('2026-11-27T12:00:00Z');
const due = (date: string) => ({ deadlines: [{ kind: 'full' as const, date, zone: 'UTC', rawText: date }] });
const callId = async (title = 'Call A') => (await db.opportunity.findFirstOrThrow({ where: { title } })).id;

/** Somebody who watches call A since before anything happened to it. */
async function watcher(zone: string | null = null) {
  const person = await follower(db, zone);
  await watchCall(db, person, await callId(), BEFORE);
  return person;
}

describe('a change of a watched call', () => {
  it('is told when it is of the deadline, the status, the amount or who may apply, and once', async () => {
    await run(db, portal, [draft('A', { summary: 'Short.' })]);
    const person = await watcher();
    await run(db, portal, [draft('A', { ...due('2027-04-01'), summary: 'Longer.', eligibility: 'Anybody.' })]);
    await tick(db, NOW);
    await tick(db, NOW);
    const first = await told(db, person.id);
    expect(first).toHaveLength(2);
    expect(first.join('\n')).toMatch(/Call A: Deadlines changed from .*2027-03-01.* to .*2027-04-01/);
    expect(first.join('\n')).toMatch(/Call A: Who may apply added: Anybody\./);
    await run(db, portal, [draft('A', { ...due('2027-04-01'), summary: 'Longer.', upstreamStatus: 'closed' })]);
    await tick(db, NOW);
    expect((await told(db, person.id)).slice(2).join('\n')).toMatch(
      /Call A: The source’s status changed from open to closed/,
    );
  });

  it('is told when a curator sets the status by hand', async () => {
    await run(db, portal, [draft('A')]);
    const person = await watcher();
    await setFieldEdit(db, await follower(db, null, 'curator'), await callId(), 'statusOverride', 'paused', 'By mail.');
    await tick(db, NOW);
    expect(await told(db, person.id)).toEqual(['Call A: Status added: paused']);
  });

  it('is told when the call goes away', async () => {
    await run(db, portal, [draft('A'), draft('B')]);
    const person = await watcher();
    for (let time = 0; time < 3; time++) await run(db, portal, [draft('B')]);
    await tick(db, NOW);
    expect((await told(db, person.id)).join()).toMatch(/^Call A: No longer listed since added: 2026-11-26$/);
  });

  it('is not told of what came before the watch, nor of what came while it was muted', async () => {
    await run(db, portal, [draft('A')]);
    const person = await watcher();
    const { id } = await db.watch.findFirstOrThrow();
    await muteWatch(db, person, id, true, BEFORE);
    await run(db, portal, [draft('A', due('2027-04-01'))]);
    await tick(db, NOW);
    await muteWatch(db, person, id, false, NOW);
    const late = await follower(db);
    await watchCall(db, late, await callId(), NOW);
    await tick(db, NOW);
    expect(await told(db)).toEqual([]);
  });

  it('is told of what a run wrote that was under way when the watch began', async () => {
    await run(db, portal, [draft('A')]);
    const startedAt = new Date('2026-11-26T11:00:00Z');
    const open = await db.fetchRun.create({
      data: { sourceId: 'portal', startedAt, status: 'running', origin: 'network' },
    });
    const person = await follower(db);
    await watchCall(db, person, await callId(), NOW);
    await db.fetchRun.update({ where: { id: open.id }, data: { status: 'ok' } });
    await run(db, portal, [draft('A', due('2027-04-01'))]);
    await tick(db, NOW);
    expect(await told(db, person.id)).toHaveLength(1);
  });
});

describe('a reminder', () => {
  it('comes once for each lead time, and anew when the deadline moves', async () => {
    await run(db, portal, [draft('A', due('2026-12-20'))]);
    const person = await watcher();
    const at = (day: string) => tick(db, new Date(`${day}T09:00:00Z`));
    for (const day of ['2026-12-05', '2026-12-06', '2026-12-06', '2026-12-07']) await at(day);
    const reminders = async () => (await told(db, person.id)).filter((line) => line.includes('left'));
    expect(await reminders()).toEqual([
      'Call A: 15 days left to full proposal: 20 Dec 2026',
      'Call A: 14 days left to full proposal: 20 Dec 2026',
    ]);
    await run(db, portal, [draft('A', due('2026-12-11'))]);
    await at('2026-12-07');
    await at('2026-12-08');
    expect((await reminders()).slice(2)).toEqual(['Call A: 4 days left to full proposal: 11 Dec 2026']);
  });

  it('is not sent of a call that was withdrawn', async () => {
    await run(db, portal, [draft('A', due('2026-12-20'))]);
    const person = await watcher();
    await setFieldEdit(
      db,
      await follower(db, null, 'curator'),
      await callId(),
      'statusOverride',
      'withdrawn',
      'By mail.',
    );
    await tick(db, new Date('2026-12-13T09:00:00Z'));
    expect((await told(db, person.id)).join()).not.toMatch(/left/);
  });
});

describe('a saved search', () => {
  it('tells of calls that come new into it, one time each, whichever search finds them', async () => {
    await run(db, portal, [draft('A', { title: 'Old arrays' })]);
    const person = await follower(db);
    for (const name of ['Arrays', 'All arrays'])
      await saveSearch(db, person, { name, query: '?q=arrays' }, new Date('2026-11-26T12:00:00Z'));
    await db.opportunity.updateMany({ data: { firstSeenAt: BEFORE } });
    await run(db, feed, [
      draft('B', { title: 'New arrays' }),
      draft('C', { title: 'New trees' }),
      draft('D', { title: 'Closed arrays', upstreamStatus: 'closed' }),
    ]);
    await tick(db, NOW);
    await tick(db, NOW);
    expect(await told(db, person.id)).toEqual(['New arrays: New in “Arrays”; closes 1 Mar 2027']);
    await run(db, feed, [draft('E', { title: 'More arrays', deadlines: [], deadlineMode: 'none_listed' })]);
    await db.opportunity.updateMany({ where: { title: 'More arrays' }, data: { firstSeenAt: NOW } });
    await tick(db, new Date('2026-11-27T12:01:00Z'));
    expect((await told(db, person.id)).slice(1)).toEqual(['More arrays: New in “Arrays”; no deadline is known']);
  });
});

describe('a merge', () => {
  it('moves the watches, says so, and tells nothing twice', async () => {
    await run(db, portal, [draft('A', due('2026-12-20'))]);
    await run(db, feed, [draft('B', { ...due('2026-12-20'), number: null })]);
    const [keep, gone] = [await callId('Call A'), await callId('Call B')];
    const [one, both] = [await follower(db), await follower(db)];
    await watchCall(db, one, gone, BEFORE);
    for (const id of [keep, gone]) await watchCall(db, both, id, BEFORE);
    await run(db, feed, [draft('B', { ...due('2026-12-21'), number: null })]);
    await tick(db, new Date('2026-12-07T09:00:00Z'));
    const before = await told(db, one.id);
    expect(before).toHaveLength(2);
    await mergeCalls(db, await follower(db, null, 'curator'), keep, gone);
    expect((await db.watch.findMany()).map(({ personId, opportunityId }) => [personId, opportunityId]).sort()).toEqual(
      [one, both].map(({ id }) => [id, keep]).sort(),
    );
    expect((await told(db, one.id)).filter((line) => !before.includes(line))).toEqual([
      'Call B: Was another record of “Call A”, which you watch from now on',
    ]);
    const known = new Set((await db.followNotice.findMany()).map(({ id }) => id));
    await tick(db, new Date('2026-12-07T09:01:00Z'));
    const fresh = (await db.followNotice.findMany()).filter(({ id }) => !known.has(id));
    // The one who watched only the other record hears of a day that is new to them.
    expect(fresh.map(({ personId, kind }) => [personId, kind])).toEqual([[one.id, 'reminder']]);
    expect((await told(db, one.id)).at(-1)).toBe('Call A: 13 days left to full proposal: 20 Dec 2026');
    expect(await db.followNotice.count({ where: { opportunityId: gone } })).toBe(0);
  });
});
