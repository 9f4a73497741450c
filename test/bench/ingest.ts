// What it costs to take in the daily extract of Grants.gov: against parsing the same file and inserting the same number
// of rows bare, in memory, a second time with nothing changed, and what the pages of the list feel of it.
// npm run bench ingest [-- --records 5000]
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { migrate } from '#prisma/migrate.ts';
import { extractXml } from '#test/support/extract/records.ts';
import { writeStreamedZip } from '#test/support/extract/streamed-zip.ts';
import { askPages, startSite } from './ingest/pages.ts';
import { runPart, type Part } from './ingest/part.ts';
import { startPortal } from './ingest/portal.ts';
import { printReach, printTable, sayNothingOfReach } from './table.ts';

const FULL = 83_000;
const { values } = parseArgs({ options: { records: { type: 'string', default: String(FULL) } } });
const records = Number(values.records);
if (records !== FULL) sayNothingOfReach();

const folder = mkdtempSync(path.join(tmpdir(), 'callboard-ingest-'));
const zip = path.join(folder, 'extract.zip');
const asOf = { seed: 1, today: '2026-11-26' };
const portal = await startPortal();
const say = (line: string) => process.stdout.write(`${line}\n`);
try {
  const { packed, unpacked } = await writeStreamedZip(zip, 'extract.xml', extractXml({ records, ...asOf }));
  say(`${records.toLocaleString('en-US')} records, ${mb(unpacked)} MB of XML in a ZIP of ${mb(packed)} MB`);

  const bare = await part('bare');
  const first = await part('ours', 'first');
  const again = await part('ours', 'first');
  const changed = path.join(folder, 'changed.zip');
  await writeStreamedZip(changed, 'extract.xml', extractXml({ records, ...asOf, changed: Math.round(records / 200) }));
  const some = await part('ours', 'first', changed);

  const site = await startSite(dataDir('pages'));
  const calm = await askPages(site.url, sleep(5_000));
  const busy = await askPages(site.url, part('ours', 'pages'));
  const full = await askPages(site.url, sleep(5_000));
  await site.stop();

  const parts = [bare, first, again, some];
  printTable(
    'taking in the extract',
    ['bare', 'first run', 'nothing new', '1 in 200 changed'],
    [
      { what: 'seconds', values: parts.map(({ ms }) => ms / 1000), ratio: false },
      { what: 'seconds of processor', values: parts.map(({ cpuMs }) => cpuMs / 1000), ratio: false },
      { what: 'resident, MB at most', values: parts.map(({ rssMb }) => rssMb), digits: 0, ratio: false },
      { what: 'created', values: parts.map(({ created }) => created), digits: 0, ratio: false },
      { what: 'changed', values: parts.map((one) => one.changed), digits: 0, ratio: false },
    ],
  );
  printTable(
    'a page of the list, ms',
    ['empty', 'meanwhile', 'with all of it'],
    [
      { what: 'median', values: [calm.p50, busy.p50, full.p50], ratio: false },
      { what: 'p95', values: [calm.p95, busy.p95, full.p95], ratio: false },
      { what: 'asked', values: [calm.asked, busy.asked, full.asked], digits: 0, ratio: false },
    ],
  );
  printReach('first run beside bare', first.ms / bare.ms, 3, 'at most', '×');
  printReach('resident', Math.max(first.rssMb, again.rssMb, some.rssMb), 300, 'at most', ' MB');
  printReach('second run beside the first', again.ms / first.ms, 0.5, 'at most', '×');
  printReach('list pages meanwhile, p95', busy.p95, 50, 'at most', ' ms');
} finally {
  portal.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** One part in a process of its own; `data` names the data folder it works on. */
async function part(name: 'bare' | 'ours', data: string = name, file = zip): Promise<Part> {
  portal.offer(file);
  const from = name === 'ours' ? portal.origin : file;
  const done = await runPart(name, path.join(dataDir(data), 'callboard.db'), from, say);
  say(`${name}: ${(done.ms / 1000).toFixed(1)} s`);
  return done;
}

/** A data folder with a migrated database; made when it is not there. */
function dataDir(name: string): string {
  const dir = path.join(folder, name);
  mkdirSync(dir, { recursive: true });
  migrate(path.join(dir, 'callboard.db'));
  return dir;
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function mb(bytes: number): number {
  return Math.round(bytes / 1e6);
}
