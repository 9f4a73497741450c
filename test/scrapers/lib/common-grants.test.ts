import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { checkDrafts } from '#app/opportunities/ingest/check-drafts.ts';
import { commonGrantsSource } from '#scrapers/lib/common-grants.ts';

const FIXTURE = path.join(import.meta.dirname, '../../fixtures/scrapers/common-grants/synthetic-list.json');
const body = readFileSync(FIXTURE, 'utf8');
const source = commonGrantsSource({
  id: 'cg',
  title: 'A publisher',
  url: 'https://api.example.org/v1/common-grants/opportunities',
});
const LIST = 'https://api.example.org/v1/common-grants/opportunities';

const parse = async (text = body) => source.parse({ url: source.request.url, body: text });

test.each([
  'https://api.example.org/v1',
  'https://api.example.org/v1/',
  'https://api.example.org/v1/common-grants',
  'https://api.example.org/v1/common-grants/opportunities?page=3',
])('%s is read from its first page', (url) => {
  expect(commonGrantsSource({ id: 'cg', title: 'A', url }).request.url).toBe(`${LIST}?page=1&pageSize=100`);
});

test('dates, money and applicants of the protocol become facts of a call', async () => {
  const { drafts, rejected, announced, next } = await parse();
  expect(checkDrafts(drafts).rejected).toEqual([]);
  expect({ announced, next }).toEqual({ announced: 5, next: null });
  expect(rejected).toEqual([
    { key: '9a4c1f7e-0000-4000-8000-000000000005', reason: 'full date "2026-13-45" is not a date like 2026-12-31' },
  ]);
  expect(drafts[0]).toMatchObject({
    keys: ['url:grants.example.org/open-software', 'common-grants:30a12e5e-5940-4c08-921c-17a8960fcf4b'],
    ...{ title: 'Small grants for open research software', funder: { name: 'A publisher' }, upstreamStatus: 'open' },
    ...{ docType: 'call', postedOn: '2026-06-15', opensOn: '2026-09-01', deadlineMode: 'multiple', awardsExpected: 10 },
    deadlines: [
      { kind: 'full', date: '2026-12-31', time: '17:00', zone: null, isEstimate: false },
      { kind: 'loi', date: '2026-11-30', time: null },
    ],
    amount: { min: 1_000_000, max: 5_000_000, total: 100_000_000, currency: 'USD', kind: 'per_award' },
    applicantTypes: ['Non profit with 501(c)(3)', 'Individual', 'Fiscally sponsored projects'],
    terms: { individuals: true },
  });
});

test('a record that is always open and has no page of its own is rolling, and seen at the API', async () => {
  const { drafts } = await parse();
  expect(drafts[2]).toMatchObject({
    ...{ deadlineMode: 'rolling', deadlines: [], upstreamStatus: 'paused' },
    url: `${LIST}/9a4c1f7e-0000-4000-8000-000000000003`,
  });
});

test('a forecast has estimates only, from the end of a span of dates', async () => {
  const { drafts } = await parse();
  expect(drafts[3]).toMatchObject({
    ...{ docType: 'forecast', deadlineMode: 'forecast', amount: null },
    deadlines: [{ date: '2027-03-01', time: '12:00', isEstimate: true }],
  });
});

test('a federal number makes it the same call as Grants.gov’s; contacts are dropped and the end of a day is the day', async () => {
  const { drafts } = await parse();
  expect(drafts[1]).toMatchObject({
    ...{ number: 'NSF 24-608', funder: { rorId: 'https://ror.org/021nxhr62' }, alns: ['47.070'] },
    deadlines: [{ date: '2026-04-28', time: null }],
  });
  expect(drafts[1]!.keys[0]).toBe('us-fon:NSF:24-608');
  expect(JSON.stringify(drafts)).not.toContain('person@example.org');
});

test('pages follow one another until all are read', async () => {
  const page = (number: number, items: number) =>
    JSON.stringify({
      items: Array.from({ length: items }, (_, n) => ({ id: `${number}-${n}`, title: 'A', status: { value: 'open' } })),
      paginationInfo: { page: number, pageSize: 2, totalItems: 3 },
    });
  expect((await parse(page(1, 2))).next).toEqual({ url: `${LIST}?page=2&pageSize=100` });
  expect((await parse(page(2, 1))).next).toBeNull();
  expect((await parse(page(9, 0))).next).toBeNull();
});

test('an answer of another form is refused', () => {
  expect(() => source.parse({ url: '', body: '{"data":[]}' })).toThrow(/not of the known form: items/);
});
