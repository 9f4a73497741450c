import { existsSync } from 'node:fs';
import { sessionCookieName } from '#app/accounts/cookie.server.ts';
import { assetFile } from '#app/archive/asset-store.server.ts';
import { sweepAssets } from '#app/archive/sweep-assets.server.ts';
import type { ProposalRole } from '#app/document/wire.ts';
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
import { halves } from '#test/pdf/pictures/made.ts';
import { pdfOf } from '#test/pdf/support/faulty-pdf.ts';
import { Random } from '#test/server/sync/fuzz/random.ts';
import { seed } from '#test/support/seed.ts';
import { describe, expect, it } from 'vitest';
import { bytesOf, exportSite, fileOf, letter } from './export-site.ts';
import { ask, someProposal, somebody, teammate } from './site.ts';

const { here, get, post, attach, attached } = exportSite();

const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000);

describe('supporting PDFs', () => {
  it('have the name of their file as a title where none was given, whatever it is', async () => {
    await attach(await letter('one'), '   ', here.lead, `${'long '.repeat(50)}.pdf`);
    await attach(await letter('two'), '', here.lead, '.pdf');
    const titles = (await attached()).map(({ title }) => title);
    expect(titles).toEqual(['long '.repeat(24).trim(), 'Supporting document']);
  });

  it('keep an order without gaps that everybody sees, however many move them at once', async () => {
    const facts = { proposalId: here.made.id, fileName: 'x.pdf', pages: 1 };
    for (let position = 0; position < 5; position++) {
      const hash = String(position).repeat(64);
      await here.site.db.asset.create({ data: { sha256: hash, mediaType: 'application/pdf', size: 1 } });
      await here.site.db.proposalAttachment.create({
        data: { ...facts, sha256: hash, title: `${position}`, position },
      });
    }
    const rows = await attached();
    const random = new Random(seed);
    const moves = random.times(12, () => [random.pick(rows).id, random.pick([-1, 1] as const)] as const);
    await Promise.all(moves.map(([id, by]) => moveAttachment(here.site.db, here.lead, here.made.id, id, by)));
    const after = await here.site.db.proposalAttachment.findMany({ orderBy: { position: 'asc' } });
    expect(after.map(({ position }) => position)).toEqual([0, 1, 2, 3, 4]);
    expect(after.map(({ title }) => title).toSorted()).toEqual(['0', '1', '2', '3', '4']);
  });

  it('are taken in, named, ordered and removed by those who write', async () => {
    expect((await attach(await letter('one'), '', here.lead, 'C:\\x\\Quote.PDF')).status).toBe(302);
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
    await sweepAssets(here.site.db, inHours(23));
    expect(there()).toEqual([true, true]);
    await sweepAssets(here.site.db, inHours(25));
    expect(there()).toEqual([false, true]);
  });

  it('come back to the team as they are kept, and are not opened on this site', async () => {
    const bytes = await letter();
    await attach(bytes);
    const [row] = await attached();
    const params = { id: here.made.id, attachment: row!.id };
    const viewer = await teammate(here.site.db, here.made.id, 'viewer');
    const answer = await ask(attachmentRoute.loader, { url: '/', params, as: viewer });
    expect(await bytesOf(answer)).toEqual(bytes);
    expect(answer.headers.get('Content-Disposition')).toBe('attachment; filename="letter.pdf"');
    expect(answer.headers.get('Content-Security-Policy')).toContain('sandbox');
    const other = await someProposal(here.site.db, here.lead);
    expect(
      (await ask(attachmentRoute.loader, { url: '/', params: { ...params, id: other.id }, as: here.lead })).status,
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
    const as = role === 'stranger' ? await somebody(here.site.db) : await teammate(here.site.db, here.made.id, role);
    const view = await get(exportRoute, 'export', '', as);
    expect(view.status).toBe(looking);
    if (looking === 200) expect(view.body.mayAttach).toBe(adding === 302);
    expect((await post({ intent: 'remove', attachment: 'x' }, as)).status).toBe(adding === 302 ? 409 : adding);
    if (adding !== 302) expect((await attach(Buffer.from('x'), '', as)).status).toBe(adding);
    expect((await get(pdfRoute, 'export.pdf', '?font=comic', as)).status).toBe(looking === 200 ? 400 : 404);
    expect((await get(zipRoute, 'export.zip', '?as=scroll', as)).status).toBe(looking === 200 ? 400 : 404);
  });

  it('stay as they were once the proposal was submitted', async () => {
    await here.site.db.proposal.update({ where: { id: here.made.id }, data: { stage: 'submitted' } });
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
    expect([await attached(), await here.site.db.asset.count()]).toEqual([[], 0]);
  });

  it('are limited one by one, all together and in number', async () => {
    const add = (file: File) => addAttachment(here.site.db, here.lead, here.made.id, file, '');
    const huge = { name: 'huge.pdf', size: mostFileBytes + 1 } as File;
    await expect(add(huge)).rejects.toThrow(/At most 32 MB/);
    await here.site.db.asset.create({
      data: { sha256: 'a'.repeat(64), mediaType: 'application/pdf', size: 99 * 1024 * 1024 },
    });
    const facts = { proposalId: here.made.id, sha256: 'a'.repeat(64), title: 'x', fileName: 'x.pdf', pages: 1 };
    await here.site.db.proposalAttachment.create({ data: { ...facts, position: 0 } });
    await expect(add({ name: 'x.pdf', size: 2 * 1024 * 1024 } as File)).rejects.toThrow(/have 101 MB; at most 100 MB/);
    for (let position = 1; position < mostFiles; position++)
      await here.site.db.proposalAttachment.create({ data: { ...facts, position } });
    await expect(add({ name: 'x.pdf', size: 1 } as File)).rejects.toThrow(/40 supporting PDFs/);
  });

  it('once are enough', async () => {
    await attach(await letter());
    expect((await attach(await letter())).body.problem.message).toContain('already');
  });

  it('come through a door that takes so much from those who are signed in, and nothing from another site', () => {
    const cookie = `${sessionCookieName}=x`;
    const url = `/proposals/${here.made.id}/export?profile=nsf`;
    expect(bodyLimitOf({ url, headers: { cookie } })).toBeGreaterThan(mostFileBytes);
    expect(bodyLimitOf({ url, headers: {} })).toBe(bodyLimit);
    expect(isCrossSite('POST', { cookie, host: 'here.test', origin: 'https://elsewhere.test' }, null)).toBe(true);
  });

  it('go with their proposal, and so do its pictures, unless another has them', async () => {
    await attach(await letter());
    const png = new Uint8Array(await halves(60, 40, true).png().toBuffer());
    const shared = new Uint8Array(await halves(64, 40, true).png().toBuffer());
    const picture = await addPicture(here.site.db, here.lead, here.made.id, png);
    const kept = await addPicture(here.site.db, here.lead, here.made.id, shared);
    const other = await someProposal(here.site.db, here.lead);
    await addPicture(here.site.db, here.lead, other.id, shared);
    const [row] = await attached();
    await deleteProposal(here.site.db, here.lead, here.made.id, 'Keep the arrays alive');
    const there = () => [row!, picture, kept].map(({ sha256 }) => existsSync(assetFile(sha256)));
    expect(there()).toEqual([true, true, true]);
    await sweepAssets(here.site.db, inHours(25));
    expect(there()).toEqual([false, false, true]);
    expect((await here.site.db.asset.findMany()).map(({ sha256 }) => sha256)).toEqual([kept.sha256]);
    expect(await here.site.db.proposalAttachment.count()).toBe(0);
  });
});
