import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { checkDrafts, type Rejected } from '#app/opportunities/ingest/check-drafts.ts';
import type { CheckedDraft } from '#app/opportunities/draft.ts';
import type { Database } from '#prisma/client.server.ts';
import type { PageSource } from '#scrapers/define-source.ts';
import { checkBody } from '#scrapers/run/check-body.ts';

const FIXTURES = path.join(import.meta.dirname, '../fixtures/scrapers');

/** A saved answer, `SOURCE/NAME`. */
export const fixtureFile = (name: string) => path.join(FIXTURES, name);
export const fixture = (name: string) => readFileSync(fixtureFile(name), 'utf8');

export const nsfFeed = fixtureFile('nsf-funding/feed.xml');
export const euSearch = fixtureFile('eu-funding-tenders/synthetic-search.json');
export const grantsAnswer = fixtureFile('grants-gov/search2.json');

/** A file with this content in a folder of its own. */
export function saved(content: string | Uint8Array, name = 'answer'): string {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'callboard-answer-')), name);
  writeFileSync(file, content);
  return file;
}

/** What a source reads in an answer that is saved under test/fixtures/scrapers/ID. */
export async function parseSaved(
  source: PageSource,
  name: string,
): Promise<{ drafts: CheckedDraft[]; rejected: Rejected[] }> {
  const file = path.join(FIXTURES, source.id, name);
  if (!existsSync(file)) throw new Error(`Save an answer of ${source.id} as ${path.relative('.', file)}.`);
  const body = checkBody(readFileSync(file), source.format, source.roots);
  const { drafts, rejected } = await source.parse({ url: source.request.url, body });
  const checked = checkDrafts(drafts);
  return { drafts: checked.drafts, rejected: [...rejected, ...checked.rejected] };
}

export type Hit = Record<
  'id' | 'number' | 'title' | 'agencyCode' | 'agency' | 'openDate' | 'closeDate' | 'oppStatus' | 'docType',
  string
>;

/** A hit as Grants.gov gives it. */
export function hit(change: Partial<Hit> = {}): Hit {
  return {
    id: '900001',
    number: '26-513',
    title: 'State and Regional AI Infrastructure Hubs',
    agencyCode: 'NSF',
    agency: 'U.S. National Science Foundation',
    openDate: '07/31/2026',
    closeDate: '12/15/2026',
    oppStatus: 'posted',
    docType: 'synopsis',
    ...change,
  };
}

/** An answer of search2 with these hits, saved. */
export function savedHits(...hits: unknown[]): string {
  const data = { hitCount: hits.length, oppHits: hits };
  return saved(JSON.stringify({ errorcode: 0, msg: 'Webservice Succeeds', data }));
}

/** A record of Simpler.Grants.gov, saved alone. */
export function savedSimpler(change: object, summary: object = {}): string {
  const whole = JSON.parse(fixture('simpler-grants/search.json')) as { data: { summary: object }[] };
  const record = { ...whole.data[0]!, ...change, summary: { ...whole.data[0]!.summary, ...summary } };
  return saved(JSON.stringify({ data: [record] }));
}

/** Everything that ingest writes but times of check and runs, for comparing before and after. */
export async function contents(db: Database) {
  return {
    opportunities: await db.opportunity.findMany({ orderBy: { id: 'asc' } }),
    deadlines: await db.deadline.findMany({ orderBy: { id: 'asc' } }),
    links: await db.opportunityLink.findMany({ omit: { lastSeenAt: true }, orderBy: { id: 'asc' } }),
    records: await db.rawRecord.findMany({ orderBy: { id: 'asc' } }),
    changes: await db.change.findMany({ orderBy: { id: 'asc' } }),
    funders: await db.funder.findMany({ orderBy: { id: 'asc' } }),
    programmes: await db.programme.findMany({ orderBy: { id: 'asc' } }),
  };
}
