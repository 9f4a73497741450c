import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isCalendarDate } from '#app/opportunities/calendar-date.ts';
import { checkDrafts } from '#app/opportunities/ingest/check-drafts.ts';
import { urlKey } from '#app/opportunities/identity.ts';
import { getOpportunity } from '#app/opportunities/get-opportunity.server.ts';
import type { Database } from '#prisma/client.server.ts';
import { programmes } from '#scrapers/catalogue/index.ts';
import type { Cycle, Evidence, Programme, Told } from '#scrapers/catalogue/programme.ts';
import { isVerified, toDrafts } from '#scrapers/catalogue/to-drafts.ts';
import { catalogue } from '#scrapers/sources/catalogue.ts';
import { runSource } from '#scrapers/run/run-source.ts';
import { testDatabase, type TestDatabase } from '#test/support/database.ts';

const NOW = new Date('2026-11-26T12:00:00Z');

const factsOf = ({ state, months, amount, eligibility, stages, terms }: Programme): Told<unknown>[] =>
  [state, months, amount, eligibility, stages, ...Object.values(terms ?? {})].filter((fact) => fact !== undefined);
const evidenceOf = (programme: Programme): Evidence[] => [
  ...factsOf(programme).map(({ from }) => from),
  ...(programme.cycles ?? []).map(({ from }) => from),
];

test('at least forty programmes, each once', () => {
  expect(programmes.length).toBeGreaterThanOrEqual(40);
  expect(new Set(programmes.map(({ id }) => id)).size).toBe(programmes.length);
  expect(new Set(programmes.map(({ url }) => urlKey(url))).size).toBe(programmes.length);
});

describe.each(programmes.map((programme) => [programme.id, programme] as const))('%s', (_id, programme) => {
  test('has an address, a funder, and says what it pays for', () => {
    expect(new URL(programme.url).protocol).toBe('https:');
    expect(programme.funder).not.toBe('');
    expect(programme.about).toMatch(/.{20,}\.$/s);
  });

  test('has a document, the day it was looked at, and words for every fact', () => {
    for (const { words } of factsOf(programme)) expect(words.trim()).not.toBe('');
    for (const { url, checkedOn, asOf } of evidenceOf(programme)) {
      expect(new URL(url).protocol).toBe('https:');
      expect(isCalendarDate(checkedOn)).toBe(true);
      if (asOf !== null) expect(asOf).toMatch(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/);
    }
  });

  test('claims nothing about its state, its money or its terms that nobody read', () => {
    for (const fact of factsOf(programme)) if (fact.value !== 'unknown') expect(fact.from.isRead).toBe(true);
  });

  test('has no date without the words it stands in', () => {
    for (const cycle of programme.cycles ?? []) {
      expect(cycle.from.isRead).toBe(true);
      for (const deadline of cycle.deadlines) expect(saysDay(deadline.date, deadline.rawText, cycle)).toBe(true);
    }
  });
});

/** Whether a text names the day of the month and the month; the year may be the document's. */
function saysDay(date: string, words: string, { from }: Cycle): boolean {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const names = [
    new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`)),
  ];
  const months = [
    ...names.map((name) => name.slice(0, 3)),
    `.${String(month).padStart(2, '0')}.`,
    `-${String(month).padStart(2, '0')}-`,
  ];
  const saysYear =
    words.includes(String(year)) ||
    (from.asOf ?? '').startsWith(String(year)) ||
    (from.asOf ?? '').startsWith(String(year - 1));
  return new RegExp(`(?<!\\d)0?${day}(?!\\d)`).test(words) && months.some((name) => words.includes(name)) && saysYear;
}

test('every entry is a draft that ingest takes, and those that rest on hearsay say so', () => {
  const { drafts, rejected } = checkDrafts(catalogue.drafts());
  expect(rejected).toEqual([]);
  expect(drafts.length).toBe(programmes.reduce((sum, { cycles }) => sum + 1 + (cycles?.length ?? 0), 0));
  for (const programme of programmes) {
    const [page] = toDrafts(programme);
    expect(page!.tags).toEqual([isVerified(programme) ? 'read in a document' : 'not verified']);
  }
});

describe('on the list', () => {
  let data: TestDatabase;
  let db: Database;
  beforeEach(async () => {
    data = await testDatabase();
    db = data.db;
    const { report } = await runSource(db, catalogue, { now: NOW });
    expect(report).toMatchObject({ status: 'ok', rejected: 0 });
  });
  afterEach(() => data.close());

  const callOf = async (externalKey: string) => {
    const link = await db.opportunityLink.findFirstOrThrow({ where: { externalKey } });
    return (await getOpportunity(db, link.opportunityId, NOW))!;
  };

  test('pitfall 17: a paused programme is paused and says since when', async () => {
    const psf = await callOf('psf-grants');
    expect(psf.status).toBe('paused');
    expect(psf.provenance.find(({ field }) => field === 'status')!.rawText).toContain('Effective August 1st, 2025');
    expect((await callOf('ngi-zero-commons')).status).toBe('paused');
  });

  test('a round that is over is closed, and an unknown state stays unknown', async () => {
    expect((await callOf('czi-eoss#cycle 6')).status).toBe('closed');
    expect(await callOf('czi-eoss')).toMatchObject({ status: 'unknown', nextDeadline: null });
    expect((await callOf('otf-internet-freedom')).status).toBe('rolling');
  });

  test('nothing of it is open with a date: every date that is known is past', async () => {
    const dates = await db.deadline.findMany({ where: { date: { gte: '2026-11-26' } } });
    expect(dates).toEqual([]);
  });
});
