// What a search costs among 100,000 calls: beside the bare statement of the index of words (FTS5), with its order and with
// all counts of the filter, and a page of the list beside a bare Remix page that shows the same calls.
// npm run bench search [-- --calls 5000]
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import Sqlite from 'better-sqlite3';
import { callIndex } from '#app/opportunities/call-index/call-index.server.ts';
import { listFacets } from '#app/opportunities/facets/list-facets.ts';
import { Tally } from '#app/opportunities/facets/tally.ts';
import { parseFilter } from '#app/opportunities/filter.ts';
import { PAGE_SIZE } from '#app/opportunities/list-opportunities.server.ts';
import { indexAll } from '#app/opportunities/search/index-texts.server.ts';
import { parseQuery, toMatch } from '#app/opportunities/search/query.ts';
import { searchCalls } from '#app/opportunities/search/search-calls.server.ts';
import { openDatabase } from '#prisma/client.server.ts';
import { migrate } from '#prisma/migrate.ts';
import { fixedDay, makeCalls } from './search/make-calls.ts';
import { buildBare, comparePages } from './search/pages.ts';
import { queries } from './search/queries.ts';
import { newestBuild, scriptOf } from './search/script.ts';
import { printReach, printTable, sayNothingOfReach } from './table.ts';

const FULL = 100_000;
/** Rounds, at least; what takes little takes part for a second, so that its slowest twentieth are many. */
const ROUNDS = 60;
const LONG_MS = 1_000;
const { values } = parseArgs({ options: { calls: { type: 'string', default: String(FULL) } } });
const count = Number(values.calls);
if (count !== FULL) sayNothingOfReach();

const folder = mkdtempSync(path.join(tmpdir(), 'callboard-search-'));
const file = path.join(folder, 'callboard.db');
const say = (line: string) => process.stdout.write(`${line}\n`);
const now = new Date(`${fixedDay}T12:00:00Z`);
try {
  migrate(file);
  const sqlite = new Sqlite(file);
  makeCalls(sqlite, count, 1);
  sqlite.close();
  const db = openDatabase(file);
  const indexing = performance.now();
  await indexAll(db);
  say(`${count.toLocaleString('en-US')} calls; their words indexed in ${seconds(indexing)} s`);
  const reading = performance.now();
  const before = process.memoryUsage().rss;
  const index = await callIndex(db);
  index.standings(now, null);
  say(`read into memory in ${seconds(reading)} s, ${Math.round((process.memoryUsage().rss - before) / 2 ** 20)} MB`);

  const figures = queries.map((q) => {
    const { filter } = parseFilter(new URLSearchParams({ q }));
    const query = parseQuery(q);
    const find = (tally?: Tally) =>
      searchCalls(index, index.standings(now, null), query, filter, tally).calls(0, PAGE_SIZE);
    const hits = index.connection
      .prepare('SELECT COUNT(*) FROM CallText WHERE CallText MATCH ?')
      .pluck()
      .get(toMatch(query)) as number;
    const bare = index.connection
      .prepare('SELECT rowid, bm25(CallText, 10, 8, 4, 4, 1) AS fit FROM CallText WHERE CallText MATCH ? ORDER BY fit')
      .raw();
    const match = toMatch(query);
    return {
      hits,
      ...timed({
        bare: () => bare.all(match),
        ours: () => find(),
        facets: () => {
          const tally = new Tally(index, index.standings(now, null), filter.currency);
          find(tally);
          listFacets(tally, index, filter);
        },
      }),
    };
  });
  printTable(
    `milliseconds, at least ${ROUNDS} rounds`,
    ['calls', 'bare p50', 'bare p95', 'ours p50', 'ours p95', '× p95', 'with all counts p95'],
    figures.map(({ hits, bare, ours, facets }, at) => ({
      what: queries[at]!,
      values: [hits, bare.p50, bare.p95, ours.p50, ours.p95, ours.p95 / bare.p95, facets.p95],
      digits: 2,
      ratio: false,
    })),
  );
  await db.$disconnect();
  const few = figures.filter(({ hits }) => hits <= 2_000);
  const worst = (list: typeof figures, of: (one: (typeof figures)[number]) => number) => Math.max(...list.map(of));
  printReach(
    'ours beside bare, p95, at worst',
    worst(figures, ({ bare, ours }) => ours.p95 / bare.p95),
    1.5,
    'at most',
    '×',
  );
  printReach(
    'up to 2,000 hits, p95 at worst',
    worst(few, ({ ours }) => ours.p95),
    15,
    'at most',
    ' ms',
  );
  printReach(
    'any, p95 at worst',
    worst(figures, ({ ours }) => ours.p95),
    50,
    'at most',
    ' ms',
  );
  printReach(
    'with all counts, p95 at worst',
    worst(figures, ({ facets }) => facets.p95),
    60,
    'at most',
    ' ms',
  );

  const build = await buildBare(folder);
  const pages = await comparePages(folder, build);
  const shown = ['bare', 'first', 'again', 'packed', 'words'] as const;
  printTable(
    'a page of fifty calls, ms',
    ['bare Remix', 'first', 'again', 'again, packed', 'words, again'],
    (['p50', 'p95'] as const).map((figure) => ({
      what: figure,
      values: shown.map((name) => pages[name][figure]),
      ...{ digits: 2, ratio: false },
    })),
  );
  printReach('page asked for again beside the bare one, median', pages.again.p50 / pages.bare.p50, 2, 'at most', '×');
  printReach('page nobody asked for before, median', pages.first.p50 / pages.bare.p50, 2, 'at most', '×');
  const script = [
    scriptOf(build, 'routes/_index', { asksLater: true }),
    scriptOf(newestBuild(), 'opportunities/routes/list', { asksLater: false }),
  ] as const;
  say(`script, gzip: bare ${script[0].toFixed(1)} kB, the list ${script[1].toFixed(1)} kB`);
  printReach('script of the list beyond the bare app, gzip', script[1] - script[0], 30, 'at most', ' kB');
} finally {
  rmSync(folder, { recursive: true, force: true });
}

type Times = { p50: number; p95: number };

/** Each in turn, so that what else the machine does falls on all alike. */
function timed<Name extends string>(work: Record<Name, () => unknown>): Record<Name, Times> {
  const names = Object.keys(work) as Name[];
  const all = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (const name of names) work[name]();
  const until = performance.now() + LONG_MS;
  for (let round = 0; round < ROUNDS || performance.now() < until; round++) {
    for (const name of names) {
      const began = performance.now();
      work[name]();
      all[name].push(performance.now() - began);
    }
  }
  const times = (list: number[]) => {
    const sorted = list.sort((a, b) => a - b);
    const at = (share: number) => sorted[Math.floor(sorted.length * share)]!;
    return { p50: at(0.5), p95: at(0.95) };
  };
  return Object.fromEntries(names.map((name) => [name, times(all[name])])) as Record<Name, Times>;
}

function seconds(since: number): string {
  return ((performance.now() - since) / 1000).toFixed(1);
}
