// The least that anybody must do with the extract: unpack it, parse it with the same parser, and insert as many rows of
// about the same size into the same tables in one transaction. FILE.db FILE.zip
import type { Readable } from 'node:stream';
import Sqlite from 'better-sqlite3';
import { v7 as uuid } from 'uuid';
import { grantsGovExtract } from '#scrapers/sources/grants-gov-extract.ts';
import { xmlRecords } from '#scrapers/stream/xml-records.ts';
import { openZipMember } from '#scrapers/stream/zip-member.ts';
import { measured } from './part.ts';

const [database, zip] = process.argv.slice(2) as [string, string];

await measured(async () => {
  const db = new Sqlite(database);
  db.pragma('synchronous = FULL');
  const now = new Date().toISOString();
  db.prepare("INSERT INTO Source (id, title, homepage) VALUES ('bare', 'Bare', 'https://example.org')").run();
  const insert = {
    funder: db.prepare('INSERT OR IGNORE INTO Funder (id, name) VALUES (?, ?)'),
    funderId: db.prepare('SELECT id FROM Funder WHERE name = ?').pluck(),
    call: db.prepare(
      `INSERT INTO Opportunity (id, canonicalKey, funderId, title, number, url, summaryText, upstreamStatus, postedOn,
         archivesOn, amountMin, amountMax, currency, eligibilityText, applicantTypes, categories, alns, firstSeenAt)
       VALUES (?, ?, ?, ?, ?, ?, ?, 'posted', ?, ?, ?, ?, 'USD', ?, ?, ?, ?, ?)`,
    ),
    deadline: db.prepare(
      "INSERT INTO Deadline (id, opportunityId, sourceId, kind, date, zone, rawText) VALUES (?, ?, 'bare', 'full', ?, ?, ?)",
    ),
    link: db.prepare(
      "INSERT INTO OpportunityLink (id, opportunityId, sourceId, externalKey, url, lastSeenAt) VALUES (?, ?, 'bare', ?, ?, ?)",
    ),
    record: db.prepare(
      "INSERT INTO RawRecord (id, sourceId, externalKey, payload, contentHash, firstSeenAt) VALUES (?, 'bare', ?, ?, ?, ?)",
    ),
  };
  const funders = new Map<string, string>();
  const funderId = (name: string) => {
    if (!funders.has(name)) {
      insert.funder.run(uuid(), name);
      funders.set(name, insert.funderId.get(name) as string);
    }
    return funders.get(name)!;
  };
  let created = 0;
  db.exec('BEGIN IMMEDIATE');
  const member = await openZipMember(zip);
  for await (const records of xmlRecords(
    (await member.read()) as Readable & AsyncIterable<Uint8Array>,
    grantsGovExtract,
  )) {
    for (const { fields } of records) {
      const one = (name: string) => fields.get(name)?.[0] ?? null;
      const all = (name: string) => JSON.stringify(fields.get(name) ?? []);
      const id = uuid();
      const key = one('OpportunityID');
      const url = `https://www.grants.gov/search-results-detail/${key}`;
      insert.call.run(
        ...[id, `bare:${key}`, funderId(one('AgencyName') ?? 'nobody'), one('OpportunityTitle') ?? ''],
        ...[one('OpportunityNumber'), url, one('Description') ?? '', one('PostDate'), one('ArchiveDate')],
        ...[Number(one('AwardFloor')) || null, Number(one('AwardCeiling')) || null],
        ...[one('AdditionalInformationOnEligibility'), all('EligibleApplicants'), all('CategoryOfFundingActivity')],
        ...[all('CFDANumbers'), now],
      );
      const close = one('CloseDate') ?? one('EstimatedSynopsisCloseDate');
      if (close) insert.deadline.run(uuid(), id, close, 'America/New_York', close);
      insert.link.run(uuid(), id, key, url, now);
      insert.record.run(uuid(), key, JSON.stringify(Object.fromEntries(fields)), '', now);
      created += 1;
    }
  }
  member.close();
  db.exec('COMMIT');
  db.close();
  return { created, changed: 0 };
});
