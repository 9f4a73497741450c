import { expect, test } from 'vitest';
import type { OpportunityDraft } from '#app/opportunities/draft.ts';
import { readDetail } from '#scrapers/lib/grants-gov-detail.ts';
import { fixture } from '../support.ts';

const line = (externalKey: string): OpportunityDraft => ({
  ...{ externalKey, keys: ['us-fon:NSF:21-595'], title: 'A line of the list', funder: { name: 'NSF' } },
  ...{ url: 'https://www.grants.gov/x', deadlineMode: 'unknown', record: { list: true } },
});
const detailOf = (id: string) => readDetail(fixture(`grants-gov/detail-${id}.json`), line(id));

test('pitfall 5: NSF 21-595: the one date of six strands is said to be one of several', () => {
  const { deadlineMode, deadlines } = detailOf('334251');
  expect(deadlineMode).toBe('multiple');
  expect(deadlines).toHaveLength(1);
  expect(deadlines![0]).toMatchObject({ date: '2026-09-01' });
  expect(deadlines![0]!.track).toBeUndefined();
  expect(deadlines![0]!.rawText).toContain('Small Grants for Research (SGR)');
});

test('pitfall 7: a posted record is not read from the forecast that it still carries', () => {
  expect(detailOf('334251')).toMatchObject({
    ...{ docType: 'synopsis', awardsExpected: 25 },
    amount: { max: 3_500_000_00, total: 13_500_000_00, min: null },
    deadlines: [{ date: '2026-09-01', isEstimate: false }],
  });
});

test('pitfall 7: a forecast’s dates are estimates', () =>
  expect(detailOf('361900')).toMatchObject({
    docType: 'forecast',
    deadlines: [{ date: '2027-03-31', isEstimate: true }],
  }));

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

test('pitfall 14: codes and prose are both kept; a call is never said to refuse somebody', () => {
  for (const id of ['334251', '361900']) expect(Object.values(detailOf(id).terms ?? {})).not.toContain(false);
  expect(detailOf('334251')).toMatchObject({
    applicantTypes: ['Others (see the text on eligibility)'],
    eligibility: expect.stringContaining('only tribal colleges and universities') as string,
  });
  expect(detailOf('334251').terms).toBeUndefined();
  expect(detailOf('361900').terms).toEqual({ individuals: true });
});

test('pitfall 21: of a record of which most is history, no more is kept than of one without', () => {
  const answer = JSON.parse(fixture('grants-gov/detail-334251.json')) as { data: Record<string, unknown> };
  const version = { id: 1, synopsis: { synopsisDesc: 'An earlier text. '.repeat(2_000) } };
  answer.data.opportunityHistoryDetails = Array.from({ length: 20 }, () => version);
  const body = JSON.stringify(answer);
  expect(body.length).toBeGreaterThan(600_000);
  const kept = readDetail(body, line('334251'));
  expect(kept).toEqual(detailOf('334251'));
  expect(JSON.stringify(kept).length).toBeLessThan(10_000);
});

test('pitfall 20: contacts, history and addresses of a Grants.gov record are gone', () => {
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
