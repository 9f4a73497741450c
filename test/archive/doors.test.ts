import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SignedIn } from '#app/accounts/current-person.server.ts';
import { assetFolder, sha256 } from '#app/archive/asset-store.server.ts';
import { demoRecords } from '#app/archive/demo-records.ts';
import * as listRoute from '#app/archive/routes/list.tsx';
import * as listJson from '#app/archive/routes/list-json.ts';
import * as recordRoute from '#app/archive/routes/record.tsx';
import * as recordJson from '#app/archive/routes/record-json.ts';
import * as recordPdf from '#app/archive/routes/record-pdf.ts';
import * as submissionRoute from '#app/archive/routes/submission.tsx';
import { knock } from '#test/support/knock.ts';
import { cookieOf } from '#test/support/site.ts';
import { addMember, addProposal, openArchive } from './pursuit.ts';

let site: Awaited<ReturnType<typeof openArchive>>;
let lead: SignedIn;
let id: string;
let cookies: { lead: string; member: string; viewer: string };
beforeEach(async () => {
  site = await openArchive();
  lead = await addMember(site.db, 'Lena Lead');
  const member = await addMember(site.db, 'Mia Member');
  const viewer = await addMember(site.db, 'Vera Viewer');
  id = await addProposal(site.db, lead);
  await site.db.proposalMember.create({ data: { proposalId: id, personId: viewer.id, role: 'viewer' } });
  cookies = {
    lead: await cookieOf(site.db, lead.id),
    member: await cookieOf(site.db, member.id),
    viewer: await cookieOf(site.db, viewer.id),
  };
});
afterEach(() => site.close());

const params = () => ({ id });
const page = (cookie?: string, url = '/proposals/x/submission') =>
  knock(submissionRoute.loader, { url, params: params(), cookie });
const send = (form: Record<string, string>, cookie: string | undefined = cookies.lead) =>
  knock(submissionRoute.action, { url: `/proposals/${id}/submission`, params: params(), form, cookie });
const submit = () => send({ intent: 'submit', submittedOn: '2026-02-12', profile: 'a4' });
const publish = (visibility: string) => send({ intent: 'visibility', visibility });

describe('the submission page', () => {
  it('shows what would be frozen, then what was', async () => {
    const before = await page(cookies.lead);
    expect(before.body.view.draft.pages).toBeGreaterThan(0);
    expect(before.body.view.submissions).toEqual([]);
    expect((await submit()).location).toBe(`/proposals/${id}/submission?done=submit`);
    const after = await page(cookies.lead);
    expect(after.body.view.draft).toBeNull();
    expect(after.body.view.submissions).toHaveLength(1);
    expect((await page(cookies.lead, '/x?again=1')).body.view.draft).not.toBeNull();
    const outcome = { intent: 'outcome', result: 'funded', decidedOn: '2026-06-30', amount: '48000', currency: 'USD' };
    expect((await send(outcome)).location).toContain('done=outcome');
    expect((await page(cookies.lead)).body.view.submissions[0].outcome).toEqual({
      result: 'funded',
      decidedOn: '2026-06-30',
      amount: '48000',
      currency: 'USD',
      money: '$48k',
    });
  });

  it('gives a broken form back with what was typed and what to mend', async () => {
    const reply = await send({ intent: 'submit', submittedOn: '2999-01-01', profile: 'a4' });
    expect(reply.status).toBe(400);
    expect(reply.body.problem.values.submittedOn).toBe('2999-01-01');
    expect(reply.body.problem.fields.submittedOn).toContain('still to come');
    await submit();
    expect((await submit()).status).toBe(409);
    const amount = await send({ intent: 'outcome', result: 'funded', decidedOn: '2026-06-30', amount: 'lots' });
    expect(amount.status).toBe(400);
    expect(amount.body.problem.values).toMatchObject({ amount: 'lots', result: 'funded' });
    expect((await send({ intent: 'visibility', visibility: 'everybody' })).status).toBe(400);
    expect((await send({ intent: 'dance' })).status).toBe(400);
  });

  it('is for the team; a viewer sees it and cannot submit; outside, it does not exist', async () => {
    expect((await page(cookies.viewer)).body.view).toMatchObject({ maySubmit: false, draft: null });
    expect((await send({ intent: 'submit', submittedOn: '2026-02-12' }, cookies.viewer)).status).toBe(403);
    expect((await page(cookies.member)).status).toBe(404);
    expect((await send({ intent: 'submit', submittedOn: '2026-02-12' }, cookies.member)).status).toBe(404);
    expect((await page()).location).toContain('/sign-in');
    expect(await site.db.submission.count()).toBe(0);
  });
});

describe('the archive, seen by', () => {
  const doors = [recordRoute.loader, recordJson.loader, recordPdf.loader];
  const statuses = (cookie?: string) =>
    Promise.all(doors.map(async (door) => (await knock(door, { params: params(), cookie })).status));
  const listed = async (cookie?: string) =>
    ((await knock(listRoute.loader, { url: '/archive', cookie })).body.page.items as { id: string }[]).some(
      (item) => item.id === id,
    );

  it.each([
    ['private', { public: false, member: false, viewer: true }],
    ['community', { public: false, member: true, viewer: true }],
    ['public', { public: true, member: true, viewer: true }],
  ])('each kind of person: %s', async (visibility, sees) => {
    await submit();
    await publish(visibility);
    const who = { public: undefined, member: cookies.member, viewer: cookies.viewer };
    for (const [name, cookie] of Object.entries(who)) {
      const can = sees[name as keyof typeof sees];
      expect(await statuses(cookie), name).toEqual(can ? [200, 200, 200] : [404, 404, 404]);
      expect(await listed(cookie), name).toBe(can);
    }
  });

  it('nobody any more, once the team takes the record back', async () => {
    await submit();
    await publish('public');
    expect(await listed()).toBe(true);
    await publish('private');
    expect(await listed()).toBe(false);
    expect(await statuses()).toEqual([404, 404, 404]);
  });

  it('everybody without e-mail addresses', async () => {
    await submit();
    await publish('public');
    for (const door of [listRoute.loader, listJson.loader, recordRoute.loader, recordJson.loader]) {
      const { body } = await knock(door, { url: '/archive', params: params() });
      expect(JSON.stringify(body)).not.toContain('@');
      expect(JSON.stringify(body)).toContain('Lena Lead');
    }
  });

  it('nobody where there is no such record', async () => {
    for (const door of doors) expect((await knock(door, { params: { id: 'nothing' } })).status).toBe(404);
  });
});

describe('the frozen PDF', () => {
  const get = (url = '/archive/x/proposal.pdf', cookie?: string, ifNoneMatch?: string) => {
    const headers = new Headers(cookie ? { Cookie: cookie } : {});
    if (ifNoneMatch) headers.set('If-None-Match', ifNoneMatch);
    const request = new Request(`http://callboard.test${url}`, { headers });
    return recordPdf.loader({ request, params: params(), context: {} }).catch((thrown: unknown) => thrown as Response);
  };

  it('comes byte for byte, with its hash as ETag', async () => {
    await submit();
    await publish('public');
    const reply = await get();
    const hash = sha256(new Uint8Array(await reply.arrayBuffer()));
    expect(reply.headers.get('Content-Type')).toBe('application/pdf');
    expect(reply.headers.get('ETag')).toBe(`"${hash}"`);
    expect(reply.headers.get('Content-Disposition')).toBe('inline; filename="Keep-the-lights-on-2026-02-12.pdf"');
    expect((await get(undefined, undefined, `W/"x", "${hash}"`)).status).toBe(304);
    const { pdfSha256 } = await site.db.submission.findFirstOrThrow();
    expect(pdfSha256).toBe(hash);
  });

  it('is never given altered', async () => {
    await submit();
    await publish('public');
    const { pdfSha256 } = await site.db.submission.findFirstOrThrow();
    await writeFile(path.join(assetFolder(), pdfSha256.slice(0, 2), pdfSha256), '%PDF-altered');
    expect((await get()).status).toBe(503);
  });

  it('of an earlier submission is for the team alone', async () => {
    await submit();
    const first = await site.db.submission.findFirstOrThrow();
    await send({ intent: 'submit', submittedOn: '2026-03-01', profile: 'a4' });
    await publish('public');
    const url = `/archive/x/proposal.pdf?submission=${first.id}`;
    expect((await get(url)).status).toBe(404);
    expect((await get(url, cookies.member)).status).toBe(404);
    expect((await get(url, cookies.viewer)).headers.get('ETag')).toBe(`"${first.pdfSha256}"`);
    expect((await get('/x?submission=nothing', cookies.viewer)).status).toBe(404);
  });
});

describe('the list', () => {
  beforeEach(async () => {
    for (const record of demoRecords) await site.db.archiveRecord.create({ data: record });
  });
  const titles = async (query: string) => {
    const { body } = await knock(listRoute.loader, { url: `/archive?${query}` });
    return (body.page.items as { title: string }[]).map((item) => item.title);
  };

  it('finds by title, person, place, funder, programme and number, all words at once', async () => {
    expect(await titles('q=astropy')).toEqual(['Sustaining the Astropy Project']);
    expect(await titles('q=swinbank')).toEqual(['Sustaining the Astropy Project']);
    expect(await titles('q=roses+nasa')).toEqual(['Sustaining the Astropy Project']);
    expect(await titles('q=research+software+alliance+katz')).toEqual(['Research Software Alliance proposal']);
    expect(await titles('q=nothing+such')).toEqual([]);
    // keys of the stored JSON and wildcards are no words of a record
    expect(await titles('q=orcid')).toEqual([]);
    expect(await titles('q=%25')).toEqual([]);
    expect(await titles(`q=${encodeURIComponent(`'"); DROP TABLE Person; --`)}`)).toEqual([]);
  });

  it('filters by outcome and year, newest first; what makes no sense is left out', async () => {
    const declined = await titles('result=declined');
    expect(declined.length).toBe(demoRecords.filter((record) => record.result === 'declined').length);
    expect(await titles('year=2024')).toEqual(["OpenAlex: a free index for the world's research"]);
    const { body } = await knock(listRoute.loader, { url: '/archive?year=abc&result=nonsense&after=%00' });
    const years = (body.page.items as { year: number }[]).map((item) => item.year);
    expect(years).toEqual([...years].sort((a, b) => b - a));
    expect(years).toHaveLength(demoRecords.length);
    expect(body.years[0]).toEqual({ year: 2025, count: 1 });
  });

  it('is read to its end by cursors: every record once', async () => {
    await site.db.archiveRecord.createMany({
      data: Array.from({ length: 250 }, (_, i) => ({
        title: `Record ${i % 7} “quoted”`,
        people: '[]',
        funder: 'Someone',
        year: i % 5 === 0 ? null : 2000 + (i % 4),
        result: 'funded',
        visibility: 'public',
      })),
    });
    const seen: string[] = [];
    let next: string | null = '/archive.json';
    while (next) {
      const { body } = await knock(listJson.loader, { url: next });
      seen.push(...(body.items as { id: string }[]).map((item) => item.id));
      next = body.next as string | null;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBe(250 + demoRecords.length);
    expect((await knock(listJson.loader, { url: '/archive.json?after=nonsense' })).status).toBe(400);
  });

  it('gives records as data', async () => {
    const { body } = await knock(listJson.loader, { url: '/archive.json?q=astropy' });
    expect(body.next).toBeNull();
    expect(body.items).toMatchObject([
      {
        title: 'Sustaining the Astropy Project',
        funder: 'NASA',
        result: 'funded',
        amount: null,
        pdf: null,
        source: 'ogrants.org',
        licence: 'CC0-1.0',
      },
    ]);
    expect(body.items[0].url).toBe(`http://callboard.test/archive/${body.items[0].id}`);
  });
});
