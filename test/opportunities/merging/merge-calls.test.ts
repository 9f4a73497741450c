import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SignedIn } from '#app/accounts/current-person.server.ts';
import { setFieldEdit } from '#app/opportunities/edits/field-edit.server.ts';
import { parseFilter } from '#app/opportunities/filter.ts';
import { getOpportunity } from '#app/opportunities/get-opportunity.server.ts';
import { declineMerge, mergeCalls } from '#app/opportunities/ingest/merge-calls.server.ts';
import { listOpportunities } from '#app/opportunities/list-opportunities.server.ts';
import * as callPage from '#app/opportunities/routes/call.tsx';
import * as callJson from '#app/opportunities/routes/call-json.ts';
import type { Database } from '#prisma/client.server.ts';
import { addMember, addProposal, openArchive } from '#test/archive/pursuit.ts';
import { knock } from '#test/support/knock.ts';
import { draft, feed, log, portal, run } from '../ingest/support.ts';

const NOW = new Date('2026-11-27T12:00:00Z');
const title = 'Sustaining research software infrastructure for the environmental sciences';

let site: Awaited<ReturnType<typeof openArchive>>;
let db: Database;
let curator: SignedIn;
beforeEach(async () => {
  site = await openArchive();
  db = site.db;
  curator = { ...(await addMember(db, 'Cora Curator')), role: 'admin' };
});
afterEach(() => site.close());

const fromPortal = draft('P-1', { title, summary: 'As the portal has it.' });
const fromFeed = draft('F-1', { title: `${title} 2027`, number: null, summary: 'As the feed has it.', deadlines: [] });
const dated = { deadlines: [{ kind: 'full' as const, date: '2027-03-15', rawText: '15 March 2027' }] };

/** The ids of the calls by their sources' keys. */
async function ids(): Promise<Record<string, string>> {
  const links = await db.opportunityLink.findMany();
  return Object.fromEntries(links.map((link) => [link.externalKey, link.opportunityId]));
}
const suggestions = () => db.mergeSuggestion.findMany();
const shown = async () => (await listOpportunities(db, parseFilter(new URLSearchParams()).filter, NOW)).items;

describe('what may be one call', () => {
  test('the same funder, titles alike and dates close: offered once, merged by nobody', async () => {
    await run(db, portal, [fromPortal]);
    await run(db, feed, [{ ...fromFeed, ...dated }]);
    expect(await suggestions()).toMatchObject([{ status: 'open', similarity: 1 }]);
    expect(await shown()).toHaveLength(2);
    await declineMerge(db, curator, (await suggestions())[0]!.id);
    await run(db, feed, [{ ...fromFeed, ...dated, title: `${title} 2028` }]);
    expect(await suggestions()).toMatchObject([{ status: 'declined', decidedById: curator.id }]);
    await expect(declineMerge(db, curator, (await suggestions())[0]!.id)).rejects.toMatchObject({ code: 'not_found' });
  });

  test.each([
    ['another funder', { ...dated, funder: { name: 'Another funder' } }],
    ['a deadline two months away', { deadlines: [{ kind: 'full' as const, date: '2027-05-15', rawText: 'x' }] }],
    ['no date on one side', { deadlines: [] }],
    ['another title', { ...dated, title: 'Sustaining research software infrastructure for the social sciences' }],
  ])('not with %s', async (_name, change) => {
    await run(db, portal, [fromPortal]);
    await run(db, feed, [{ ...fromFeed, ...change }]);
    expect(await db.opportunity.count()).toBe(2);
    expect(await suggestions()).toEqual([]);
  });

  test('not where one source lists both side by side', async () => {
    await run(db, portal, [fromPortal, draft('P-2', { title: `${title} 2027` })]);
    expect(await suggestions()).toEqual([]);
  });

  test('two calls without a date are offered too', async () => {
    await run(db, portal, [{ ...fromPortal, deadlines: [] }]);
    await run(db, feed, [fromFeed]);
    expect(await suggestions()).toHaveLength(1);
  });
});

describe('merging', () => {
  beforeEach(async () => {
    await run(db, portal, [fromPortal]);
    await run(db, feed, [{ ...fromFeed, ...dated }]);
  });
  const merge = async () => {
    const { 'P-1': keep, 'F-1': gone } = await ids();
    await mergeCalls(db, curator, keep!, gone!);
    return { keep: keep!, gone: gone! };
  };

  test('makes one call of both, with the facts of all statements, and tells', async () => {
    const { keep } = await merge();
    const [call] = await shown();
    expect(await shown()).toHaveLength(1);
    expect(call).toMatchObject({ id: keep, title, url: 'https://example.org/F-1' });
    expect((await getOpportunity(db, keep, NOW))!.excerpt).toBe('As the feed has it.');
    expect(call!.sources.map((source) => source.id)).toEqual(['feed', 'portal']);
    expect(call!.deadlines.map(({ date, disputed }) => [date, disputed])).toEqual([
      ['2027-03-01', true],
      ['2027-03-15', true],
    ]);
    expect(await suggestions()).toMatchObject([{ status: 'merged', decidedById: curator.id }]);
    expect(await log(db)).toContain(`${title}: merged null → ${title} 2027`);
    const audit = await db.auditEvent.findMany({ where: { action: 'call.merge' } });
    expect(audit).toMatchObject([{ personId: curator.id, thingId: keep }]);
  });

  test('the old address leads to the call, also as data, and from merge to merge', async () => {
    const { keep, gone } = await merge();
    const page = await knock(callPage.loader, { url: `/opportunities/${gone}`, params: { id: gone } });
    expect([page.status, page.location]).toEqual([301, `/opportunities/${keep}`]);
    const data = await knock(callJson.loader, { url: `/opportunities/${gone}.json`, params: { id: gone } });
    expect([data.status, data.location]).toEqual([301, `/opportunities/${keep}.json`]);
    await run(db, { ...feed, id: 'third' }, [draft('T-1', { title: 'Third' })]);
    const { 'T-1': third } = await ids();
    await mergeCalls(db, curator, third!, keep);
    const again = await knock(callPage.loader, { url: `/opportunities/${gone}`, params: { id: gone } });
    expect(again.location).toBe(`/opportunities/${third}`);
  });

  test('runs of either source go on with the one call, and one that comes later finds it by the key of the other', async () => {
    const { keep } = await merge();
    await run(db, portal, [{ ...fromPortal, title: `${title} II` }]);
    await run(db, feed, [{ ...fromFeed, ...dated, summary: 'News from the feed.' }]);
    await run(db, { ...feed, id: 'third', authority: 'aggregator' }, [draft('X', { keys: fromFeed.keys, title: 'X' })]);
    expect(await db.opportunity.count()).toBe(1);
    const call = (await getOpportunity(db, keep, NOW))!;
    expect(call).toMatchObject({ title: `${title} II`, summary: 'News from the feed.' });
    expect(call.sources).toHaveLength(3);
  });

  test('proposals and what people set follow; where both were set the one that stays counts', async () => {
    const { 'P-1': keep, 'F-1': gone } = await ids();
    const proposal = await addProposal(db, curator);
    await db.proposal.update({ where: { id: proposal }, data: { opportunityId: gone! } });
    await setFieldEdit(db, curator, keep!, 'title', 'Kept', 'the call text');
    await setFieldEdit(db, curator, gone!, 'title', 'Lost', 'the call text');
    await setFieldEdit(db, curator, gone!, 'inviteOnly', true, 'the call text');
    await merge();
    expect((await db.proposal.findUniqueOrThrow({ where: { id: proposal } })).opportunityId).toBe(keep);
    expect(await db.opportunity.findUniqueOrThrow({ where: { id: keep! } })).toMatchObject({
      title: 'Kept',
      inviteOnly: true,
    });
    expect((await getOpportunity(db, keep!, NOW))!.edits).toMatchObject([
      { field: 'inviteOnly', value: 'yes', sourceValue: null },
      { field: 'title', value: 'Kept', sourceValue: title },
    ]);
  });

  test('nobody but who curates may, a call is not merged with itself or with none, and nothing is half done', async () => {
    const { 'P-1': keep, 'F-1': gone } = await ids();
    await expect(mergeCalls(db, null, keep!, gone!)).rejects.toMatchObject({ code: 'sign_in_required' });
    await expect(mergeCalls(db, curator, keep!, keep!)).rejects.toMatchObject({ code: 'bad_input' });
    await expect(mergeCalls(db, curator, keep!, 'none')).rejects.toMatchObject({ code: 'not_found' });
    expect(await shown()).toHaveLength(2);
    expect(await db.callRedirect.count()).toBe(0);
  });
});

describe('dates of one source on both calls, without its record of either', () => {
  const day = (opportunityId: string, date: string) => ({
    ...{ opportunityId, sourceId: 'third', seq: 0, kind: 'full', date, rawText: date },
  });

  test('those of the call that stays are kept, and those of the other go', async () => {
    await run(db, portal, [{ ...fromPortal, deadlines: [] }]);
    await run(db, feed, [fromFeed]);
    const { 'P-1': keep, 'F-1': gone } = await ids();
    await db.source.create({ data: { id: 'third', title: 'Third', homepage: 'https://third.example.org' } });
    await db.deadline.createMany({ data: [day(gone!, '2027-05-01'), day(keep!, '2027-04-01')] });
    await mergeCalls(db, curator, keep!, gone!);
    expect(await db.deadline.findMany({ select: { opportunityId: true, date: true } })).toEqual([
      { opportunityId: keep, date: '2027-04-01' },
    ]);
  });

  test('dates that only the call that goes has follow to the one that stays', async () => {
    await run(db, portal, [{ ...fromPortal, deadlines: [] }]);
    await run(db, feed, [fromFeed]);
    const { 'P-1': keep, 'F-1': gone } = await ids();
    await db.source.create({ data: { id: 'third', title: 'Third', homepage: 'https://third.example.org' } });
    await db.deadline.create({ data: day(gone!, '2027-05-01') });
    await mergeCalls(db, curator, keep!, gone!);
    expect(await db.deadline.findMany({ select: { opportunityId: true, date: true } })).toEqual([
      { opportunityId: keep, date: '2027-05-01' },
    ]);
  });
});

describe('two records of one source', () => {
  const again = draft('P-2', { title: `${title} (repost)` });

  test('that it lists side by side are two calls', async () => {
    await run(db, portal, [fromPortal, again]);
    const { 'P-1': keep, 'P-2': gone } = await ids();
    await expect(mergeCalls(db, curator, keep!, gone!)).rejects.toMatchObject({ code: 'conflict' });
    expect(await shown()).toHaveLength(2);
  });

  test('of which it lists only the newer become one: the older record goes', async () => {
    await run(db, portal, [fromPortal]);
    await run(db, portal, [again]);
    const { 'P-1': keep, 'P-2': gone } = await ids();
    await mergeCalls(db, curator, keep!, gone!);
    expect(await shown()).toMatchObject([{ id: keep, title: `${title} (repost)` }]);
    expect(Object.keys(await ids())).toEqual(['P-2']);
    const { counts } = await run(db, portal, [again]);
    expect(counts).toEqual({ created: 0, changed: 0, unchanged: 1 });
  });
});
