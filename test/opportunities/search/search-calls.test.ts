import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseFilter } from '#app/opportunities/filter.ts';
import { listOpportunities } from '#app/opportunities/list-opportunities.server.ts';
import { indexAll, waitingCalls } from '#app/opportunities/search/index-texts.server.ts';
import { listConnection } from '#app/opportunities/call-index/connection.server.ts';
import { testDatabase, type TestDatabase } from '#test/support/database.ts';
import { draft, portal, run } from '../ingest/support.ts';

const NOW = new Date('2026-11-27T12:00:00Z');
const due = (date: string) => ({ deadlines: [{ kind: 'full', date, rawText: date } as const] });

let data: TestDatabase;
beforeAll(async () => {
  data = await testDatabase();
  await run(data.db, portal, [
    draft('PAR-26-7', { title: 'Software for climate', ...due('2026-12-20'), summary: 'Sustained tools.' }),
    draft('PAR-26-8', {
      title: 'Climatology of São Paulo',
      funder: { name: 'Fundação' },
      programme: { name: 'Weather Watch' },
    }),
    draft('X-1', { title: 'Ocean data', summary: 'Open source software, for climate research in the open.' }),
    draft('X-2', { title: 'Source of open data', summary: 'Clinical trials.' }),
    draft('X-3', { title: 'Software for climate', upstreamStatus: 'closed', deadlines: [] }),
  ]);
});
afterAll(() => data.close());

const list = (q: string, more = '') =>
  listOpportunities(data.db, parseFilter(new URLSearchParams(`q=${encodeURIComponent(q)}${more}`)).filter, NOW);
const found = async (q: string) => (await list(q)).items.map(({ number }) => number).sort();

test('words are found in title, number, funder, programme and description, by their beginnings, in any case and accent', async () => {
  expect(await found('climat')).toEqual(['PAR-26-7', 'PAR-26-8', 'X-1', 'X-3']);
  expect(await found('sao fundacao')).toEqual(['PAR-26-8']);
  expect(await found('WEATHER')).toEqual(['PAR-26-8']);
  expect(await found('par-26')).toEqual(['PAR-26-7', 'PAR-26-8']);
  expect(await found('limate')).toEqual([]);
});

test('a phrase is taken as it stands, and a minus leaves out', async () => {
  expect(await found('"open source"')).toEqual(['X-1']);
  expect(await found('open source')).toEqual(['X-1', 'X-2']);
  expect(await found('open -clinical')).toEqual(['X-1']);
  expect(await found('-climate -climatology')).toEqual(['X-2']);
  expect(await found('-"open source"')).toEqual(['PAR-26-7', 'PAR-26-8', 'X-2', 'X-3']);
});

test('what has the words in its title and can be applied to soon comes first', async () => {
  const { items, sort } = await list('climate software');
  expect(sort).toBe('relevance');
  // that one is over
  expect(items.map(({ number }) => number)).toEqual(['PAR-26-7', 'X-1', 'X-3']);
  expect((await list('open data')).items[0]!.number).toBe('X-2');
  expect((await list('climate software', '&sort=deadline')).items.at(-1)!.number).toBe('X-3');
});

test('a slip of the finger is answered with the word that was meant', async () => {
  expect((await list('sofware climate')).suggestion).toEqual({ q: 'software climate', total: 3 });
  // the first letter too: another one, one too many, none, and changed about with the second
  for (const slip of ['aoftware', 'xsoftware', 'oftware', 'osftware'])
    expect((await list(slip)).suggestion, slip).toMatchObject({ q: 'software' });
  expect((await list('sofware zebra')).suggestion).toBeNull();
  expect((await list('climat')).suggestion).toBeNull();
  // with that status none has it either
  expect((await list('sofware', '&status=forecast')).suggestion).toBeNull();
});

test('a call is found by its new words at once, and by its old ones no more', async () => {
  const call = await data.db.opportunity.findFirstOrThrow({ where: { number: 'X-2' } });
  await data.db.opportunity.update({ where: { id: call.id }, data: { title: 'Renamed' } });
  expect(await found('renamed')).toEqual(['X-2']);
  expect(await found('"source of"')).toEqual([]);
  await data.db.funder.update({ where: { name: 'Fundação' }, data: { name: 'Stiftung' } });
  expect([await found('stiftung'), await found('fundacao')]).toEqual([['PAR-26-8'], []]);
  await data.db.opportunity.delete({ where: { id: call.id } });
  expect((await list('renamed')).total).toBe(0);
});

test('of many that came in at once some cannot be found yet, and that is said', async () => {
  const many = Array.from({ length: 120 }, (_, at) => draft(`N-${at}`, { title: `Newcomer ${at}` }));
  await run(data.db, portal, many);
  const { total, unindexed } = await list('newcomer');
  expect(total).toBeLessThan(120);
  expect(unindexed).toBeGreaterThan(0);
  await indexAll(data.db);
  expect(await list('newcomer')).toMatchObject({ total: 120, unindexed: 0 });
  expect(waitingCalls(await listConnection(data.db))).toBe(0);
});

test('where the disk is full, what is indexed is found, and how many calls are not is said', async () => {
  const connection = await listConnection(data.db);
  await indexAll(data.db);
  const text = 'zebra '.repeat(20_000);
  await data.db.opportunity.updateMany({ where: { number: 'X-1' }, data: { summaryText: text } });
  const pages = connection.pragma('page_count', { simple: true }) as number;
  connection.pragma(`max_page_count = ${pages}`);
  const full = Array.from({ length: 40 }, (_, at) => draft(`F-${at}`, { title: `Unfound${at} ${'word'.repeat(at)}` }));
  await run(data.db, portal, full);
  expect(await list('newcomer')).toMatchObject({ total: 120 });
  expect((await list('newcomer')).unindexed).toBeGreaterThan(0);
  connection.pragma('max_page_count = 1073741823');
  expect(await list('newcomer')).toMatchObject({ total: 120, unindexed: 0 });
});
