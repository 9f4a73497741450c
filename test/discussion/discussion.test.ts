import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CommunityRole } from '#app/accounts/community-role.ts';
import { readDiscussion } from '#app/discussion/read-discussion.server.ts';
import * as message from '#app/discussion/routes/message.tsx';
import * as sayRoute from '#app/discussion/routes/say.tsx';
import { say } from '#app/discussion/say.server.ts';
import type { Thing } from '#app/discussion/thing.ts';
import * as callPage from '#app/opportunities/routes/call.tsx';
import { mergeCalls } from '#app/opportunities/ingest/merge-calls.server.ts';
import type { Database } from '#prisma/client.server.ts';
import { draft, feed, portal, run } from '#test/opportunities/ingest/support.ts';
import type { TestDatabase } from '#test/support/database.ts';
import { knock } from '#test/support/knock.ts';
import { addPerson, cookieOf, openSite } from '#test/support/site.ts';

let site: TestDatabase;
let db: Database;
let thing: Thing;
let key = 0;
beforeAll(async () => {
  site = await openSite();
  db = site.db;
});
afterAll(() => site.close());
/** A call of its own for each test. */
beforeEach(async () => {
  thing = await callOf(portal, `D-${(key += 1)}`);
});

async function callOf(source: typeof portal, externalKey: string): Promise<Thing> {
  await run(db, source, [draft(externalKey, { title: `Call ${externalKey}` })]);
  const { opportunityId } = await db.opportunityLink.findFirstOrThrow({ where: { externalKey } });
  return { kind: 'call', id: opportunityId };
}
async function member(role: CommunityRole = 'member') {
  const { id, name } = await addPerson(db, { role });
  return { id, name, role, cookie: await cookieOf(db, id) };
}
type Member = Awaited<ReturnType<typeof member>>;

const send = (who: Member | null, form: Record<string, string>, about: Thing = thing) =>
  knock(sayRoute.action, { url: `/discussion/call/${about.id}`, params: about, form, cookie: who?.cookie });
const manage = (who: Member | null, id: string, form: Record<string, string>) =>
  knock(message.action, { url: `/discussion/messages/${id}`, params: { id }, form, cookie: who?.cookie });
const look = async (who: Member, now = new Date(), about: Thing = thing) =>
  (await readDiscussion(db, who, about, now, null))!;
const flat = async (who: Member, now?: Date) =>
  (await look(who, now)).threads.flatMap(({ first, answers }) => [first, ...answers]);
const textOf = (parts: { text: string }[] | null) => parts?.map(({ text }) => text).join('') ?? null;
const idOf = (location: string | null) => /#message-(.+)$/.exec(location ?? '')![1]!;

test('the public reads and writes nothing, and learns no number', async () => {
  const somebody = await member();
  await send(somebody, { text: 'For members' });
  const page = await knock(callPage.loader, { params: { id: thing.id } });
  expect(page.body.discussion).toBeNull();
  expect(page.text).not.toContain('For members');
  const { location } = await send(null, { text: 'x' });
  expect(location).toBe(`/sign-in?to=${encodeURIComponent(`/discussion/call/${thing.id}`)}`);
  const [said] = await flat(somebody);
  expect((await manage(null, said!.id, { intent: 'remove' })).location).toContain('/sign-in');
  expect((await knock(message.loader, { params: { id: said!.id } })).location).toContain('/sign-in');
  expect(await flat(somebody)).toHaveLength(1);
});

test('members talk in threads; an answer to an answer stands in its thread', async () => {
  const [one, two] = [await member(), await member('curator')];
  const sent = await send(one, { text: 'Who has\r\napplied? See https://example.org/x.', answersId: '' });
  expect(sent.location).toMatch(new RegExp(`^/opportunities/${thing.id}#message-`));
  const first = idOf(sent.location);
  const answer = idOf((await send(two, { text: 'We did.', answersId: first })).location);
  await send(one, { text: 'Thanks.', answersId: answer });
  await send(two, { text: 'Something else.' });
  const { threads, count } = await look(one);
  expect(
    threads.map(({ first, answers }) => [textOf(first.parts), ...answers.map(({ parts }) => textOf(parts))]),
  ).toEqual([['Who has\napplied? See https://example.org/x.', 'We did.', 'Thanks.'], ['Something else.']]);
  expect(threads[0]!.first.parts!.filter(({ href }) => href)).toEqual([
    { text: 'https://example.org/x', href: 'https://example.org/x' },
  ]);
  expect([count, threads[0]!.first.by, threads[0]!.first.isMine]).toEqual([4, one.name, true]);
  const page = await knock(callPage.loader, { params: { id: thing.id }, cookie: two.cookie });
  expect(page.body.discussion.count).toBe(4);
});

test('what cannot be taken comes back with what was typed, and nothing is kept', async () => {
  const one = await member();
  const long = await send(one, { text: 'x'.repeat(4001), answersId: '' });
  expect([long.status, long.body.problem.values.text.length]).toEqual([400, 4001]);
  expect(long.body.problem.fields.text).toBe('Use at most 4,000 characters. These are 4,001.');
  expect((await send(one, { text: ' \u200b ' })).status).toBe(400);
  expect((await send(one, { text: 'x', answersId: 'nowhere' })).status).toBe(404);
  expect((await send(one, { text: 'x' }, { kind: 'call', id: 'nowhere' })).status).toBe(404);
  const odd = { kind: 'dog', id: thing.id };
  expect((await knock(sayRoute.action, { params: odd, form: { text: 'x' }, cookie: one.cookie })).status).toBe(404);
  const other = await callOf(portal, 'elsewhere');
  const there = idOf((await send(one, { text: 'There' }, other)).location);
  expect((await send(one, { text: 'x', answersId: there })).status).toBe(404);
  expect((await look(one)).count).toBe(0);
  expect((await manage(one, there, { intent: 'dance' })).status).toBe(400);
});

test('nobody floods a discussion', async () => {
  const [one, two] = [await member(), await member()];
  for (let n = 1; n <= 15; n += 1) expect((await send(one, { text: `${n}` })).status).toBe(302);
  const late = await send(one, { text: 'One more' });
  expect([late.status, late.body.problem.values.text]).toEqual([429, 'One more']);
  expect((await send(two, { text: 'Mine' })).status).toBe(302);
  expect((await look(two)).count).toBe(16);
});

describe('changing what was said', () => {
  test('only the author writes a message anew, and it is marked', async () => {
    const [one, other, curator] = [await member(), await member(), await member('curator')];
    const id = idOf((await send(one, { text: 'First' })).location);
    expect((await manage(other, id, { intent: 'edit', text: 'Mine now' })).status).toBe(403);
    expect((await manage(curator, id, { intent: 'edit', text: 'Mine now' })).status).toBe(403);
    await manage(one, id, { intent: 'edit', text: 'First' });
    expect((await flat(one))[0]).toMatchObject({ isEdited: false });
    expect((await manage(one, id, { intent: 'edit', text: ' ' })).body.problem.fields.text).toBeTruthy();
    expect((await manage(one, id, { intent: 'edit', text: 'Second' })).location).toContain(id);
    const [said] = await flat(other);
    expect([textOf(said!.parts), said!.isEdited, said!.mayManage]).toEqual(['Second', true, false]);
  });

  test('the author removes their own; a curator says why; the text is gone and the answers stay', async () => {
    const [one, other, curator] = [await member(), await member(), await member('curator')];
    const first = idOf((await send(one, { text: 'A secret' })).location);
    const answer = idOf((await send(other, { text: 'An insult', answersId: first })).location);
    expect((await manage(other, first, { intent: 'remove' })).status).toBe(403);
    expect((await manage(one, first, { intent: 'remove' })).location).toContain(first);
    expect((await manage(curator, answer, { intent: 'remove', reason: ' ' })).body.problem.fields.reason).toBeTruthy();
    expect((await manage(curator, answer, { intent: 'remove', reason: 'x'.repeat(201) })).status).toBe(400);
    await manage(curator, answer, { intent: 'remove', reason: 'It insults a person.' });
    expect((await flat(one)).map(({ parts, removed, mayManage }) => [parts, removed, mayManage])).toEqual([
      [null, 'Removed by its author.', false],
      [null, 'Removed by a curator: It insults a person.', false],
    ]);
    expect(await db.discussionMessage.count({ where: { text: { contains: 'secret' } } })).toBe(0);
    for (const form of [
      { intent: 'edit', text: 'Back' },
      { intent: 'remove', text: '' },
    ]) {
      expect((await manage(one, first, form)).status).toBe(404);
    }
    expect((await send(other, { text: 'x', answersId: first })).status).toBe(409);
    const audit = await db.auditEvent.findMany({ where: { action: 'message.remove' } });
    expect(audit).toMatchObject([{ personId: curator.id, thingId: answer }]);
  });

  test('what somebody said stays when they leave, under nobody’s name', async () => {
    const [one, other] = [await member(), await member()];
    await send(one, { text: 'I was here' });
    await db.person.delete({ where: { id: one.id } });
    const [said] = await flat(other);
    expect([said!.by, textOf(said!.parts), said!.isMine]).toEqual([null, 'I was here', false]);
  });
});

test('what was said since the last visit is marked as long as the visit lasts, and never one’s own', async () => {
  const [one, two] = [await member(), await member()];
  const at = (minutes: number) => new Date(Date.UTC(2026, 10, 27, 12, minutes));
  const tell = (who: Member, text: string, minutes: number) =>
    say(db, who, thing, { text, answersId: '' }, at(minutes));
  const marked = async (who: Member, minutes: number) =>
    (await flat(who, at(minutes))).filter(({ isNew }) => isNew).map(({ parts }) => textOf(parts));
  await tell(one, 'A', 0);
  expect(await marked(two, 1)).toEqual([]); // the first visit: all is new, so nothing is marked
  await tell(one, 'B', 10);
  await tell(two, 'C', 11);
  expect(await marked(two, 15)).toEqual([]); // that visit still
  await tell(one, 'D', 60);
  expect(await marked(two, 90)).toEqual(['D']);
  expect(await marked(two, 100)).toEqual(['D']); // to look again does not unmark it
  expect((await look(two, at(101))).newCount).toBe(1);
  expect(await marked(two, 200)).toEqual([]);
});

test('where calls become one, what was said of either is said of the one; so is what comes from an old page', async () => {
  const [one, curator] = [await member(), await member('curator')];
  const keep = await callOf(feed, 'kept');
  await send(one, { text: 'Of the one' }, keep);
  const first = idOf((await send(one, { text: 'Of the other' })).location);
  await look(one, new Date('2026-11-01T00:00:00Z'));
  await look(one, new Date('2026-11-02T00:00:00Z'), keep);
  await mergeCalls(db, curator, keep.id, thing.id);
  expect((await send(one, { text: 'From an old page', answersId: first })).location).toContain(keep.id);
  expect((await look(one, undefined, keep)).threads.map(({ answers }) => answers.length)).toEqual([0, 1]);
  expect(await db.discussionMessage.count({ where: { thingId: thing.id } })).toBe(0);
  const visits = await db.discussionVisit.findMany({ where: { personId: one.id } });
  expect(visits).toMatchObject([{ thingId: keep.id, newFrom: new Date('2026-11-01T00:00:00Z') }]);
});

test('nobody can speak about a call that a large run has not shown, so that its undoing takes nothing away', async () => {
  const one = await member();
  const source = await db.source.findFirstOrThrow();
  const held = await db.fetchRun.create({
    data: { sourceId: source.id, status: 'running', origin: 'file', holds: true },
  });
  await db.opportunity.update({ where: { id: thing.id }, data: { heldByRunId: held.id } });
  expect((await send(one, { text: 'Hello' })).status).toBe(404);
  expect(await db.discussionMessage.count({ where: { thingId: thing.id } })).toBe(0);
});
