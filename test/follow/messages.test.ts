import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as messageDoor from '#app/discussion/routes/message.tsx';
import { say } from '#app/discussion/say.server.ts';
import { collectMessages } from '#app/follow/collect-messages.server.ts';
import * as following from '#app/follow/routes/following.tsx';
import * as watchDoor from '#app/follow/routes/watch.ts';
import { watchCall } from '#app/follow/watch.server.ts';
import { mergeCalls } from '#app/opportunities/ingest/merge-calls.server.ts';
import * as root from '#app/root.tsx';
import type { CommunityRole } from '#app/accounts/community-role.ts';
import { openDatabase, type Database } from '#prisma/client.server.ts';
import { draft, feed, portal, run } from '#test/opportunities/ingest/support.ts';
import type { TestDatabase } from '#test/support/database.ts';
import { fakeSmtp } from '#test/support/fake-smtp.ts';
import { knock } from '#test/support/knock.ts';
import { seed } from '#test/support/seed.ts';
import { cookieOf, openSite } from '#test/support/site.ts';
import { Crash, mortal, randomFrom } from './mortal.ts';
import { follower, tick } from './support.ts';

let site: TestDatabase;
let db: Database;
let call: string;
beforeEach(async () => {
  site = await openSite();
  db = site.db;
  call = await callOf('A');
});
afterEach(() => site.close());

async function callOf(key: string, source = portal) {
  await run(db, source, [draft(key, source === portal ? {} : { number: null })]);
  return (await db.opportunity.findFirstOrThrow({ where: { title: `Call ${key}` } })).id;
}

/** An hour ago: what the doors do by the clock comes behind what is told here. */
const START = Date.now() - 3_600_000;
/** So many seconds on. */
const at = (seconds: number) => new Date(START + seconds * 1000);

async function member(role: CommunityRole = 'member') {
  const person = await follower(db, null, role);
  return { ...person, cookie: await cookieOf(db, person.id) };
}
type Member = Awaited<ReturnType<typeof member>>;

const watch = (who: Member, seconds = -60, id = call) => watchCall(db, who, id, at(seconds));
const tell = async (who: Member, seconds: number, id = call, within = db) =>
  (await say(within, who, { kind: 'call', id }, { text: 'Hello', answersId: '' }, at(seconds))).id;
const press = (who: Member, form: Record<string, string>) =>
  knock(following.action, { url: '/following', form, cookie: who.cookie });
/** What somebody finds that is new, as the anchors of messages, with the number in the header. */
async function news(who: Member): Promise<string[]> {
  const { fresh, count } = (await knock(following.loader, { url: '/following', cookie: who.cookie })).body;
  const header = (await knock(root.loader, { cookie: who.cookie })).body.person.news;
  expect([count, header]).toEqual([fresh.length, fresh.length]);
  return fresh.map(({ to }: { to: string }) => to.replace(/^.*#message-/, '')).reverse();
}

describe('a message', () => {
  it('is told to whoever watches the call, with a link to it, until it is marked as seen', async () => {
    const [author, watcher, stranger] = [await member(), await member(), await member()];
    await watch(watcher);
    const id = await tell(author, 0);
    await tick(db, at(30));
    const page = await knock(following.loader, { url: '/following', cookie: watcher.cookie });
    expect(page.body.fresh).toMatchObject([
      { title: 'New in the discussion of Call A', to: `/opportunities/${call}#message-${id}` },
    ]);
    expect(page.text).not.toContain('Hello');
    expect([await news(watcher), await news(stranger)]).toEqual([[id], []]);
    await press(watcher, { intent: 'seen', upTo: page.body.upTo });
    expect(await news(watcher)).toEqual([]);
    await tick(db, at(90));
    expect(await news(watcher)).toEqual([]);
  });

  it('is told to those who wrote there before, and never to its own author', async () => {
    const [one, two] = [await member(), await member()];
    await watch(one);
    const first = await tell(one, 0);
    const second = await tell(two, 10);
    const third = await tell(one, 20);
    await tick(db, at(30));
    expect([await news(one), await news(two)]).toEqual([[second], [third]]);
    // Also an author who has left is nobody's own.
    await db.person.delete({ where: { id: two.id } });
    expect(await news(one)).toEqual([second]);
    expect(first).not.toBe(third);
  });

  it('is not told to those who began to watch behind it, of another call, or who were disabled', async () => {
    const [author, late, gone, elsewhere] = [await member(), await member(), await member(), await member()];
    const other = await callOf('B');
    await watch(elsewhere, -60, other);
    await tell(elsewhere, -30, other);
    await watch(gone);
    await db.person.update({ where: { id: gone.id }, data: { disabledAt: at(-1) } });
    await tell(author, 0);
    await watch(late, 5);
    await tick(db, at(30));
    expect([await news(late), await news(elsewhere)]).toEqual([[], []]);
    expect(await db.followNotice.count()).toBe(0);
  });

  it('is not told where the call is muted, not even to those who wrote; unmuted, only what comes then', async () => {
    const [author, muted] = [await member(), await member()];
    await watch(muted);
    await tell(muted, 0);
    const { id: watchId } = await db.watch.findFirstOrThrow();
    await press(muted, { intent: 'mute-watch', id: watchId });
    await tell(author, 10);
    await tick(db, at(30));
    await tell(author, 40);
    await press(muted, { intent: 'unmute-watch', id: watchId });
    const now = (Date.now() - START) / 1000 + 1;
    const last = await tell(author, now);
    await tick(db, at(now + 30));
    expect(await news(muted)).toEqual([last]);
  });

  it('that is removed vanishes, whether it was told already, was seen, or not yet', async () => {
    const [author, watcher] = [await member(), await member()];
    await watch(watcher);
    const remove = (id: string) =>
      knock(messageDoor.action, { params: { id }, form: { intent: 'remove' }, cookie: author.cookie });
    const [told, seen, kept] = [await tell(author, 1), await tell(author, 0), await tell(author, 2)];
    await tick(db, at(10));
    expect(await news(watcher)).toEqual([seen, told, kept]);
    await remove(told);
    const early = await tell(author, 20);
    await remove(early);
    await tick(db, at(30));
    expect(await news(watcher)).toEqual([seen, kept]);
    await press(watcher, { intent: 'seen', upTo: at(60).toISOString() });
    await remove(seen);
    const page = await knock(following.loader, { url: '/following', cookie: watcher.cookie });
    expect(page.body.seen).toMatchObject([{ to: `/opportunities/${call}#message-${kept}` }]);
    expect(await db.discussionMessage.count({ where: { toldAt: null } })).toBe(0);
  });

  it('is not told of a call that is not shown any more, and what was told of it is hidden', async () => {
    const [author, watcher] = [await member(), await member()];
    await watch(watcher);
    const first = await tell(author, 0);
    await tick(db, at(10));
    const second = await tell(author, 20);
    const { id: sourceId } = await db.source.findFirstOrThrow();
    const held = await db.fetchRun.create({ data: { sourceId, status: 'running', origin: 'file', holds: true } });
    await db.opportunity.update({ where: { id: call }, data: { heldByRunId: held.id } });
    await tick(db, at(30));
    expect(await news(watcher)).toEqual([]);
    await db.fetchRun.update({ where: { id: held.id }, data: { holds: false, status: 'ok' } });
    await tick(db, at(60));
    expect(await news(watcher)).toEqual([first]);
    expect(await db.followNotice.count({ where: { key: `message:${second}` } })).toBe(0);
  });

  it('goes into no mail', async () => {
    const fake = await fakeSmtp();
    const [author, watcher] = [await member(), await member()];
    await watch(watcher);
    const id = await tell(author, 0);
    for (let hour = 1; hour <= 26; hour++) await tick(db, at(hour * 3600), fake.port); // whatever hours are quiet
    await fake.close();
    expect([fake.received.length, await db.followMail.count()]).toEqual([0, 0]);
    expect(await news(watcher)).toEqual([id]);
  });

  it('is told before calls become one, and then nothing old is news to those who followed the other', async () => {
    const [author, ofKept, ofGone, wrote] = [await member(), await member(), await member(), await member()];
    const gone = await callOf('B', feed);
    await watch(ofKept);
    await watch(ofGone, -60, gone);
    await tell(wrote, 0);
    const [a, b] = [await tell(author, 10), await tell(author, 20, gone)];
    await mergeCalls(db, await member('curator'), call, gone);
    for (const seconds of [30, 90]) await tick(db, at(seconds));
    const messages = async (who: Member) =>
      (await news(who)).filter((to) => !to.startsWith('/')).filter((id) => id === a || id === b);
    expect([await messages(ofKept), await messages(ofGone), await messages(wrote)]).toEqual([[a], [b], [a]]);
    const now = (Date.now() - START) / 1000 + 1;
    const after = await tell(author, now, gone); // from an old page
    await tick(db, at(now + 30));
    for (const who of [ofKept, ofGone, wrote]) expect(await news(who)).toContain(after);
    const page = await knock(following.loader, { url: '/following', cookie: ofGone.cookie });
    expect(page.body.fresh.map(({ to }: { to: string }) => to)).toContain(`/opportunities/${call}#message-${b}`);
  });

  it('of somebody who removed all that they wrote there brings nothing more', async () => {
    const [author, quiet] = [await member(), await member()];
    const own = await tell(quiet, 0);
    await knock(messageDoor.action, { params: { id: own }, form: { intent: 'remove' }, cookie: quiet.cookie });
    await tell(author, 10);
    await tick(db, at(30));
    expect(await news(quiet)).toEqual([]);
  });
});

it('a call that is watched at the door is told of from then on', async () => {
  const [author, watcher] = [await member(), await member()];
  await knock(watchDoor.action, { url: '/following/watch', form: { intent: 'watch', call }, cookie: watcher.cookie });
  const now = (Date.now() - START) / 1000 + 1;
  const id = await tell(author, now);
  await tick(db, at(now + 30));
  expect(await news(watcher)).toEqual([id]);
});

describe(`exactly once (seed ${seed})`, () => {
  it.each(Array.from({ length: 6 }, (_, round) => round))(
    'two servers that crash anywhere, and two who write at once, tell each message once to each (round %i)',
    async (round) => {
      const random = randomFrom(seed + round * 7919);
      const [one, two, watcher] = [await member(), await member(), await member()];
      for (const who of [one, two, watcher]) await watch(who);
      const said = new Map<Member, string[]>([one, two].map((who) => [who, []]));
      for (let turn = 0; turn < 6; turn++) {
        const write = async (who: Member) => said.get(who)!.push(await tell(who, turn * 60));
        const servers = [0, 1].map(() => collectMessages(mortal(db, random, 0.06), at(turn * 60 + 10)));
        const [lives] = await Promise.all([Promise.allSettled(servers), write(one), write(two)]);
        for (const life of lives) {
          if (life.status === 'rejected' && !String(life.reason).includes('Crash'))
            expect(life.reason).toBeInstanceOf(Crash);
        }
      }
      // A server that begins anew knows all from the database.
      const restarted = openDatabase(site.file);
      for (const seconds of [1000, 1060]) await tick(restarted, at(seconds));
      await restarted.$disconnect();
      const notices = await db.followNotice.findMany();
      const toldTo = ({ id }: Member) =>
        notices.filter(({ personId }) => personId === id).map(({ key }) => key.replace('message:', ''));
      expect(toldTo(watcher).sort()).toEqual([...said.values()].flat().sort());
      expect(toldTo(one).sort()).toEqual(said.get(two)!.sort());
      expect(toldTo(two).sort()).toEqual(said.get(one)!.sort());
    },
    60_000,
  );
});
