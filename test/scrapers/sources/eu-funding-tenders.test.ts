import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { runSource } from '#scrapers/run/run-source.ts';
import { euFundingTenders as source } from '#scrapers/sources/eu-funding-tenders.ts';
import { testDatabase } from '#test/support/database.ts';
import { saved } from '../support.ts';

const FIXTURES = path.join(import.meta.dirname, '../../fixtures/scrapers/eu-funding-tenders');
const read = (name: string) => readFileSync(path.join(FIXTURES, name), 'utf8');
const parse = async (body: unknown, url = source.request.url) => source.parse({ url, body: JSON.stringify(body) });

type Metadata = Record<string, unknown>;
const hit = (reference: string, more: Metadata = {}) => ({
  reference,
  metadata: {
    ...{ identifier: [`ID-${reference}`], title: [`Call ${reference}`], type: ['1'], status: ['31094502'] },
    ...{ startDate: ['2026-10-01T00:00:00.000+0000'], deadlineDate: ['2027-04-15T00:00:00.000+0000'], ...more },
  },
});
const answer = (results: unknown[], more = {}) => ({ totalResults: results.length, pageNumber: 1, results, ...more });
const draftOf = async (more: Metadata) => {
  const { drafts, rejected } = await parse(answer([hit('1TOPICSen', more)]));
  expect(rejected).toEqual([]);
  return drafts[0]!;
};

test('the question is asked in JSON files of a multipart body, sorted by what is unique', () => {
  const { headers, body, method, url } = source.request;
  const boundary = /boundary=(.+)$/.exec(headers!['content-type']!)![1]!;
  const parts = body!.split(`--${boundary}`).slice(1, -1);
  expect(method).toBe('POST');
  expect(new URL(url).searchParams.get('pageSize')).toBe('100');
  expect(body!.endsWith(`--${boundary}--\r\n`)).toBe(true);
  const read = Object.fromEntries(
    parts.map((part) => {
      const [head, content] = part.split('\r\n\r\n');
      expect(head).toMatch(/filename="\w+\.json"\r\nContent-Type: application\/json$/);
      return [/name="(\w+)"/.exec(head!)![1]!, JSON.parse(content!) as unknown];
    }),
  );
  expect(read).toEqual({
    query: { bool: { must: [{ terms: { type: ['1', '2', '8'] } }, { terms: { status: ['31094501', '31094502'] } }] } },
    languages: ['en'],
    sort: { field: 'reference', order: 'ASC' },
  });
});

describe('pitfall 8, silent zero', () => {
  test.each([
    [
      'the question was ignored',
      answer([hit('1TOPICSen')], { totalResults: 69_739 }),
      /did not read the question.*69739/,
    ],
    ['a tender came', answer([hit('1TOPICSen'), hit('2TENDERSen', { type: ['0'] })]), /2TENDERSen is of type 0/],
    ['a closed call came', answer([hit('1TOPICSen', { status: ['31094503'] })]), /1TOPICSen has status 31094503/],
    ['nothing came', answer([]), /no calls at all/],
    ['nothing came of many', answer([], { totalResults: 720 }), /no calls at all/],
    [
      'a page broke off',
      answer([hit('1TOPICSen')], { totalResults: 720 }),
      /Page 1 .* has 1 calls, and 720 were found/,
    ],
    ['no list came', { totalResults: 3 }, /not of the known form/],
    ['a list came', [], /not of the known form/],
  ])('%s: the run has failed', async (_what, body, says) => {
    await expect(async () => parse(body)).rejects.toThrow(says);
  });

  test('a record that is broken is refused with a reason, the others are taken', async () => {
    const records = [
      hit('1TOPICSen'),
      null,
      { reference: 7 },
      hit('2TOPICSen', { title: [] }),
      hit('3TOPICSen', { startDate: ['soon'] }),
    ];
    const { drafts, rejected } = await parse(answer(records));
    expect(drafts.map(({ externalKey }) => externalKey)).toEqual(['1TOPICSen']);
    expect(rejected.map(({ key, reason }) => `${key}: ${reason}`)).toEqual([
      expect.stringMatching(/^\(no reference\): /),
      expect.stringMatching(/^\(no reference\): /),
      '2TOPICSen: has no title',
      '3TOPICSen: its opening day "soon" is not a date that the portal writes',
    ]);
  });
});

test('the list is read a hundred at a time to its last page', async () => {
  const full = Array.from({ length: 100 }, (_, index) => hit(`${index}TOPICSen`));
  const first = await parse(answer(full, { totalResults: 150 }));
  expect(new URL(first.next!.url).searchParams.get('pageNumber')).toBe('2');
  expect(first.next!.body).toBe(source.request.body);
  const second = await parse(answer(full.slice(0, 50), { totalResults: 150, pageNumber: undefined }), first.next!.url);
  expect(second.next).toBeNull();
});

test('pitfall 2, fake times: seconds that change are no change, midnight is the day and 23:59 the whole of it', async () => {
  const deadline = async (said: unknown) => (await draftOf({ deadlineDate: [said] })).deadlines![0];
  const { rawText: _, ...first } = (await deadline('2026-06-04T14:00:44.000+0000'))!;
  expect(await deadline('2026-06-04T14:00:35.000+0000')).toMatchObject(first);
  expect(first).toMatchObject({ date: '2026-06-04', time: '14:00', zone: 'Europe/Brussels' });
  expect(await deadline('2026-06-04T00:00:00.000+0000')).toMatchObject({ date: '2026-06-04', time: null });
  expect(await deadline('2026-06-04T23:59:59.000+0000')).toMatchObject({ date: '2026-06-04', time: null });
});

test('pitfall 5, many deadlines: all cut-offs and both stages are kept, each once, however they are written', async () => {
  const actions = [JSON.stringify([{ deadlineDates: ['17 September 2026', '16 September 2027'] }])];
  const deadlineDate = [1_789_596_000_000, '1797462000000', '2027-03-10T00:00:00.000+0000'];
  const many = await draftOf({ deadlineModel: ['multiple cut-off'], deadlineDate, actions });
  expect(many.deadlineMode).toBe('multiple');
  expect(many.deadlines!.map(({ kind, date }) => `${kind} ${date}`)).toEqual([
    'cutoff 2026-09-17',
    'cutoff 2026-12-17',
    'cutoff 2027-03-10',
    'cutoff 2027-09-16',
  ]);
  const stages = await draftOf({
    deadlineModel: ['two-stage'],
    deadlineDate: ['2027-06-10T00:00:00.000+0000', '2026-12-03T00:00:00.000+0000'],
  });
  expect(stages).toMatchObject({ stages: 'two_stage', deadlineMode: 'fixed' });
  expect(stages.deadlines!.map(({ kind, date }) => `${kind} ${date}`)).toEqual([
    'preproposal 2026-12-03',
    'stage2 2027-06-10',
  ]);
});

test('pitfall 10, duplicates: cascade calls of one topic are calls of their own, called what they are called', async () => {
  const cascade = { type: ['8'], identifier: ['PARENT-01'], title: ['The parent'] };
  const { drafts } = await parse(
    answer([
      hit('1COMPETITIVE_CALLen', { ...cascade, callTitle: ['First'] }),
      hit('2COMPETITIVE_CALLen', { ...cascade, callTitle: ['Second'] }),
    ]),
  );
  expect(drafts).toMatchObject([
    { keys: ['eu-ref:1COMPETITIVE_CALLEN'], title: 'First', number: null, callId: 'PARENT-01' },
    { keys: ['eu-ref:2COMPETITIVE_CALLEN'], title: 'Second', number: null, callId: 'PARENT-01' },
  ]);
  expect((await draftOf({ identifier: ['horizon-x-01'] })).keys).toEqual(['eu-topic:HORIZON-X-01']);
});

test('pitfall 13, money: 0 and 1 are not stated, a total beyond 2³¹ is kept, another topic of the call is not counted', async () => {
  expect((await draftOf({ budget: ['0'] })).amount).toBeNull();
  expect((await draftOf({ budget: ['1'] })).amount).toBeNull();
  expect((await draftOf({ budget: ['3500000000'] })).amount).toMatchObject({
    total: 350_000_000_000,
    kind: 'total',
    currency: 'EUR',
  });
  const lines = [
    {
      action: 'ID-1 - RIA',
      budgetYearMap: { 2026: '2000000', 2027: '1000000' },
      minContribution: 0,
      maxContribution: 500_000,
    },
    { action: 'ID-12 - RIA', budgetYearMap: { 2026: '9000000' }, maxContribution: 9_000_000 },
  ];
  const budgetOverview = [JSON.stringify({ budgetTopicActionMap: { 5: lines } })];
  expect((await draftOf({ identifier: ['ID-1'], budgetOverview })).amount).toMatchObject({
    ...{ min: null, max: 50_000_000, total: 300_000_000, kind: 'per_award' },
  });
  expect((await draftOf({ budgetOverview: ['not JSON'], budget: ['5000'] })).amount).toMatchObject({ total: 500_000 });
});

test('nobody is left to write to, neither in what is shown nor in the record', async () => {
  const draft = await draftOf({
    descriptionByte: ['<p>Ask ada@example.org, <b>Tel: +32 2 299 11 11</b></p>'],
    furtherInformation: ['bob@example.org'],
  });
  expect(JSON.stringify(draft)).not.toMatch(/ada@|bob@|299 11/);
});

test('two snapshots, one after the other: the change log says what a person would, and the second again says nothing', async () => {
  const { db, close } = await testDatabase();
  type Grant = Record<string, unknown>;
  const first = JSON.parse(read('snapshot.json')) as { grants: Grant[] };
  const later: Record<string, Grant> = {
    '186081PROSPECTSEN': { deadlineDate: '2026-06-04T21:00:03.000Z', startDate: '2026-03-03T22:00:00.000Z' },
    '7622COMPETITIVE_CALLen': { deadlineDate: '2026-09-01T17:00:00.000Z' },
  };
  const grants = first.grants.slice(1).map((grant) => ({ ...grant, ...later[grant.id as string] }));
  const from = [
    JSON.stringify(first, null, 2),
    JSON.stringify({ ...first, grants }),
    JSON.stringify({ ...first, grants }),
  ].map((text) => saved(text));
  const runs = [];
  for (const file of from) runs.push((await runSource(db, source, { from: file })).report);
  const count = first.grants.length;
  expect(runs[0]).toMatchObject({ status: 'ok', created: count, rejected: 0 });
  expect(runs[1]).toMatchObject({ status: 'ok', created: 0, rejected: 0 });
  expect(runs[2]).toMatchObject({ status: 'ok', created: 0, changed: 0, unchanged: count - 1 });
  const changes = await db.change.findMany({ include: { opportunity: { select: { title: true } } } });
  expect(changes.map(({ field, severity, opportunity }) => [field, severity, opportunity.title])).toEqual([
    ['deadlines', 'deadline', 'DigiQ Exchange Program'],
  ]);
  await close();
});
