import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Actor } from '#app/accounts/can.ts';
import { removeFieldEdit, setFieldEdit } from '#app/opportunities/edits/field-edit.server.ts';
import { checkDrafts } from '#app/opportunities/ingest/check-drafts.ts';
import { ingestBatches } from '#app/opportunities/ingest/ingest-batches.server.ts';
import { mergeCalls } from '#app/opportunities/ingest/merge-calls.server.ts';
import { startRun } from '#app/opportunities/ingest/runs.server.ts';
import { undoFailedRuns } from '#app/opportunities/ingest/settle.server.ts';
import { takeClaim } from '#app/opportunities/sources/claim.server.ts';
import { openDatabase, type Database } from '#prisma/client.server.ts';
import { addMember } from '#test/archive/pursuit.ts';
import { contents } from '#test/scrapers/support.ts';
import { bundledScript } from '#test/support/bundled-script.ts';
import { testDatabase, type TestDatabase } from '#test/support/database.ts';
import { seed } from '#test/support/seed.ts';
import { manyDrafts, said } from './many-drafts.ts';
import { draft, feed, portal, run } from './support.ts';

const MANY = 2_400;
/** How often the suite kills it anew; CRASHES=3 looks further. */
const CRASHES = Number(process.env.CRASHES ?? 2);
let data: TestDatabase;
let db: Database;
let curator: Actor;
beforeEach(async () => {
  data = await testDatabase();
  db = data.db;
  curator = { ...(await addMember(db, 'Cora Curator')), role: 'admin' };
});
afterEach(() => data.close());

let random = seed;
const below = (limit: number) => {
  random = (Math.imul(random, 1_103_515_245) + 12_345) >>> 0;
  return 1 + (random % limit);
};
const callOf = (number: string) => db.opportunity.findFirstOrThrow({ where: { number }, include: { edits: true } });
const withoutCall = ({ opportunityId: _, ...row }: { opportunityId: string }) => row;

/** Without what a run that was undone leaves: names of funders and programmes, which nothing shows. */
async function calls() {
  const edits = await db.fieldEdit.findMany({ orderBy: { id: 'asc' } });
  const links = await db.opportunityLink.findMany({ orderBy: { id: 'asc' } });
  return { ...(await contents(db)), edits, links, funders: null, programmes: null };
}

async function ingest(db: Database, round: number): Promise<void> {
  const at = new Date(Date.UTC(2026, 10, 26, 10 + round));
  const id = await startRun(db, portal, 'network', at);
  const checked = checkDrafts(manyDrafts(MANY, round));
  const seen = checked.drafts.length;
  const judge = () => ({ seen, rejected: 0, status: 'ok', error: null }) as const;
  await ingestBatches(db, portal, { id, at, origin: 'network' }, [checked], { judge });
}

/** A run, or with round 0 its undoing, that dies at a writing statement. How many there were, or null when it died. */
async function crash(round: number, statement: number): Promise<number | null> {
  const script = bundledScript(path.join(import.meta.dirname, 'crash-child.ts'));
  const child = fork(script, [data.file, `${MANY}`, `${round}`, `${statement}`], { execArgv: [], stdio: 'inherit' });
  let done: number | null = null;
  child.on('message', (count) => (done = Number(count)));
  await once(child, 'exit');
  if (done === null) expect(child.signalCode).toBe('SIGKILL');
  return done;
}

const giveUp = () => db.fetchRun.updateMany({ where: { status: 'running' }, data: { status: 'failed' } });

/** Calls of a portal, of which a feed knows some too and people have set facts. */
async function manyCalls(): Promise<void> {
  await ingest(db, 1);
  await run(db, feed, [draft('K-1', { externalKey: 'f-1' }), draft('K-12', { externalKey: 'f-12' })]);
  for (const number of ['K-2', 'K-4', 'K-10']) {
    await setFieldEdit(db, curator, (await callOf(number)).id, 'title', `Mine ${number}`, 'its page');
  }
}

test('killed at any statement, a run that changes thousands of calls is undone to the last column', async () => {
  await manyCalls();
  const copy = `${data.file}.copy`;
  await db.$executeRawUnsafe(`VACUUM INTO '${copy}'`);
  const before = await calls();
  // such a run writes about eight statements a call
  for (let round = 0; round < CRASHES; round += 1) {
    const statement = below(7 * MANY);
    const why = `seed ${seed}, killed at statement ${statement}`;
    expect(await crash(2, statement), why).toBeNull();
    await giveUp();
    await crash(0, below(4 * MANY)); // the undoing may be killed as well
    await undoFailedRuns(db, new Date());
    expect(await calls(), why).toEqual(before);
    expect(await db.runUndo.count(), why).toBe(0);
  }
  await ingest(db, 2);
  const calm = openDatabase(copy);
  await ingest(calm, 2);
  expect(await said(db)).toEqual(await said(calm));
  await calm.$disconnect();
  expect(await db.runUndo.count()).toBe(0);
}, 180_000);

test('what people and other sources did in between is kept when a run is undone', async () => {
  await manyCalls();
  await run(db, feed, [draft('F-1', { url: 'https://f.example/1' }), draft('F-2', { url: 'https://f.example/2' })]);
  const [kept, merged] = [await callOf('K-19'), await callOf('K-22')];
  const [one, two] = [await callOf('F-1'), await callOf('F-2')];
  const before = await calls();
  expect(await crash(2, 7 * MANY)).toBeNull();
  await giveUp();
  expect((await callOf('K-13')).title).toBe('Call K-13 of round 2');

  await setFieldEdit(db, curator, (await callOf('K-13')).id, 'title', 'Mine', 'its page');
  await removeFieldEdit(db, curator, (await callOf('K-10')).id, 'title');
  await run(db, feed, [draft('K-16', { externalKey: 'f-16', applyUrl: 'https://apply.example' })]);
  await mergeCalls(db, curator, kept.id, one.id);
  await mergeCalls(db, curator, two.id, merged.id);
  const lost = await db.fetchRun.findFirstOrThrow({ where: { status: 'failed' } });
  await undoFailedRuns(db, new Date());

  expect(await db.change.count({ where: { runId: lost.id } })).toBe(0);
  const mine = await callOf('K-13');
  expect([mine.title, mine.edits[0]!.sourceValue]).toEqual(['Mine', '"Call K-13 of round 1"']);
  await removeFieldEdit(db, curator, mine.id, 'title');
  expect((await callOf('K-13')).title).toBe('Call K-13 of round 1');
  expect((await callOf('K-10')).title).toBe('Call K-10 of round 1');
  expect(await callOf('K-16')).toMatchObject({ title: 'Call K-16 of round 1', applyUrl: 'https://apply.example' });
  for (const [id, key] of [[kept.id, 'K-19'] as const, [two.id, 'K-22'] as const]) {
    const call = await db.opportunity.findUniqueOrThrow({ where: { id }, include: { links: true, deadlines: true } });
    expect(call.title).toBe(`Call ${key} of round 1`);
    expect(call.links.map(({ sourceId }) => sourceId).sort()).toEqual(['feed', 'portal']);
    const was = before.deadlines.filter(({ opportunityId }) => opportunityId === (key === 'K-19' ? kept : merged).id);
    expect(call.deadlines.filter(({ sourceId }) => sourceId === 'portal').map(withoutCall)).toEqual(
      was.map(withoutCall),
    );
  }
  const touched = new Set([kept.id, merged.id, one.id, two.id]);
  for (const number of ['K-10', 'K-13', 'K-16']) touched.add((await callOf(number)).id);
  const rest = async () => (await calls()).opportunities.filter(({ id }) => !touched.has(id));
  expect(await rest()).toEqual(before.opportunities.filter(({ id }) => !touched.has(id)));

  await ingest(db, 2);
  expect((await callOf('K-13')).title).toBe('Call K-13 of round 2');
  expect(await db.deadline.count({ where: { sourceId: 'portal', date: { startsWith: '2027-03' } } })).toBe(0);
}, 90_000);

test('new calls of a run that crashed are gone when its source is claimed and read again', async () => {
  expect(await crash(1, 3 * MANY)).toBeNull();
  expect(await db.opportunity.count({ where: { heldByRun: { holds: true } } })).toBeGreaterThan(0);
  await run(db, feed, [draft('K-1', { externalKey: 'f-1' })]);
  await db.source.update({ where: { id: feed.id }, data: { etag: '"1"' } });
  const now = new Date();
  expect(await takeClaim(db, portal.id, { owner: 'x', trigger: 'command', personId: null }, now)).toBe(true);
  await startRun(db, portal, 'network', now);
  expect(await db.opportunity.count()).toBe(0);
  expect(await db.rawRecord.count()).toBe(0);
  // What the feed said went with the call it was about, so it must say it again.
  expect(await db.source.findUnique({ where: { id: feed.id } })).toMatchObject({ etag: null });
}, 30_000);

test('a run that was given up meanwhile adds nothing to what was undone', async () => {
  await ingest(db, 1);
  const before = await calls();
  const at = new Date('2026-11-26T12:00:00Z');
  const id = await startRun(db, portal, 'network', at);
  const other = new Sqlite(data.file);
  const checked = checkDrafts(manyDrafts(MANY, 2));
  const ingesting = ingestBatches(db, portal, { id, at, origin: 'network' }, [checked], {
    judge: () => ({ seen: checked.drafts.length, rejected: 0, status: 'ok', error: null }),
    onProgress: (done) => {
      if (done > 1_000) other.prepare("UPDATE FetchRun SET status = 'failed' WHERE id = ?").run(id);
    },
  });
  await expect(ingesting).rejects.toThrow('given up');
  other.close();
  expect(await calls()).toEqual(before);
}, 30_000);
