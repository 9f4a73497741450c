import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { failRun, startRun } from '#app/opportunities/ingest/runs.server.ts';
import { checkDrafts } from '#app/opportunities/ingest/check-drafts.ts';
import { ingestBatches } from '#app/opportunities/ingest/ingest-batches.server.ts';
import type { Batch } from '#app/opportunities/ingest/read-in.server.ts';
import { SHOWN } from '#app/opportunities/shown.server.ts';
import type { Database } from '#prisma/client.server.ts';
import { bundledScript } from '#test/support/bundled-script.ts';
import { testDatabase, type TestDatabase } from '#test/support/database.ts';
import { contents } from '#test/scrapers/support.ts';
import { seed } from '#test/support/seed.ts';
import { draft, portal, run } from './support.ts';

let data: TestDatabase;
let db: Database;
beforeEach(async () => {
  data = await testDatabase();
  db = data.db;
});
afterEach(() => data.close());

const MANY = 2_600;
const AT = new Date('2026-11-26T10:00:00Z');
const listed = () => db.opportunity.count({ where: SHOWN });

function* batches(count: number, from = 0): Generator<Batch> {
  for (let at = from; at < from + count; at += 250) {
    const keys = Array.from({ length: Math.min(250, from + count - at) }, (_, i) => `K-${at + i}`);
    yield { ...checkDrafts(keys.map((key) => draft(key))) };
  }
}

const sound = (seen: number) => ({ judge: () => ({ seen, rejected: 0, status: 'ok', error: null }) as const });

test('a large run is seen whole or not at all, and others write meanwhile', async () => {
  await run(db, portal, [draft('old')]);
  const id = await startRun(db, portal, 'network', AT);
  const totals: number[] = [];
  let writes = 0;
  const counts = await ingestBatches(db, portal, { id, at: AT, origin: 'network' }, batches(MANY), {
    ...sound(MANY),
    onProgress: () => {
      void listed().then((total) => totals.push(total));
      void db.auditEvent
        .create({ data: { action: 'test', thingKind: 'test', thingId: 'x' } })
        .then(() => (writes += 1));
    },
  });
  expect(counts).toEqual({ created: MANY, changed: 0, unchanged: 0 });
  expect(await listed()).toBe(MANY + 1);
  expect(writes).toBeGreaterThan(2);
  expect(new Set(totals.slice(0, 3))).toEqual(new Set([1]));
  expect(await db.opportunity.count({ where: { NOT: SHOWN } })).toBe(0);
});

test('a source that breaks off in its last record has written nothing', async () => {
  await run(db, portal, [draft('old')]);
  const before = await contents(db);
  const id = await startRun(db, portal, 'network', AT);
  const breaking = function* () {
    yield* batches(MANY);
    throw new Error('cut off');
  };
  const ingesting = ingestBatches(db, portal, { id, at: AT, origin: 'network' }, breaking(), sound(MANY));
  await expect(ingesting).rejects.toThrow('cut off');
  expect(await contents(db)).toEqual(before);
});

test('a run that is stopped while it writes leaves the previous state', async () => {
  await run(db, portal, [draft('old')]);
  const before = await contents(db);
  const id = await startRun(db, portal, 'network', AT);
  const stop = new AbortController();
  const ingesting = ingestBatches(db, portal, { id, at: AT, origin: 'network' }, batches(MANY), {
    ...sound(MANY),
    signal: stop.signal,
    onProgress: (done) => done > 800 && stop.abort(),
  });
  await expect(ingesting).rejects.toThrow('aborted');
  expect(await contents(db)).toEqual({ ...before, funders: expect.anything() as unknown });
});

test('killed at any moment, a run leaves the previous state or the next one, never what is between', async () => {
  await run(db, portal, [draft('old')]);
  const before = await listed();
  const child = bundledScript(path.join(import.meta.dirname, 'kill-child.ts'));
  let random = seed;
  for (let round = 0; round < 3; round += 1) {
    const process = fork(child, [data.file, String(round), String(MANY)], { execArgv: [], stdio: 'inherit' });
    random = (Math.imul(random, 1_103_515_245) + 12_345) >>> 0;
    const killAt = random % MANY;
    process.on('message', (done) => Number(done) >= killAt && process.kill('SIGKILL'));
    await once(process, 'exit');
    const total = await listed();
    expect([before, before + MANY], `seed ${seed}, killed at ${killAt} of round ${round}`).toContain(total);
    const lost = await db.fetchRun.findFirst({ where: { status: 'running' } });
    if (lost) await failRun(db, lost.id, 'The run was interrupted.');
    if (total === before) {
      expect(await db.opportunity.count(), `seed ${seed}`).toBe(before);
      expect(await db.rawRecord.count()).toBe(before);
      expect(await db.deadline.count()).toBe(before);
    } else return; // it was done before the kill came
  }
}, 90_000);

test('thousands that change at once are all taken', async () => {
  for (const date of ['2027-03-01', '2027-04-01']) {
    const id = await startRun(db, portal, 'network', AT);
    const deadlines = [{ kind: 'full', date, rawText: date }] as const;
    const drafts = Array.from({ length: MANY }, (_, i) => draft(`K-${i}`, { deadlines: [...deadlines] }));
    await ingestBatches(db, portal, { id, at: AT, origin: 'network' }, [checkDrafts(drafts)], sound(MANY));
  }
  expect(await db.change.count({ where: { field: 'deadlines' } })).toBe(MANY);
  expect(await db.deadline.count({ where: { date: '2027-04-01' } })).toBe(MANY);
});

test('a large run that cannot be taken back at once tells what stopped it, and is taken back before the next', async () => {
  await run(db, portal, [draft('old')]);
  const before = await contents(db);
  const id = await startRun(db, portal, 'network', AT);
  await db.$executeRawUnsafe(
    `CREATE TRIGGER refuse BEFORE DELETE ON Opportunity BEGIN SELECT RAISE(ABORT, 'the disk is full'); END`,
  );
  const breaking = function* () {
    yield* batches(MANY);
    throw new Error('cut off');
  };
  const ingesting = ingestBatches(db, portal, { id, at: AT, origin: 'network' }, breaking(), sound(MANY));
  await expect(ingesting).rejects.toThrow('cut off');
  expect(await listed()).toBe(1);
  await db.$executeRawUnsafe('DROP TRIGGER refuse');
  await failRun(db, id, 'cut off');
  expect(await contents(db)).toEqual({ ...before, funders: expect.anything() as unknown });
});
