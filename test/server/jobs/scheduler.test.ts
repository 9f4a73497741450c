import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { getLog } from '#app/log.server.ts';
import { CLAIM_MS, releaseClaim, takeClaim, type Claimant } from '#app/opportunities/sources/claim.server.ts';
import { withClaim } from '#app/opportunities/sources/with-claim.server.ts';
import { testDatabase, type TestDatabase } from '#test/support/database.ts';
import { heldScheduler, source } from './support.ts';

let site: TestDatabase;
beforeEach(async () => {
  site = await testDatabase();
});
afterEach(() => site.close());

const openRun = (sourceId: string, startedAt: Date) =>
  site.db.fetchRun.create({ data: { sourceId, startedAt, status: 'running', origin: 'network' } });
const rowOf = (id: string) => site.db.source.findUniqueOrThrow({ where: { id } });

it('reads a new source some minutes later, then by its schedule', async () => {
  const { scheduler, held, later, clock } = heldScheduler(site.db, [source('a')]);
  await scheduler.tick();
  expect(held).toEqual([]);
  expect((await rowOf('a')).nextRunAt).toEqual(new Date('2026-11-26T12:10:00Z'));
  later(10);
  await scheduler.tick();
  expect(held).toHaveLength(1);
  await site.db.fetchRun.create({
    data: { sourceId: 'a', startedAt: clock.now, finishedAt: clock.now, status: 'ok', origin: 'network' },
  });
  held[0]!.end();
  await scheduler.idle();
  expect((await rowOf('a')).nextRunAt).toEqual(new Date('2026-11-27T00:10:00Z'));
  expect(await site.db.sourceClaim.count()).toBe(0);
});

it('asks a source whose run broke off again after an hour, and closes the run with the reason', async () => {
  const { scheduler, held, later, clock, logged } = heldScheduler(site.db, [source('a')]);
  await scheduler.tick();
  later(10);
  await scheduler.tick();
  await openRun('a', clock.now);
  held[0]!.end(new Error('out of memory'));
  await scheduler.idle();
  expect(await site.db.fetchRun.findFirst()).toMatchObject({ status: 'failed', error: 'out of memory' });
  expect((await rowOf('a')).nextRunAt).toEqual(new Date('2026-11-26T13:10:00Z'));
  expect(logged).toEqual(['a run of a source broke off']);
});

it('leaves a source alone as long as it asks, up to a week', async () => {
  const { scheduler, held, later, clock } = heldScheduler(site.db, [source('a')]);
  await scheduler.tick();
  for (const [asked, planned] of [
    ['2026-11-28T00:00:00Z', '2026-11-28T00:00:00Z'],
    ['2026-11-01T00:00:00Z', '2026-11-28T02:00:00Z'],
    ['2036-11-28T00:00:00Z', '2026-12-05T02:00:00Z'],
  ] as const) {
    later(10);
    clock.now = new Date(Math.max(clock.now.getTime(), (await rowOf('a')).nextRunAt!.getTime()));
    await scheduler.tick();
    await site.db.fetchRun.create({
      data: { sourceId: 'a', startedAt: clock.now, finishedAt: clock.now, status: 'failed', origin: 'network' },
    });
    held.at(-1)!.end(undefined, new Date(asked));
    await scheduler.idle();
    expect((await rowOf('a')).nextRunAt).toEqual(new Date(planned));
  }
});

it('recovers from a clock that was a year ahead', async () => {
  const { scheduler, held, later, clock } = heldScheduler(site.db, [source('a'), source('b')]);
  const right = clock.now;
  clock.now = new Date('2027-11-26T12:00:00Z');
  await scheduler.tick();
  await takeClaim(site.db, 'a', other, clock.now); // and then it crashed
  await openRun('a', clock.now);
  clock.now = right;
  await scheduler.tick();
  await scheduler.tick(); // what was lost was due at once, and is read
  expect(held.map(({ id }) => id)).toEqual(['a']);
  later(10);
  await scheduler.tick();
  expect(held.map(({ id }) => id)).toEqual(['a', 'b']);
  held.forEach(({ end }) => end());
  await scheduler.idle();
});

it('runs so many at once and one of a host; the next starts when one is done', async () => {
  const sources = [source('a', 'x.example'), source('b', 'x.example'), source('c'), source('d')];
  const { scheduler, held, later, running } = heldScheduler(site.db, sources);
  await scheduler.tick();
  later(10);
  await scheduler.tick();
  expect(running()).toEqual(['a', 'c']);
  held[1]!.end();
  await expect.poll(running).toEqual(['a', 'c', 'd']);
  held[0]!.end();
  await expect.poll(running).toEqual(['a', 'c', 'd', 'b']);
  held.forEach(({ end }) => end());
  await scheduler.idle();
});

it('leaves alone what is switched off or removed, and what the clock may not start', async () => {
  const { scheduler, later, running } = heldScheduler(site.db, [source('a'), source('b'), source('c')]);
  await scheduler.tick();
  await site.db.source.update({ where: { id: 'a' }, data: { disabledAt: new Date() } });
  await site.db.source.update({ where: { id: 'b' }, data: { removedAt: new Date() } });
  later(10);
  await scheduler.tick();
  expect(running()).toEqual(['c']);
  await scheduler.stop();
  const off = heldScheduler(site.db, [source('a'), source('b'), source('c')], { byTheClock: false, owner: 'server 2' });
  off.later(600);
  await off.scheduler.tick();
  expect(off.running()).toEqual([]);
  expect(await off.scheduler.ask('c', 'p')).toBe('started');
  await off.scheduler.stop();
});

it('runs what a person asks for at once, once, and says who asked', async () => {
  const { scheduler, held, running, clock } = heldScheduler(site.db, [source('a'), source('b', 'a.example')]);
  expect(await scheduler.ask('a', 'ada')).toBe('started');
  await expect(scheduler.ask('a', 'eve')).rejects.toThrow('It is being read already');
  expect(await scheduler.ask('b', 'ada')).toBe('waiting');
  expect([scheduler.isWaiting('a'), scheduler.isWaiting('b')]).toEqual([false, true]);
  await expect(scheduler.ask('b', 'eve')).rejects.toThrow('It is being read already');
  await expect(scheduler.ask('nothing', 'eve')).rejects.toThrow('There is no such source');
  held[0]!.progress({ step: 'pages', done: 1, whole: 4 });
  await expect
    .poll(() => site.db.sourceClaim.findUnique({ where: { sourceId: 'a' } }))
    .toMatchObject({ personId: 'ada', trigger: 'person', step: 'pages', done: 1, whole: 4 });
  await openRun('a', clock.now);
  held[0]!.end();
  await expect.poll(running).toEqual(['a', 'b']);
  expect(held[0]!.by).toMatchObject({ trigger: 'person', personId: 'ada' });
  held[1]!.end();
  await scheduler.idle();
});

it('never overlaps with a run of another process', async () => {
  const first = heldScheduler(site.db, [source('a')], { owner: 'server 1' });
  const second = heldScheduler(site.db, [source('a')], { owner: 'server 2' });
  await Promise.all([first.scheduler.tick(), second.scheduler.tick()]);
  first.later(10);
  second.later(10);
  await Promise.all([first.scheduler.tick(), second.scheduler.tick()]);
  expect([...first.running(), ...second.running()]).toEqual(['a']);
  const [idle] = first.running().length === 1 ? [second] : [first];
  await expect(idle!.scheduler.ask('a', 'ada')).rejects.toThrow('It is being read already');
  await Promise.all([first.scheduler.stop(), second.scheduler.stop()]);
});

it('runs again what a crash left open', async () => {
  const crashed = heldScheduler(site.db, [source('a')], { owner: 'server 1' });
  await crashed.scheduler.ask('a', 'ada');
  const run = await openRun('a', crashed.clock.now);
  const next = heldScheduler(site.db, [source('a')], { owner: 'server 2' });
  await next.scheduler.tick();
  expect(next.running()).toEqual([]);
  next.later(2);
  await next.scheduler.tick();
  expect(next.running()).toEqual(['a']);
  expect(await site.db.fetchRun.findUnique({ where: { id: run.id } })).toMatchObject({
    status: 'failed',
    error: 'The run was interrupted.',
  });
  await next.scheduler.stop();
  await crashed.scheduler.stop();
});

it('undoes what a crashed run had written, also where no source is read by the clock', async () => {
  const crashed = heldScheduler(site.db, [source('a')], { owner: 'server 1' });
  await crashed.scheduler.ask('a', 'ada');
  const { id } = await openRun('a', crashed.clock.now);
  await site.db.fetchRun.update({ where: { id }, data: { holds: true, unsettled: true } });
  const facts = { title: 'T', url: 'https://a.example', upstreamStatus: 'open', firstSeenAt: crashed.clock.now };
  const funder = { create: { name: 'F' } };
  await site.db.opportunity.create({
    data: { ...facts, canonicalKey: 'url:a', heldByRun: { connect: { id } }, funder },
  });
  const next = heldScheduler(site.db, [source('a')], { owner: 'server 2', byTheClock: false });
  await next.scheduler.tick();
  await next.scheduler.idle();
  expect(await site.db.opportunity.count()).toBe(1);
  next.later(2);
  await next.scheduler.tick();
  await next.scheduler.idle();
  expect(await site.db.opportunity.count()).toBe(0);
  expect(await site.db.fetchRun.findUnique({ where: { id } })).toMatchObject({ status: 'failed', unsettled: false });
  await next.scheduler.stop();
  await crashed.scheduler.stop();
});

it('hands the stop to its runs, waits for them, and they are due again', async () => {
  const { scheduler, held, clock } = heldScheduler(site.db, [source('a')]);
  await scheduler.ask('a', 'ada');
  const run = await openRun('a', clock.now);
  await scheduler.stop();
  expect(held[0]!.signal.aborted).toBe(true);
  expect((await rowOf('a')).nextRunAt).toEqual(clock.now);
  expect(await site.db.fetchRun.findUnique({ where: { id: run.id } })).toMatchObject({
    status: 'failed',
    error: 'The server stopped before the run was done.',
  });
  expect(await site.db.sourceClaim.count()).toBe(0);
  await scheduler.tick();
  expect(held).toHaveLength(1);
});

const other: Claimant = { owner: 'server 9', trigger: 'schedule', personId: null };

it('lets a command wait for a run of the server', async () => {
  await takeClaim(site.db, 'a', other, new Date());
  const waits: number[] = [];
  const wait = async (ms: number) => {
    waits.push(ms);
    if (waits.length === 3) await releaseClaim(site.db, 'a', other.owner, new Date());
  };
  expect(await withClaim(site.db, 'a', () => Promise.resolve('done'), { wait })).toBe('done');
  expect(waits).toHaveLength(3);
  expect(await site.db.sourceClaim.count()).toBe(0);
});

it('a claim that cannot be renewed does not end the process', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const warned = vi.spyOn(getLog(), 'warn').mockImplementation(() => undefined);
  const refuses = `CREATE TRIGGER refuse BEFORE UPDATE ON SourceClaim BEGIN SELECT RAISE(FAIL, 'no'); END`;
  try {
    const done = withClaim(site.db, 'a', async () => {
      await site.db.$executeRawUnsafe(refuses);
      vi.advanceTimersByTime(CLAIM_MS);
      await expect.poll(() => warned.mock.calls.length).toBeGreaterThan(0);
      await site.db.$executeRawUnsafe('DROP TRIGGER refuse');
      return 'done';
    });
    expect(await done).toBe('done');
  } finally {
    vi.useRealTimers();
    vi.restoreAllMocks();
  }
});

it('gives a command up whose turn does not come, and frees a source whose command fails', async () => {
  await takeClaim(site.db, 'a', other, new Date());
  const wait = () => Promise.resolve();
  expect(await withClaim(site.db, 'a', () => Promise.reject(new Error('never')), { wait, patienceMs: 500 })).toBe(null);
  await releaseClaim(site.db, 'a', other.owner, new Date());
  await expect(withClaim(site.db, 'a', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await site.db.sourceClaim.count()).toBe(0);
});
