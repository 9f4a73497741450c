import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { composeMails } from '#app/follow/compose-mails.server.ts';
import { sendMails } from '#app/follow/send-mails.server.ts';
import { unsubscribeUrl } from '#app/follow/unsubscribe.server.ts';
import { watchCall } from '#app/follow/watch.server.ts';
import type { Database } from '#prisma/client.server.ts';
import { draft, portal, run } from '#test/opportunities/ingest/support.ts';
import { memoryFolder, testDatabase, type TestDatabase } from '#test/support/database.ts';
import { fakeSmtp, type FakeSmtp, type Fate } from '#test/support/fake-smtp.ts';
import { seed } from '#test/support/seed.ts';
import { Crash, mortal, randomFrom } from './mortal.ts';
import { follower, plainPart, SITE, tick, told } from './support.ts';

let opened: TestDatabase;
let db: Database;
let fake: FakeSmtp;
beforeEach(async () => {
  [opened, fake] = await Promise.all([testDatabase(memoryFolder()), fakeSmtp()]);
  db = opened.db;
});
afterEach(async () => {
  await fake.close();
  await opened.close();
});

const BEFORE = new Date('2026-11-01T00:00:00Z');
const NOW = new Date('2026-11-27T12:00:00Z');
const MINUTE = 60_000;
const after = (minutes: number) => new Date(NOW.getTime() + minutes * MINUTE);
const due = (date: string) => ({ deadlines: [{ kind: 'full' as const, date, zone: 'UTC', rawText: date }] });

/** Calls whose deadlines have moved, each watched by everybody. */
async function movedCalls(keys: readonly string[], people: number) {
  await run(
    db,
    portal,
    keys.map((key) => draft(key)),
  );
  const ids = (await db.opportunity.findMany({ select: { id: true } })).map(({ id }) => id);
  for (let n = 0; n < people; n++) {
    const person = await follower(db);
    for (const id of ids) await watchCall(db, person, id, BEFORE);
  }
  await run(
    db,
    portal,
    keys.map((key) => draft(key, due('2027-04-01'))),
  );
}
const states = async () => (await db.followMail.findMany()).map(({ state }) => state).sort();

describe('a mail', () => {
  it('carries what is due, once, with a way out that mail programs know', async () => {
    await movedCalls(['A'], 1);
    for (let time = 0; time < 3; time++) await tick(db, after(time), fake.port);
    expect(fake.received).toHaveLength(1);
    const [{ to, message }] = fake.received as [(typeof fake.received)[0]];
    const person = await db.person.findFirstOrThrow();
    expect(to).toBe(person.email);
    const stop = await unsubscribeUrl(db, SITE, person.id, 'all');
    expect(message).toContain(`List-Unsubscribe: <${stop}>\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n`);
    expect(plainPart(message)).toContain('Call A\r\n- Deadlines changed from full proposal 2027-03-01');
    expect(plainPart(message)).toContain(stop);
    expect(await states()).toEqual(['sent']);
  });

  it('is not written where no mail server is set, and of old news none is written when one is', async () => {
    await movedCalls(['A'], 1);
    await tick(db, NOW);
    await tick(db, after(9 * 24 * 60), fake.port);
    expect(await told(db)).toHaveLength(1);
    expect(fake.received).toEqual([]);
  });

  it('is tried again later and later, and at last has failed', async () => {
    await movedCalls(['A'], 1);
    fake.fate = () => ({ say: '451 later' });
    let tries = 0;
    const seen: number[] = [];
    fake.fate = () => (tries++, { say: '451 later' });
    for (let minute = 0; minute < 4 * 24 * 60; minute += 1 + Math.floor(minute / 20)) {
      const before = tries;
      await tick(db, after(minute), fake.port);
      if (tries > before) seen.push(minute);
    }
    const pauses = seen.slice(1).map((minute, at) => minute - seen[at]!);
    expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
    expect(seen).toHaveLength(9);
    expect(await states()).toEqual(['failed']);
    expect(fake.received).toEqual([]);
  });

  it.each([
    ['refused', { say: '554 no' }, 0, 'failed'],
    ['cut off before an answer', 'cut-before', 0, 'unsure'],
    ['cut off when it was taken', 'cut-after', 1, 'unsure'],
  ] as const)('that was %s is not sent again', async (_, fate, received, state) => {
    await movedCalls(['A'], 1);
    let ends = 0;
    fake.fate = () => (ends++, fate);
    for (let time = 0; time < 20; time++) await tick(db, after(time * 60), fake.port);
    expect(ends).toBe(1);
    expect(fake.received).toHaveLength(received);
    expect(await states()).toEqual([state]);
  });

  it('that waits is dropped when its person wants no more, or has seen it', async () => {
    await movedCalls(['A'], 2);
    fake.fate = () => ({ say: '451 later' });
    await tick(db, NOW, fake.port);
    await tick(db, after(1), fake.port);
    const people = await db.person.findMany();
    const [one, two] = [people[0]!, people[1]!];
    await db.person.update({ where: { id: one.id }, data: { disabledAt: NOW } });
    await db.followNotice.updateMany({ where: { personId: two.id }, data: { seenAt: NOW } });
    fake.fate = () => 'take';
    await tick(db, after(60), fake.port);
    expect(fake.received).toEqual([]);
    expect(await states()).toEqual(['dropped', 'dropped']);
  });
});

describe(`exactly once (seed ${seed})`, () => {
  it.each(Array.from({ length: 12 }, (_, round) => round))(
    'two servers that crash anywhere tell every event once, and no mail twice (round %i)',
    async (round) => {
      const random = randomFrom(seed + round * 7919);
      const keys = ['A', 'B', 'C'];
      const people = 3;
      await movedCalls(keys, people);
      const fates: Fate[] = ['take', 'take', 'take', 'cut-before', 'cut-after', { say: '451 later' }];
      const handed: string[] = [];
      fake.fate = ({ message }) => {
        handed.push(/Message-ID: (.*)/.exec(message)![1]!);
        const fate = fates[Math.floor(random() * fates.length)]!;
        if (typeof fate === 'object') handed.pop(); // refused for now: it was not taken
        return fate;
      };
      for (let turn = 0; turn < 14; turn++) {
        const now = after(turn * 7);
        const lives = [0, 1].map((n) => tick(mortal(db, random, 0.02), now, fake.port, `server ${n} of ${turn}`));
        for (const life of await Promise.allSettled(lives)) {
          if (life.status === 'rejected' && !String(life.reason).includes('Crash'))
            expect(life.reason).toBeInstanceOf(Crash);
        }
      }
      fake.fate = ({ message }) => (handed.push(/Message-ID: (.*)/.exec(message)![1]!), 'take');
      for (let turn = 0; turn < 6; turn++) await tick(db, after(200 + turn * 60), fake.port, `last ${turn}`);

      const notices = await db.followNotice.findMany();
      expect(notices).toHaveLength(keys.length * people);
      expect(new Set(notices.map(({ personId, key }) => `${personId} ${key}`)).size).toBe(notices.length);
      expect(new Set(handed).size, 'handed over twice').toBe(handed.length);
      const mails = await db.followMail.findMany();
      expect(mails.every(({ state }) => state === 'sent' || state === 'unsure')).toBe(true);
      const taken = (id: string) => fake.received.filter(({ message }) => message.includes(`<${id}@`)).length;
      for (const { id, state } of mails) expect(taken(id), state).toBeLessThanOrEqual(1);
      for (const { id } of mails.filter(({ state }) => state === 'sent')) expect(taken(id)).toBe(1);
      const mailed = new Set(mails.map(({ id }) => id));
      for (const { mailId } of notices) expect(mailed.has(mailId!)).toBe(true);
    },
    60_000,
  );

  it('a server that was slow to hand a mail over leaves it to the one that took it meanwhile', async () => {
    await movedCalls(['A'], 1);
    await tick(db, NOW);
    await composeMails(db, NOW);
    const sent: string[] = [];
    const parts = { db, log: { warn: () => {} }, siteUrl: SITE, from: 'us@example.org' };
    const late = after(10); // beyond the claim of the slow one
    const quick = { ...parts, owner: 'quick', now: () => late };
    await sendMails({
      ...{ ...parts, owner: 'slow', now: () => NOW },
      send: async (_, { onHandOver }) => {
        await sendMails({
          ...quick,
          send: async (_mail, hands) => {
            await hands.onHandOver();
            sent.push('quick');
          },
        });
        await onHandOver();
        sent.push('slow');
      },
    });
    expect(sent).toEqual(['quick']);
    expect(await states()).toEqual(['sent']);
  });

  it('two servers at once put a notice into one mail', async () => {
    await movedCalls(['A', 'B'], 2);
    await tick(db, NOW);
    await Promise.all([composeMails(db, after(1)), composeMails(db, after(1))]);
    expect(await db.followMail.count()).toBe(2);
  });
});
