import { afterAll, beforeAll, expect, test } from 'vitest';
import { interestIn, setInterest } from '#app/opportunities/interest/interest.server.ts';
import { interestWords } from '#app/opportunities/interest/interest-view.ts';
import { mergeCalls } from '#app/opportunities/ingest/merge-calls.server.ts';
import * as route from '#app/opportunities/routes/call-interest.tsx';
import * as callPage from '#app/opportunities/routes/call.tsx';
import type { CommunityRole } from '#app/accounts/community-role.ts';
import type { Database } from '#prisma/client.server.ts';
import type { TestDatabase } from '#test/support/database.ts';
import { knock } from '#test/support/knock.ts';
import { addPerson, cookieOf, openSite } from '#test/support/site.ts';
import { draft, feed, portal, run } from '../ingest/support.ts';

let site: TestDatabase;
let db: Database;
beforeAll(async () => {
  site = await openSite();
  db = site.db;
});
afterAll(() => site.close());

async function callOf(source: typeof portal, externalKey: string): Promise<string> {
  await run(db, source, [draft(externalKey, { title: `Call ${externalKey}` })]);
  return (await db.opportunityLink.findFirstOrThrow({ where: { externalKey } })).opportunityId;
}
async function member(role: CommunityRole = 'member') {
  const { id, name } = await addPerson(db, { role });
  return { id, name, role, cookie: await cookieOf(db, id) };
}
const press = (id: string, form: Record<string, string>, cookie?: string) =>
  knock(route.action, { url: `/opportunities/${id}/interest`, params: { id }, form, cookie });

test('members say that they are interested, in what words, and no more; twice is the same as once', async () => {
  const id = await callOf(portal, 'I-1');
  const [one, two] = [await member(), await member('curator')];
  for (let twice = 0; twice < 2; twice += 1) {
    const { location } = await press(id, { intent: 'interested', note: '  Would \n lead. ' }, one.cookie);
    expect(location).toBe(`/opportunities/${id}#interested`);
  }
  await press(id, { intent: 'interested', note: '' }, two.cookie);
  const seen = await interestIn(db, one, id);
  expect(seen.people).toMatchObject([
    { name: one.name, note: 'Would lead.' },
    { name: two.name, note: '' },
  ]);
  expect([seen.count, seen.mine]).toEqual([2, { note: 'Would lead.' }]);
  await press(id, { intent: 'interested', note: 'Would help.' }, one.cookie);
  expect((await interestIn(db, two, id)).people![0]).toMatchObject({ name: one.name, note: 'Would help.' });
  for (let twice = 0; twice < 2; twice += 1) await press(id, { intent: 'not-interested' }, one.cookie);
  expect(await interestIn(db, one, id)).toMatchObject({ count: 1, mine: null });
  expect(await db.watch.count()).toBe(0); // another thing
});

test('the public learns how many and neither who nor why', async () => {
  const id = await callOf(portal, 'I-2');
  const [one, gone] = [await member(), await member()];
  await press(id, { intent: 'interested', note: 'A plan of ours' }, one.cookie);
  await press(id, { intent: 'interested', note: '' }, gone.cookie);
  await db.person.update({ where: { id: gone.id }, data: { disabledAt: new Date() } });
  const page = await knock(callPage.loader, { params: { id } });
  expect(page.body.interest).toEqual({ count: 1, people: null, mine: null });
  expect(page.text).not.toContain('A plan of ours');
  expect((await press(id, { intent: 'interested', note: '' })).location).toMatch(/^\/sign-in/);
  expect([0, 1, 2].map(interestWords)).toEqual([
    'Nobody of the community has said so yet.',
    'One person of the community is interested.',
    '2 people of the community are interested.',
  ]);
});

test('what cannot be taken comes back, and nothing is kept', async () => {
  const id = await callOf(portal, 'I-3');
  const { cookie } = await member();
  for (const note of ['x'.repeat(201), '\u200b', 'a\u202eb', 'a\u0000b']) {
    const { status, body } = await press(id, { intent: 'interested', note }, cookie);
    expect([status, Boolean(body.problem.fields.note), body.problem.values.note], JSON.stringify(note)).toEqual([
      400,
      true,
      note,
    ]);
  }
  expect((await press(id, { intent: 'dance' }, cookie)).status).toBe(400);
  expect((await press('nowhere', { intent: 'interested', note: '' }, cookie)).status).toBe(404);
  expect(await db.interest.count({ where: { opportunityId: id } })).toBe(0);
});

test('where calls become one, who wanted either wants the one, with the note on the one that stays', async () => {
  const [keep, gone] = [await callOf(feed, 'I-4'), await callOf(portal, 'I-5')];
  const [both, other, curator] = [await member(), await member(), await member('curator')];
  const now = new Date('2026-11-27T12:00:00Z');
  await setInterest(db, both, keep, 'On the one', now);
  await setInterest(db, both, gone, 'On the other', now);
  await setInterest(db, other, gone, 'Me too', now);
  await mergeCalls(db, curator, keep, gone);
  const { people } = await interestIn(db, both, keep);
  expect(people!.map(({ note }) => note).sort()).toEqual(['Me too', 'On the one']);
  // from a page that was open before
  await press(gone, { intent: 'interested', note: 'On the old page' }, both.cookie);
  expect((await interestIn(db, both, keep)).mine).toEqual({ note: 'On the old page' });
  await press(gone, { intent: 'not-interested' }, both.cookie);
  expect(await db.interest.count({ where: { opportunityId: keep } })).toBe(1);
});

test('nobody wants a call that a large run has not shown, so that its undoing takes nothing away', async () => {
  const id = await callOf(portal, 'I-6');
  const { cookie } = await member();
  const source = await db.source.findFirstOrThrow();
  const held = await db.fetchRun.create({
    data: { sourceId: source.id, status: 'running', origin: 'file', holds: true },
  });
  await db.opportunity.update({ where: { id }, data: { heldByRunId: held.id } });
  expect((await press(id, { intent: 'interested', note: '' }, cookie)).status).toBe(404);
  expect(await db.interest.count({ where: { opportunityId: id } })).toBe(0);
});
