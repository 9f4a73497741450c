import { existsSync } from 'node:fs';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sessionCookieName } from '#app/accounts/cookie.server.ts';
import { assetFile } from '#app/archive/asset-store.server.ts';
import { sweepAssets } from '#app/archive/sweep-assets.server.ts';
import type { ProposalRole } from '#app/document/wire.ts';
import { readPdf } from '#app/pdf/inspect/read-pdf.server.ts';
import { exportQueue } from '#app/pdf/thread/export-queue.server.ts';
import { addAttachment } from '#app/proposals/attachments/add-attachment.server.ts';
import { mostFileBytes, mostFiles } from '#app/proposals/attachments/attachment-limits.ts';
import { moveAttachment } from '#app/proposals/attachments/change-attachments.server.ts';
import { deleteProposal } from '#app/proposals/delete-proposal.server.ts';
import { addPicture } from '#app/proposals/pictures/add-picture.server.ts';
import * as attachmentRoute from '#app/proposals/routes/attachment.ts';
import * as exportRoute from '#app/proposals/routes/export.tsx';
import * as pdfRoute from '#app/proposals/routes/export-pdf.ts';
import * as zipRoute from '#app/proposals/routes/export-zip.ts';
import { bodyLimit, bodyLimitOf } from '#server/http/body.ts';
import { isCrossSite } from '#server/http/same-site.ts';
import { openArchive } from '#test/archive/pursuit.ts';
import { halves } from '#test/pdf/pictures/made.ts';
import { pdfOf } from '#test/pdf/support/faulty-pdf.ts';
import { Random } from '#test/server/sync/fuzz/random.ts';
import { seed } from '#test/support/seed.ts';
import { ask, someProposal, somebody, teammate, type Somebody } from './site.ts';

let site: Awaited<ReturnType<typeof openArchive>>;
let lead: Somebody;
let made: Awaited<ReturnType<typeof someProposal>>;
beforeEach(async () => {
  site = await openArchive();
  lead = await somebody(site.db);
  made = await someProposal(site.db, lead, 'nsf');
});
afterEach(() => site.close());
// its thread stays warm between tests
afterAll(() => exportQueue().close());

const letter = (words = 'Letter of support') => pdfOf((document) => void document.text(words));
const fileOf = (bytes: Uint8Array, name = 'letter.pdf') => new File([bytes as Uint8Array<ArrayBuffer>], name);
const address = (door: string, query = '') => ({
  url: `/proposals/${made.id}/${door}${query}`,
  params: { id: made.id },
});
const get = (route: { loader: unknown }, door: string, query = '', as: Somebody | undefined = lead) =>
  ask(route.loader, { ...address(door, query), as });

function post(fields: Record<string, string | File>, as: Somebody | undefined = lead) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  return ask(exportRoute.action, { ...address('export'), method: 'POST', as, body });
}
const attach = (bytes: Uint8Array, title = '', as = lead, name?: string) =>
  post({ intent: 'attach', file: fileOf(bytes, name), title }, as);
const attached = () =>
  site.db.proposalAttachment.findMany({ where: { proposalId: made.id }, orderBy: { position: 'asc' } });
const bytesOf = async ({ body }: { body: unknown }) => new Uint8Array(await (body as Response).arrayBuffer());
/** On this thread: these files are ours. */
const factsOf = (bytes: Uint8Array) => readPdf(new Uint8Array(bytes), { budgetMs: 10_000 });
const zip = async (query = '') => unzipSync(await bytesOf(await get(zipRoute, 'export.zip', query)));

const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000);

describe('supporting PDFs', () => {
  it('have the name of their file as a title where none was given, whatever it is', async () => {
    await attach(await letter('one'), '   ', lead, `${'long '.repeat(50)}.pdf`);
    await attach(await letter('two'), '', lead, '.pdf');
    const titles = (await attached()).map(({ title }) => title);
    expect(titles).toEqual(['long '.repeat(24).trim(), 'Supporting document']);
  });

  it('keep an order without gaps that everybody sees, however many move them at once', async () => {
    const facts = { proposalId: made.id, fileName: 'x.pdf', pages: 1 };
    for (let position = 0; position < 5; position++) {
      const hash = String(position).repeat(64);
      await site.db.asset.create({ data: { sha256: hash, mediaType: 'application/pdf', size: 1 } });
      await site.db.proposalAttachment.create({ data: { ...facts, sha256: hash, title: `${position}`, position } });
    }
    const rows = await attached();
    const random = new Random(seed);
    const moves = random.times(12, () => [random.pick(rows).id, random.pick([-1, 1] as const)] as const);
    await Promise.all(moves.map(([id, by]) => moveAttachment(site.db, lead, made.id, id, by)));
    const after = await site.db.proposalAttachment.findMany({ orderBy: { position: 'asc' } });
    expect(after.map(({ position }) => position)).toEqual([0, 1, 2, 3, 4]);
    expect(after.map(({ title }) => title).toSorted()).toEqual(['0', '1', '2', '3', '4']);
  });

  it('are taken in, named, ordered and removed by those who write', async () => {
    expect((await attach(await letter('one'), '', lead, 'C:\\x\\Quote.PDF')).status).toBe(302);
    await attach(await letter('two'), '  A   letter ');
    expect((await attached()).map(({ title, pages, fileName }) => [title, pages, fileName])).toEqual([
      ['Quote', 1, 'Quote.PDF'],
      ['A letter', 1, 'letter.pdf'],
    ]);
    const [one, two] = await attached();
    const titles = async () => (await attached()).map(({ title }) => title);
    await post({ intent: 'up', attachment: two!.id });
    expect(await titles()).toEqual(['A letter', 'Quote']);
    await post({ intent: 'up', attachment: two!.id });
    expect(await titles()).toEqual(['A letter', 'Quote']);
    await post({ intent: 'down', attachment: two!.id });
    await post({ intent: 'rename', attachment: two!.id, title: 'Brief von Łukasz' });
    expect(await titles()).toEqual(['Quote', 'Brief von Łukasz']);
    await post({ intent: 'remove', attachment: one!.id });
    expect(await titles()).toEqual(['Brief von Łukasz']);
    const there = () => [one, two].map((row) => existsSync(assetFile(row!.sha256)));
    expect(there()).toEqual([true, true]); // for a backup that runs meanwhile
    await sweepAssets(site.db, inHours(23));
    expect(there()).toEqual([true, true]);
    await sweepAssets(site.db, inHours(25));
    expect(there()).toEqual([false, true]);
  });

  it('come back to the team as they are kept, and are not opened on this site', async () => {
    const bytes = await letter();
    await attach(bytes);
    const [row] = await attached();
    const params = { id: made.id, attachment: row!.id };
    const viewer = await teammate(site.db, made.id, 'viewer');
    const answer = await ask(attachmentRoute.loader, { url: '/', params, as: viewer });
    expect(await bytesOf(answer)).toEqual(bytes);
    expect(answer.headers.get('Content-Disposition')).toBe('attachment; filename="letter.pdf"');
    expect(answer.headers.get('Content-Security-Policy')).toContain('sandbox');
    const other = await someProposal(site.db, lead);
    expect(
      (await ask(attachmentRoute.loader, { url: '/', params: { ...params, id: other.id }, as: lead })).status,
    ).toBe(404);
  });

  it.each<[ProposalRole | 'stranger', number, number]>([
    ['co-lead', 302, 200],
    ['writer', 302, 200],
    ['suggester', 403, 200],
    ['commenter', 403, 200],
    ['viewer', 403, 200],
    ['stranger', 404, 404],
  ])('are a matter of the team: %s', async (role, adding, looking) => {
    const as = role === 'stranger' ? await somebody(site.db) : await teammate(site.db, made.id, role);
    const view = await get(exportRoute, 'export', '', as);
    expect(view.status).toBe(looking);
    if (looking === 200) expect(view.body.mayAttach).toBe(adding === 302);
    expect((await post({ intent: 'remove', attachment: 'x' }, as)).status).toBe(adding === 302 ? 409 : adding);
    if (adding !== 302) expect((await attach(Buffer.from('x'), '', as)).status).toBe(adding);
    expect((await get(pdfRoute, 'export.pdf', '?font=comic', as)).status).toBe(looking === 200 ? 400 : 404);
    expect((await get(zipRoute, 'export.zip', '?as=scroll', as)).status).toBe(looking === 200 ? 400 : 404);
  });

  it('stay as they were once the proposal was submitted', async () => {
    await site.db.proposal.update({ where: { id: made.id }, data: { stage: 'submitted' } });
    const { status, body } = await attach(await letter());
    expect([status, body.problem.message]).toEqual([409, expect.stringContaining('was submitted')]);
    expect((await get(exportRoute, 'export')).body.mayAttach).toBe(false);
  });

  it('are refused with a sentence, and nothing is kept', async () => {
    const refused = async (fields: Record<string, string | File>) => {
      const { status, body } = await post(fields);
      expect(status).toBe(400);
      return body.problem.message as string;
    };
    expect(await refused({ intent: 'attach' })).toContain('Choose a PDF');
    expect(await refused({ intent: 'attach', file: fileOf(Buffer.from('')) })).toContain('is empty');
    expect(await refused({ intent: 'attach', file: fileOf(Buffer.from('PK\u0003\u0004')) })).toContain('Word');
    expect(await refused({ intent: 'attach', file: fileOf(Buffer.from('%PDF-')), title: 'x'.repeat(121) })).toContain(
      '121',
    );
    const locked = await pdfOf((document) => void document.text('x'), { userPassword: 'a', ownerPassword: 'b' });
    expect(await refused({ intent: 'attach', file: fileOf(locked) })).toContain('password');
    expect(await refused({ intent: 'dance' })).toContain('not known');
    expect([await attached(), await site.db.asset.count()]).toEqual([[], 0]);
  });

  it('are limited one by one, all together and in number', async () => {
    const add = (file: File) => addAttachment(site.db, lead, made.id, file, '');
    const huge = { name: 'huge.pdf', size: mostFileBytes + 1 } as File;
    await expect(add(huge)).rejects.toThrow(/At most 32 MB/);
    await site.db.asset.create({
      data: { sha256: 'a'.repeat(64), mediaType: 'application/pdf', size: 99 * 1024 * 1024 },
    });
    const facts = { proposalId: made.id, sha256: 'a'.repeat(64), title: 'x', fileName: 'x.pdf', pages: 1 };
    await site.db.proposalAttachment.create({ data: { ...facts, position: 0 } });
    await expect(add({ name: 'x.pdf', size: 2 * 1024 * 1024 } as File)).rejects.toThrow(/have 101 MB; at most 100 MB/);
    for (let position = 1; position < mostFiles; position++)
      await site.db.proposalAttachment.create({ data: { ...facts, position } });
    await expect(add({ name: 'x.pdf', size: 1 } as File)).rejects.toThrow(/40 supporting PDFs/);
  });

  it('once are enough', async () => {
    await attach(await letter());
    expect((await attach(await letter())).body.problem.message).toContain('already');
  });

  it('come through a door that takes so much from those who are signed in, and nothing from another site', () => {
    const cookie = `${sessionCookieName}=x`;
    const url = `/proposals/${made.id}/export?profile=nsf`;
    expect(bodyLimitOf({ url, headers: { cookie } })).toBeGreaterThan(mostFileBytes);
    expect(bodyLimitOf({ url, headers: {} })).toBe(bodyLimit);
    expect(isCrossSite('POST', { cookie, host: 'here.test', origin: 'https://elsewhere.test' }, null)).toBe(true);
  });

  it('go with their proposal, and so do its pictures, unless another has them', async () => {
    await attach(await letter());
    const png = new Uint8Array(await halves(60, 40, true).png().toBuffer());
    const shared = new Uint8Array(await halves(64, 40, true).png().toBuffer());
    const picture = await addPicture(site.db, lead, made.id, png);
    const kept = await addPicture(site.db, lead, made.id, shared);
    const other = await someProposal(site.db, lead);
    await addPicture(site.db, lead, other.id, shared);
    const [row] = await attached();
    await deleteProposal(site.db, lead, made.id, 'Keep the arrays alive');
    const there = () => [row!, picture, kept].map(({ sha256 }) => existsSync(assetFile(sha256)));
    expect(there()).toEqual([true, true, true]);
    await sweepAssets(site.db, inHours(25));
    expect(there()).toEqual([false, false, true]);
    expect((await site.db.asset.findMany()).map(({ sha256 }) => sha256)).toEqual([kept.sha256]);
    expect(await site.db.proposalAttachment.count()).toBe(0);
  });
});

describe('the package', () => {
  it('has a file for each section where the funder wants that, what goes along, and sums that hold', async () => {
    await attach(await letter(), 'project summary');
    const files = await zip();
    const names = Object.keys(files);
    expect(names.slice(0, 2)).toEqual(['Project-Summary.pdf', 'Project-Description.pdf']);
    expect(names).toEqual(expect.arrayContaining(['project-summary-2.pdf', 'Combined.pdf', 'document.json', 'manifest.json', 'SHA256SUMS'])); // prettier-ignore
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
    const manifest = JSON.parse(strFromU8(files['manifest.json']!)) as {
      files: { name: string; is: string; pages: number }[];
    };
    expect(manifest).toMatchObject({ profile: 'nsf', template: 'nsf', font: 'serif' });
    for (const { name, pages, is } of manifest.files)
      if (is !== 'document') expect((await factsOf(files[name]!)).pageCount).toBe(pages);
    const folder = mkdtempSync(path.join(tmpdir(), 'callboard-package-'));
    for (const [name, bytes] of Object.entries(files)) writeFileSync(path.join(folder, name), bytes);
    expect(spawnSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: folder }).status).toBe(0);
    rmSync(folder, { recursive: true });
  });

  it('is the same bytes twice on one day, and one file where that is asked', async () => {
    const query = '?as=one&profile=a4&font=sans';
    const twice = [await get(zipRoute, 'export.zip', query), await get(zipRoute, 'export.zip', query)];
    const [first, second] = await Promise.all(twice.map(bytesOf));
    expect(second).toEqual(first);
    expect(Object.keys(unzipSync(first!))).toEqual([
      'Keep-the-arrays-alive.pdf',
      'document.json',
      'manifest.json',
      'SHA256SUMS',
    ]);
  });

  it('is called off when whoever asked goes away', async () => {
    const gone = new AbortController();
    const { proposalToSet } = await import('#app/proposals/package/set-proposal.server.ts');
    const { set } = await proposalToSet(site.db, made.id, new URLSearchParams(), gone.signal);
    const setting = set(null);
    gone.abort(new Error('gone'));
    await expect(setting).rejects.toThrow('gone');
    expect(exportQueue().length).toBe(0);
  });
});

describe('one PDF', () => {
  it('is a section, named for it, or the whole with the supporting ones behind it', async () => {
    const one = await get(pdfRoute, 'export.pdf', '?section=project_summary');
    expect(one.headers.get('Content-Disposition')).toContain('Project-Summary.pdf');
    expect((await factsOf(await bytesOf(one))).pageCount).toBe(1);
    await attach(await letter('Words of a friend'));
    const whole = await factsOf(await bytesOf(await get(pdfRoute, 'export.pdf')));
    const all = await factsOf(await bytesOf(await get(pdfRoute, 'export.pdf', '?with=supporting')));
    expect(all.pageCount).toBe(whole.pageCount + 1);
    expect(all.pages.at(-1)!.lines[0]!.text).toBe('Words of a friend');
    expect(all.tagged).toBe(true);
  });

  it.each([
    ['?section=nothing', /Known ones: project_summary/],
    ['?font=comic', /Known ones: serif, sans/],
    ['?profile=nih&font=serif', /Known ones: sans/],
    ['?profile=vogue', /Known ones: letter/],
    ['?with=cheese', /Known: supporting/],
    ['?with=supporting&section=project_summary', /Leave out the section/],
  ])('is refused with what is known: %s', async (query, why) => {
    const { status, body } = await get(pdfRoute, 'export.pdf', query);
    expect([status, body.error.message]).toEqual([400, expect.stringMatching(why)]);
  });
});

describe('the page of exports', () => {
  it('counts and checks exactly the files of the choice in its address', async () => {
    expect((await get(exportRoute, 'export')).body).toMatchObject({ made: null, choice: { profile: 'nsf', family: 'serif', form: 'sections' } }); // prettier-ignore
    const { body } = await get(exportRoute, 'export', '?profile=nsf&font=sans&as=sections');
    expect(body.made.files[0]).toEqual({ section: 'project_summary', title: 'Project Summary', pages: 1, limit: 1 });
    expect(body.made.pages).toBe(body.made.files.length);
    const other = await get(exportRoute, 'export', '?profile=nih&font=serif&as=one');
    expect(other.body.choice).toEqual({ profile: 'nih', family: 'sans', form: 'one' });
  });

  it('refuses an address that makes no sense', async () => {
    for (const query of ['?profile=vogue', '?profile=nsf&as=scroll', '?profile=nsf&font=comic'])
      expect((await get(exportRoute, 'export', query)).status).toBe(400);
  });
});
