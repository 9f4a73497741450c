// One run of the extract as the server makes it, read from a web server on loopback. FILE.db ORIGIN
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openDatabase } from '#prisma/client.server.ts';
import { plainNetwork } from '#scrapers/run/net/network.ts';
import { runSource } from '#scrapers/run/run-source.ts';
import { grantsGovExtract } from '#scrapers/sources/grants-gov-extract.ts';
import { measured } from './part.ts';

const [database, origin] = process.argv.slice(2) as [string, string];
const downloads = mkdtempSync(path.join(tmpdir(), 'callboard-ingest-data-'));
process.env.DATA_DIR = downloads;
const source = {
  ...grantsGovExtract,
  politeness: { gapMs: 0 },
  expect: { min: 1 },
  request: { url: `${origin}/` },
  locate: () => `${origin}/file.zip`,
};

const db = openDatabase(database);
let told = 0;
await measured(async () => {
  const { report } = await runSource(db, source, {
    network: plainNetwork({ isAllowedHost: () => Promise.resolve(true) }),
    codeStamp: 'bench',
    keys: {},
    read: () => Promise.resolve(`${origin}/file.zip`),
    onProgress: ({ step, done, whole }) => {
      if (performance.now() - told < 5_000) return;
      told = performance.now();
      process.stdout.write(`${step}: ${done}${whole === null ? '' : ` of ${whole}`}\n`);
    },
  });
  if (report.status !== 'ok') throw new Error(report.error);
  return report;
});
await db.$disconnect();
rmSync(downloads, { recursive: true, force: true });
