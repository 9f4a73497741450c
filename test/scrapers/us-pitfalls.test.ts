import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { agencyViews, viewHref } from '#app/opportunities/agency-views.ts';
import { checkDrafts } from '#app/opportunities/ingest/check-drafts.ts';
import { parseFilter } from '#app/opportunities/filter.ts';
import { funderByAgency, funderByName, funderByRor, knownFunders } from '#app/opportunities/funders.ts';
import { getOpportunity } from '#app/opportunities/get-opportunity.server.ts';
import { listOpportunities } from '#app/opportunities/list-opportunities.server.ts';
import type { OpportunityDraft } from '#app/opportunities/draft.ts';
import type { Database } from '#prisma/client.server.ts';
import { readCloseProse } from '#scrapers/lib/close-prose.ts';
import { readDetail } from '#scrapers/lib/grants-gov-detail.ts';
import { readDueDates } from '#scrapers/lib/nsf-due-dates.ts';
import { runSource } from '#scrapers/run/run-source.ts';
import { grantsGov } from '#scrapers/sources/grants-gov.ts';
import { nsfFunding } from '#scrapers/sources/nsf-funding.ts';
import { nsfUpcoming } from '#scrapers/sources/nsf-upcoming.ts';
import { numfocusSdg } from '#scrapers/sources/numfocus-sdg.ts';
import { simplerGrants } from '#scrapers/sources/simpler-grants.ts';
import { testDatabase, type TestDatabase } from '#test/support/database.ts';
import { contents, hit, saved, savedHits } from './support.ts';

const FIXTURES = path.join(import.meta.dirname, '../fixtures/scrapers');
const fixture = (name: string) => readFileSync(path.join(FIXTURES, name), 'utf8');
const NOW = new Date('2026-08-10T12:00:00Z');

let data: TestDatabase;
let db: Database;
beforeEach(async () => {
  data = await testDatabase();
  db = data.db;
});
afterEach(() => data.close());

const listed = async (query = '') =>
  (await listOpportunities(db, parseFilter(new URLSearchParams(query)).filter, NOW)).items;

const line = (externalKey: string): OpportunityDraft => ({
  ...{ externalKey, keys: ['us-fon:NSF:21-595'], title: 'A line of the list', funder: { name: 'NSF' } },
  ...{ url: 'https://www.grants.gov/x', deadlineMode: 'unknown', record: { list: true } },
});
const detailOf = (id: string) => readDetail(fixture(`grants-gov/detail-${id}.json`), line(id));

/** A record of Simpler.Grants.gov, saved alone. */
function savedSimpler(change: object, summary: object = {}): string {
  const whole = JSON.parse(fixture('simpler-grants/search.json')) as { data: { summary: object }[] };
  const record = { ...whole.data[0]!, ...change, summary: { ...whole.data[0]!.summary, ...summary } };
  return saved(JSON.stringify({ data: [record] }));
}

describe('pitfall 3: zones', () => {
  test.each([
    ['no later than 6:00pm EDT, February 26, 2026.', '18:00', 'America/New_York'],
    ['no later than 4:00PM Central Time on the listed date.', '16:00', 'America/Chicago'],
    ['no later than 4:00 p.m., MDT, on the listed date.', '16:00', 'America/Denver'],
    ['5:00 PM local time of applicant organization', '17:00', 'applicant_local'],
    ['due by 5 p.m. submitter’s local time', '17:00', 'applicant_local'],
    ['12:00 PM Pacific Time', '12:00', 'America/Los_Angeles'],
    ['by 5 p.m. on the day', null, null], // an hour in nobody's zone is no deadline to rely on
    ['5:00 PM ET for one strand, 3:00 PM ET for another', null, 'America/New_York'],
    ['5:00 PM ET or 5:00 PM PT', null, null],
    ['11:59 p.m., ET, on the listed date', null, 'America/New_York'], // the end of a day is the day
    ['undefined', null, null],
    ['No Explanation', null, null],
  ])('%j', (text, time, zone) => expect(readCloseProse(text)).toMatchObject({ time, zone }));

  test('NSF’s dates count where the applicant is, Grants.gov’s in Washington unless its words say otherwise', async () => {
    await runSource(db, nsfUpcoming, { from: path.join(FIXTURES, 'nsf-upcoming/feed.xml'), now: NOW });
    await runSource(db, simplerGrants, { from: path.join(FIXTURES, 'simpler-grants/search.json'), now: NOW });
    const zones = async (sourceId: string) => [
      ...new Set((await db.deadline.findMany({ where: { sourceId } })).map(({ zone }) => zone)),
    ];
    expect(await zones('nsf-upcoming')).toEqual(['applicant_local']);
    expect((await zones('simpler-grants')).sort()).toEqual(['America/Denver', 'America/New_York']);
  });
});

describe('pitfall 5: many deadlines collapsed to one', () => {
  test('NSF 21-595: the one date of six strands is said to be one of several', () => {
    const { deadlineMode, deadlines } = detailOf('334251');
    expect(deadlineMode).toBe('multiple');
    expect(deadlines).toHaveLength(1);
    expect(deadlines![0]).toMatchObject({ date: '2026-09-01' });
    expect(deadlines![0]!.track).toBeUndefined();
    expect(deadlines![0]!.rawText).toContain('Small Grants for Research (SGR)');
  });

  test('NSF 21-595: the feed names the strand, and both are shown on one call', async () => {
    await runSource(db, grantsGov, { from: path.join(FIXTURES, 'grants-gov/synthetic-search2.json'), now: NOW });
    await runSource(db, nsfUpcoming, { from: path.join(FIXTURES, 'nsf-upcoming/feed.xml'), now: NOW });
    const [call] = await listed('q=21-595');
    expect(call!.deadlines.map(({ source, track, date, disputed }) => [source, track, date, disputed]).sort()).toEqual([
      ['grants-gov', null, '2026-09-01', false],
      ['nsf-upcoming', 'TCUP for Secondary and Elementary Teachers in STEM (TSETS)', '2026-09-01', false],
    ]);
  });

  test('a list of due dates in the explanation gives each date, and the next one is counted', async () => {
    const close_date_description =
      'Application Due Dates are as follows: July 29, 2025; January 30, 2026; August 24, 2026; January 29, 2027';
    await runSource(db, simplerGrants, {
      from: savedSimpler({}, { close_date: '2027-01-29', close_date_description }),
      now: NOW,
    });
    const [call] = await listed();
    expect(call!.deadlines.map(({ date }) => date)).toEqual(['2025-07-29', '2026-01-30', '2026-08-24', '2027-01-29']);
    expect(call!.nextDeadline).toMatchObject({ date: '2026-08-24', daysLeft: 14 });
  });

  test('a list of dates with anything else among them stays text', () => {
    expect(readCloseProse('Application Due Dates are as follows: July 29, 2025; see the notice').dates).toEqual([]);
  });
});

describe('pitfall 7: a forecast shown as posted', () => {
  test('a posted record is not read from the forecast that it still carries', () => {
    expect(detailOf('334251')).toMatchObject({
      ...{ docType: 'synopsis', awardsExpected: 25 },
      amount: { max: 3_500_000_00, total: 13_500_000_00, min: null },
      deadlines: [{ date: '2026-09-01', isEstimate: false }],
    });
  });

  test('a forecast’s dates are estimates and its status is forecast', async () => {
    expect(detailOf('361900')).toMatchObject({
      docType: 'forecast',
      deadlines: [{ date: '2027-03-31', isEstimate: true }],
    });
    await runSource(db, grantsGov, { from: path.join(FIXTURES, 'grants-gov/synthetic-search2.json'), now: NOW });
    expect((await listed('q=forecast'))[0]).toMatchObject({ status: 'forecast' });
  });

  test('a record whose block is missing, or that is another record, is refused', () => {
    const answer = JSON.parse(fixture('grants-gov/detail-361900.json')) as { data: { forecast?: unknown } };
    delete answer.data.forecast;
    expect(() => readDetail(JSON.stringify(answer), line('361900'))).toThrow(/says it is a forecast, but holds none/);
    expect(() => readDetail(fixture('grants-gov/detail-361900.json'), line('1'))).toThrow(
      /record 361900 when asked for 1/,
    );
    expect(() => readDetail('{"errorcode":0,"data":"read ECONNRESET"}', line('1'))).toThrow(
      /failed inside: read ECONNRESET/,
    );
  });
});

describe('pitfall 10: duplicates', () => {
  test('a call from Grants.gov, Simpler.Grants.gov and NSF’s feed is one, and stays so', async () => {
    const sources = [
      () =>
        runSource(db, grantsGov, {
          from: savedHits(hit({ id: '5', number: '26-506', title: 'PESOSE', closeDate: '09/01/2026' })),
          now: NOW,
        }),
      () =>
        runSource(db, simplerGrants, {
          from: savedSimpler({ opportunity_number: '26-506' }, { close_date: '2026-09-01' }),
          now: NOW,
        }),
      () => runSource(db, nsfUpcoming, { from: path.join(FIXTURES, 'nsf-upcoming/feed.xml'), now: NOW }),
    ];
    for (const run of sources) await run();
    const link = await db.opportunityLink.findFirstOrThrow({ where: { sourceId: 'grants-gov' } });
    const call = (await getOpportunity(db, link.opportunityId, NOW))!;
    expect(call.sources.map(({ id }) => id)).toEqual(['grants-gov', 'nsf-upcoming', 'simpler-grants']);
    expect(call.deadlines.some(({ disputed }) => disputed)).toBe(false);
    const settled = await contents(db);
    for (const run of sources) await run();
    expect(await contents(db)).toEqual(settled);
  });

  test('a programme’s page without a number becomes the call that the other feed numbers', async () => {
    await runSource(db, nsfFunding, { from: path.join(FIXTURES, 'nsf-funding/feed.xml'), now: NOW });
    await runSource(db, nsfUpcoming, { from: path.join(FIXTURES, 'nsf-upcoming/feed.xml'), now: NOW });
    const found = await listed('q=PESOSE');
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ number: 'NSF 26-506', nextDeadline: { date: '2026-09-01' } });
  });
});

describe('pitfall 11: spellings of numbers', () => {
  test.each(['NSF\u00a024-571', 'NSF 24-571', 'nsf24-571'])('%j in the feed is NSF 24-571', async (spelling) => {
    const item = `<item><title>A call</title><link>https://www.nsf.gov/funding/opportunities/a-call/nsf24-571</link><description><![CDATA[Full Proposal Deadline Date: August 11, 2026<br/>Program Guidelines: ${spelling}<br/>]]></description></item>`;
    const { drafts } = await nsfUpcoming.parse({
      url: '',
      body: `<rss version="2.0"><channel>${item}</channel></rss>`,
    });
    expect(drafts[0]).toMatchObject({ number: 'NSF 24-571', rawTexts: { number: spelling.normalize('NFKC') } });
    expect(drafts[0]!.keys[0]).toBe('us-fon:NSF:24-571');
  });
});

describe('pitfall 14: eligibility codes lie', () => {
  test('codes and prose are both kept; a call is never said to refuse somebody', () => {
    for (const id of ['334251', '361900']) expect(Object.values(detailOf(id).terms ?? {})).not.toContain(false);
    expect(detailOf('334251')).toMatchObject({
      applicantTypes: ['Others (see the text on eligibility)'],
      eligibility: expect.stringContaining('only tribal colleges and universities') as string,
    });
    expect(detailOf('334251').terms).toBeUndefined();
    expect(detailOf('361900').terms).toEqual({ individuals: true });
  });

  test('every record of Simpler.Grants.gov keeps its prose', async () => {
    const { drafts } = await simplerGrants.parse({ url: '', body: fixture('simpler-grants/search.json') });
    for (const draft of drafts) {
      expect(draft.applicantTypes).not.toEqual([]);
      expect(Object.values(draft.terms ?? {})).not.toContain(false);
    }
    expect(drafts.filter(({ eligibility }) => eligibility)).toHaveLength(11);
  });
});

test('pitfall 16: proposals and awards of others are never calls', async () => {
  const { drafts } = await numfocusSdg.parse({
    url: numfocusSdg.request.url,
    body: fixture('numfocus-sdg/synthetic-issues.json'),
  });
  expect(drafts.map(({ externalKey }) => externalKey)).toEqual(['programme', '2025-R3', '2025-R2', '2025-R1']);
  expect(JSON.stringify(drafts)).not.toContain('a proposal, removed');
});

describe('pitfall 20: people are not kept', () => {
  test('contacts, history and addresses of a Grants.gov record are gone', () => {
    const text = JSON.stringify(detailOf('334251'));
    for (const word of [
      'person@example.org',
      'A Person',
      '555-555',
      'agencyContact',
      'opportunityHistory',
      'An earlier version',
    ]) {
      expect(text).not.toContain(word);
    }
    expect(text).toContain('[e-mail removed]');
  });

  test('nor do the lists of Simpler.Grants.gov and NSF bring an address', async () => {
    const from = savedSimpler(
      {},
      {
        agency_email_address: 'jane@example.org',
        agency_contact_description: 'Jane',
        summary_description: 'Ask jane@example.org',
      },
    );
    await runSource(db, simplerGrants, { from, now: NOW });
    const kept = JSON.stringify(await contents(db), (_key, value: unknown) =>
      typeof value === 'bigint' ? String(value) : value,
    );
    expect(kept).not.toContain('jane@example.org');
    expect(kept).not.toContain('"agency_contact_description');
  });

  test('no saved answer holds an address of a person', () => {
    for (const name of ['grants-gov/detail-363179.json', 'simpler-grants/search.json', 'nsf-awards/awards.json']) {
      expect(fixture(name)).not.toMatch(/[\w.]+@[\w-]+\.\w+|pdPIName|poName|Roosa/);
    }
  });
});

describe('agencies are views of the list', () => {
  test('the filter by funder gives the calls of each, DOE’s Office of Science with its department', async () => {
    const agencies = ['NSF', 'HHS-NIH11', 'NASA-HQ', 'PAMS-SC', 'DOE-NETL', 'DOD-DARPA-DSO', 'DOS-NLD'];
    await runSource(db, grantsGov, {
      from: savedHits(
        ...agencies.map((agencyCode, n) =>
          hit({ id: String(n + 1), number: `A-${n}`, title: agencyCode, agencyCode, agency: `Name of ${agencyCode}` }),
        ),
      ),
      now: NOW,
    });
    const titles = async (query: string) => (await listed(query)).map(({ title }) => title).sort();
    const found = Object.fromEntries(
      await Promise.all(
        agencyViews.map(async (view) => [view.id, await titles(viewHref(view).split('?')[1]!)] as const),
      ),
    );
    expect(found).toEqual({
      ...{
        nsf: ['NSF'],
        nih: ['HHS-NIH11'],
        nasa: ['NASA-HQ'],
        doe: ['DOE-NETL', 'PAMS-SC'],
        darpa: ['DOD-DARPA-DSO'],
      },
    });
  });

  test('names, codes and identifiers of funders lead to one funder each', () => {
    const names = knownFunders.flatMap(({ name, aliases }) => [name, ...aliases].map((one) => one.toLowerCase()));
    expect(new Set(names).size).toBe(names.length);
    const rors = knownFunders.flatMap(({ rorId }) => rorId ?? []);
    expect(new Set(rors).size).toBe(rors.length);
    for (const ror of rors) expect(ror).toMatch(/^https:\/\/ror\.org\/0[a-z0-9]{8}$/);
    expect(funderByName(' national  science foundation ')).toBe(funderByAgency('NSF'));
    expect(funderByRor('https://ror.org/021nxhr62')).toBe(funderByAgency('NSF'));
    expect(funderByAgency('NSFX')).toBeNull();
    expect(funderByAgency('DOD')).toBeNull();
  });
});

test('NSF’s due dates: a line that begins like a date and is none rejects its item', () => {
  expect(readDueDates(['Full Proposal Deadline Date: soon', 'Program Guidelines: NSF 26-1']).problem).toMatch(
    /holds no date/,
  );
  expect(readDueDates(['A synopsis.']).deadlines).toEqual([]);
});

test('every record that Simpler.Grants.gov cannot say plainly is rejected with a reason', async () => {
  const record = (change: object) => ({
    ...(JSON.parse(fixture('simpler-grants/search.json')) as { data: object[] }).data[0]!,
    ...change,
  });
  const body = JSON.stringify({
    data: [record({ opportunity_title: ' ' }), record({ agency_code: null }), record({ summary: null }), {}],
  });
  const { drafts, rejected } = await simplerGrants.parse({ url: '', body });
  expect(drafts).toEqual([]);
  expect(rejected.map(({ reason }) => reason)).toEqual([
    'has no title',
    'names no agency',
    expect.stringMatching(/^summary: /),
    expect.stringMatching(/^opportunity_id: /),
  ]);
  expect(checkDrafts(drafts).rejected).toEqual([]);
});
