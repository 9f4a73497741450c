import Sqlite from 'better-sqlite3';
import { afterEach, expect, test } from 'vitest';
import { CallIndex, callIndex } from '#app/opportunities/call-index/call-index.server.ts';
import { addDays } from '#app/opportunities/calendar-date.ts';
import { parseFilter } from '#app/opportunities/filter.ts';
import { Tally } from '#app/opportunities/facets/tally.ts';
import { indexAll } from '#app/opportunities/search/index-texts.server.ts';
import { listResults } from '#app/opportunities/search/list-results.server.ts';
import { parseQuery } from '#app/opportunities/search/query.ts';
import { searchCalls } from '#app/opportunities/search/search-calls.server.ts';
import { testDatabase, type TestDatabase } from '#test/support/database.ts';
import { Random } from '#test/support/extract/random.ts';
import { seed } from '#test/support/seed.ts';

const NOW = new Date('2026-11-27T12:00:00Z');
let data: TestDatabase;
afterEach(() => data.close());

test(`what any process changes is in the next answer (seed ${seed})`, async () => {
  data = await testDatabase();
  const other = new Sqlite(data.file);
  other.pragma('foreign_keys = ON');
  other.exec(`INSERT INTO Source (id, title, homepage) VALUES ('s1', 'S1', ''), ('s2', 'S2', '')`);
  other.exec(`INSERT INTO Funder (id, name) VALUES ('f1', 'First'), ('f2', 'Second')`);
  other.exec(
    `INSERT INTO FetchRun (id, sourceId, status, origin, holds) VALUES ('held', 's1', 'running', 'network', 1)`,
  );
  const random = new Random(seed);
  for (let round = 0; round < 60; round++) {
    const changes = random.between(1, 5);
    for (let at = 0; at < changes; at++) changeSomething(other, random);
    if (round % 7 === 0) await indexAll(data.db);
    const kept = await callIndex(data.db);
    const fresh = new CallIndex(kept.connection);
    await fresh.refresh();
    // by way of what is kept of the last answers too
    const counts = ({ filter }: ReturnType<typeof parseFilter>) => ({
      query: parseQuery(''),
      filter,
      now: NOW,
      viewerZone: null,
    });
    for (const search of ['', 'funder=First']) {
      const ask = counts(parseFilter(new URLSearchParams(search)));
      const of = (index: CallIndex) => {
        const { total, counts, calls } = listResults(index, index.standings(NOW, null), ask);
        return { total, counts, ids: calls().map(({ id }) => id) };
      };
      expect(of(kept), `round ${round}, kept: ${search}`).toEqual(of(fresh));
    }
    for (const search of [
      '',
      'sort=newest',
      'sort=title',
      'q=alpha&sort=deadline',
      'funder=First',
      'status=archived',
    ]) {
      expect(answer(kept, search), `round ${round}: ${search}`).toEqual(answer(fresh, search));
    }
  }
  other.close();
});

function answer(index: CallIndex, search: string) {
  const { filter } = parseFilter(new URLSearchParams(search));
  const standings = index.standings(NOW, null);
  const tally = new Tally(index, standings, null);
  const found = searchCalls(index, standings, parseQuery(filter.q), filter, tally);
  const { total, status, closingThisWeek } = tally;
  const calls = found.calls().map(({ id, status, nextDeadline }) => [id, status, nextDeadline?.date]);
  return { calls, total, status, closingThisWeek };
}

/** One statement of another connection, of all that changes a list. */
function changeSomething(db: Sqlite.Database, random: Random): void {
  const id = `c${random.between(0, 30)}`;
  const date = addDays('2026-11-27', random.between(-60, 60));
  const word = random.pick(['Alpha', 'Beta', 'alphabet', 'Gamma']);
  const run = (sql: string, ...values: unknown[]) => db.prepare(sql).run(...values);
  const funder = random.pick(['f1', 'f2']);
  const changes: (() => void)[] = [
    () =>
      run(
        `INSERT OR IGNORE INTO Opportunity (id, canonicalKey, funderId, title, url, upstreamStatus, firstSeenAt, heldByRunId)
         VALUES (?, ?, ?, ?, '', 'open', '2026-11-01T00:00:00.000+00:00', ?)`,
        ...[id, id, funder, `${word} ${id}`, random.pick([null, null, 'held'])],
      ),
    () => run('UPDATE Opportunity SET title = ?, funderId = ? WHERE id = ?', `${word} again`, funder, id),
    () => run('UPDATE Opportunity SET archivesOn = ? WHERE id = ?', random.pick([date, null]), id),
    () => run('DELETE FROM Opportunity WHERE id = ?', id),
    () =>
      run(
        `INSERT OR REPLACE INTO Deadline (id, opportunityId, sourceId, kind, date, rawText)
         SELECT ?, id, 's1', 'full', ?, '' FROM Opportunity WHERE id = ?`,
        ...[`d${id}`, date, id],
      ),
    () => run('UPDATE Deadline SET date = ? WHERE opportunityId = ?', date, id),
    () => run('DELETE FROM Deadline WHERE opportunityId = ?', id),
    () =>
      run('UPDATE OR IGNORE Deadline SET opportunityId = ? WHERE opportunityId = ?', `c${random.between(0, 30)}`, id),
    () => run(`UPDATE Funder SET name = ? WHERE id = 'f2'`, `Second ${word}`),
    () => run(`UPDATE FetchRun SET holds = ? WHERE id = 'held'`, random.between(0, 1)),
  ];
  try {
    random.pick(changes)();
  } catch (error) {
    // a deadline that goes to a call that is not there
    if (!(error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_CONSTRAINT'))) throw error;
  }
}

test('a large run that is shown is there all at once, and a site answers meanwhile with what it showed before', async () => {
  data = await testDatabase();
  const other = new Sqlite(data.file);
  other.exec(`INSERT INTO Source (id, title, homepage) VALUES ('s1', 'S1', '')`);
  other.exec(`INSERT INTO Funder (id, name) VALUES ('f1', 'First'), ('f2', 'Second')`);
  other.exec(
    `INSERT INTO FetchRun (id, sourceId, status, origin, holds) VALUES ('held', 's1', 'running', 'network', 1)`,
  );
  const add = other.prepare(
    `INSERT INTO Opportunity (id, canonicalKey, funderId, title, url, upstreamStatus, firstSeenAt, heldByRunId)
     VALUES (?, ?, 'f1', 'T', '', 'open', '2026-11-01', 'held')`,
  );
  (await callIndex(data.db)).answersMeanwhile = true;
  for (let at = 0; at < 700; at++) add.run(`c${at}`, `c${at}`);
  const total = async () => answer(await callIndex(data.db), '').total;
  expect(await total()).toBe(0);
  other.exec(`UPDATE FetchRun SET holds = 0`);
  const seen = new Set([await total()]);
  // one of them changes while they are read: what it is now stands
  other.exec(`UPDATE Opportunity SET funderId = 'f2' WHERE id = 'c1'`);
  await expect
    .poll(async () => {
      seen.add(await total());
      return seen.has(700);
    })
    .toBe(true);
  expect([...seen]).toEqual([0, 700]);
  expect(answer(await callIndex(data.db), 'funder=Second').calls).toEqual([['c1', 'open', undefined]]);
  other.close();
});
