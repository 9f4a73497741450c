import { afterEach, beforeEach, expect, test } from 'vitest';
import type { OpportunityDraft } from '#app/opportunities/draft.ts';
import type { Database } from '#prisma/client.server.ts';
import { testDatabase, type TestDatabase } from '#test/support/database.ts';
import { draft, log, portal, run } from './support.ts';

let data: TestDatabase;
let db: Database;
beforeEach(async () => {
  data = await testDatabase();
  db = data.db;
});
afterEach(() => data.close());

type Deadline = NonNullable<OpportunityDraft['deadlines']>[number];
const due = (date: string, change: Partial<Deadline> = {}): Deadline => ({
  kind: 'full',
  date,
  zone: 'Europe/Brussels',
  rawText: date,
  ...change,
});

/** What the log says when a call that was `before` comes as `after`. */
async function changed(before: Partial<OpportunityDraft>, after: Partial<OpportunityDraft>) {
  await run(db, portal, [draft('A', before)]);
  await run(db, portal, [draft('A', after)]);
  return (await log(db)).map((line) => line.replace('Call A: ', ''));
}

test('of several deadlines the log names the one that moved', async () => {
  const deadlines = [due('2027-01-10', { kind: 'loi' }), due('2027-03-01'), due('2027-09-01')];
  const moved = [due('2027-01-10', { kind: 'loi' }), due('2027-03-15'), due('2027-09-01')];
  expect(await changed({ deadlines }, { deadlines: moved })).toEqual([
    'deadlines full proposal 2027-03-01, Europe/Brussels → full proposal 2027-03-15, Europe/Brussels',
  ]);
});

test('a deadline that comes beside the others reads as added', async () => {
  expect(
    await changed({ deadlines: [due('2027-03-01')] }, { deadlines: [due('2027-03-01'), due('2027-09-01')] }),
  ).toEqual(['deadlines null → full proposal 2027-09-01, Europe/Brussels']);
});

test('a zone that was not known before is noise; another zone is not', async () => {
  expect(await changed({ deadlines: [due('2027-03-01', { zone: null })] }, { deadlines: [due('2027-03-01')] })).toEqual(
    [],
  );
  expect(
    await changed({ deadlines: [due('2027-03-01')] }, { deadlines: [due('2027-03-01', { zone: 'UTC' })] }),
  ).toEqual(['deadlines full proposal 2027-03-01, Europe/Brussels → full proposal 2027-03-01, UTC']);
});

test('other words for the same day change the stored words and tell nobody', async () => {
  expect(
    await changed({ deadlines: [due('2027-03-01')] }, { deadlines: [due('2027-03-01', { rawText: '1 March 2027' })] }),
  ).toEqual([]);
  expect((await db.deadline.findFirstOrThrow()).rawText).toBe('1 March 2027');
});

test.each([
  ['white space', 'A  call for \n tools', 'A call for tools'],
  ['quotation marks', 'The "open" call', 'The “open” call'],
  ['dashes', 'Research - Tools', 'Research – Tools'],
])('pitfall 12: another way to write the same is noise: %s', async (_name, before, after) => {
  expect(await changed({ summary: before }, { summary: after })).toEqual([]);
  expect((await db.opportunity.findFirstOrThrow()).summaryText).toBe(after);
});

test('pitfall 18: amount, eligibility and status are told as what they are', async () => {
  const amount = { max: 100_000, currency: 'USD', rawText: '1,000' };
  await changed(
    { amount, eligibility: 'Universities.', upstreamStatus: 'open', terms: { individuals: false } },
    {
      ...{ amount: { ...amount, max: 200_000 }, eligibility: 'Universities and non-profits.' },
      ...{ upstreamStatus: 'paused', terms: { individuals: true } },
    },
  );
  const found = await db.change.findMany({ orderBy: { field: 'asc' } });
  expect(found.map(({ field, severity, oldValue, newValue }) => [field, severity, oldValue, newValue])).toEqual([
    ['acceptsIndividuals', 'eligibility', 'no', 'yes'],
    ['amountMax', 'amount', '$1k', '$2k'],
    ['eligibilityText', 'eligibility', 'Universities.', 'Universities and non-profits.'],
    ['upstreamStatus', 'status', 'open', 'paused'],
  ]);
});

test('every fact that a draft may state is kept', async () => {
  const full: Partial<OpportunityDraft> = {
    ...{ recordKind: 'programme_page', programme: { name: 'A programme', url: 'https://example.org/p' } },
    ...{ callId: 'HORIZON-2027', applyUrl: 'https://example.org/apply', summary: 'Words.', language: 'en' },
    ...{ descriptionHtml: '<p>Words.</p>', docType: 'programme', postedOn: '2026-01-01', opensOn: '2026-02-01' },
    archivesOn: '2028-01-01',
    amount: { min: 1_000, max: 2_000, total: 9_000, currency: 'EUR', kind: 'per_award', rawText: '10–20 €' },
    ...{ awardsExpected: 3, costSharing: true, eligibility: 'All.', applicantTypes: ['Nonprofits'] },
    terms: {
      ...{ fiscalSponsor: true, individuals: false, countries: ['US', 'DE'], indirectCap: 15 },
      ...{ maintenance: true, payment: 'upfront', inviteOnly: false },
    },
    ...{ stages: 'loi', instruments: ['Grant'], categories: ['Science'], alns: ['47.070'], tags: ['software'] },
    attachments: [{ name: 'Guide', url: 'https://example.org/guide.pdf' }],
    version: '2',
  };
  await run(db, portal, [draft('A', full)]);
  expect(await db.opportunity.findFirstOrThrow({ include: { programme: true } })).toMatchObject({
    ...{ recordKind: 'programme_page', programme: { name: 'A programme', url: 'https://example.org/p' } },
    ...{ callId: 'HORIZON-2027', applyUrl: 'https://example.org/apply', summaryText: 'Words.', language: 'en' },
    ...{ descriptionHtml: '<p>Words.</p>', docType: 'programme', postedOn: '2026-01-01', opensOn: '2026-02-01' },
    ...{ archivesOn: '2028-01-01', amountMin: 1_000n, amountMax: 2_000n, amountTotal: 9_000n, currency: 'EUR' },
    ...{ amountKind: 'per_award', amountRaw: '10–20 €', awardsExpected: 3, costSharing: true },
    ...{ eligibilityText: 'All.', applicantTypes: '["Nonprofits"]', acceptsFiscalSponsor: true },
    ...{ acceptsIndividuals: false, countries: '["US","DE"]', indirectCap: 15, paysMaintenance: true },
    ...{ payment: 'upfront', inviteOnly: false, stages: 'loi', instruments: '["Grant"]', categories: '["Science"]' },
    ...{ alns: '["47.070"]', tags: '["software"]', attachments: expect.stringContaining('guide.pdf') as string },
    version: '2',
  });
  const { counts } = await run(db, portal, [draft('A', full)]);
  expect(counts).toEqual({ created: 0, changed: 0, unchanged: 1 });
  expect(await db.change.count()).toBe(0);
});
