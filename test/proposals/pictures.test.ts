import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { assetFolder, sha256 } from '#app/archive/asset-store.server.ts';
import { parseDocumentFile } from '#app/document/document-file.ts';
import type { ProposalRole } from '#app/document/wire.ts';
import { sectionRoom } from '#app/document/wire.ts';
import { countProposal, exportProposal } from '#app/proposals/export-proposal.server.ts';
import { getWorkspace } from '#app/proposals/get-workspace.server.ts';
import type { AddedPicture } from '#app/proposals/pictures/add-picture.server.ts';
import * as assetRoute from '#app/proposals/routes/asset.ts';
import * as assetsRoute from '#app/proposals/routes/assets.ts';
import * as exportJson from '#app/proposals/routes/export-json.ts';
import { seedSection } from '#app/proposals/section-log.server.ts';
import { addressesIn, PictureAddress } from '#app/proposals/workspace/picture-address.ts';
import { SectionText } from '#app/proposals/workspace/section-text.tsx';
import { openArchive } from '#test/archive/pursuit.ts';
import { halves, svg } from '#test/pdf/pictures/made.ts';
import { opened } from '#test/pdf/support/pdf-tools.ts';
import { figure } from '#test/pdf/support/pictures.ts';
import { ask, someProposal, somebody, teammate, type Somebody } from './site.ts';

let site: Awaited<ReturnType<typeof openArchive>>;
let lead: Somebody;
let made: Awaited<ReturnType<typeof someProposal>>;
let png: Uint8Array<ArrayBuffer>;
beforeEach(async () => {
  site = await openArchive();
  lead = await somebody(site.db);
  made = await someProposal(site.db, lead);
  png = new Uint8Array(await halves(600, 400, true).png().toBuffer());
});
afterEach(() => site.close());

const put = (body: BodyInit, as: Somebody | undefined = lead, headers: Record<string, string> = { 'Content-Type': 'image/png' }, id = made.id) =>
  ask(assetsRoute.action, { method: 'POST', url: `/proposals/${id}/assets`, params: { id }, as, headers, body }); // prettier-ignore
const get = (hash: string, as: Somebody | undefined = lead, id = made.id) =>
  ask(assetRoute.loader, { url: `/proposals/${id}/assets/${hash}`, params: { id, sha256: hash }, as });
const added = async () => (await put(png)).body as AddedPicture;

describe('a picture put into a proposal', () => {
  it('is kept plain, and told of by what is kept', async () => {
    const { status, body, headers } = await put(png);
    expect(status).toBe(201);
    expect(headers.get('Cache-Control')).toBe('no-store');
    expect(body).toEqual({ sha256: expect.stringMatching(/^[0-9a-f]{64}$/), mediaType: 'image/png', width: 600, height: 400, size: expect.any(Number) }); // prettier-ignore
    expect(body).toEqual((await put(png)).body);
    expect(await site.db.proposalAsset.findMany()).toMatchObject([
      { proposalId: made.id, addedById: lead.id, width: 600 },
    ]);
    expect(await site.db.auditEvent.count({ where: { action: 'proposal.picture', thingId: made.id } })).toBe(1);
  });

  it('comes back to the team as what was kept, and cannot do anything in a browser', async () => {
    const { sha256: hash, size } = await added();
    const { status, headers, body } = await get(hash);
    expect(status).toBe(200);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'image/png',
      'content-length': String(size),
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining('sandbox'),
      'cache-control': 'private, max-age=31536000, immutable',
    });
    const bytes = new Uint8Array(await (body as Response).arrayBuffer());
    expect(sha256(bytes)).toBe(hash);
    expect((await sharp(bytes).metadata()).hasAlpha).toBe(false);
  });

  it('comes in a form too, and loses what its camera wrote into it', async () => {
    const photo = await halves()
      .withExif({ IFD0: { Copyright: 'Somebody at home' } })
      .jpeg()
      .toBuffer();
    const form = new FormData();
    form.append('file', new File([new Uint8Array(photo)], 'odd name.png', { type: 'image/png' }));
    const { status, body } = await put(form, lead, {});
    expect([status, (body as AddedPicture).mediaType]).toEqual([201, 'image/jpeg']);
    const kept = (await get((body as AddedPicture).sha256)).body as Response;
    expect(Buffer.from(await kept.arrayBuffer()).includes('Somebody at home')).toBe(false);
  });

  it.each<[string, () => BodyInit, Record<string, string>, RegExp]>([
    ['nothing', () => '', { 'Content-Type': 'image/png' }, /is empty/],
    ['a page called a picture', () => '<html></html>', { 'Content-Type': 'image/png' }, /no PNG, JPEG, WebP, GIF or SVG/],
    ['a drawing that leads elsewhere', () => svg('<image href="https://example.org/"/>'), { 'Content-Type': 'image/svg+xml' }, /not drawn here/],
    ['text', () => 'x', { 'Content-Type': 'text/plain' }, /Send one picture/],
    ['a form without a file', () => new URLSearchParams({ file: 'x' }), {}, /Send one picture/],
    ['a form that is broken', () => 'x', { 'Content-Type': 'multipart/form-data' }, /cannot be read/],
  ])('is refused with a sentence: %s', async (_, body, headers, why) => {
    const { status, body: answer } = await put(body(), lead, headers);
    expect([status, answer.error.code]).toEqual([400, 'bad_input']);
    expect(answer.error.message).toMatch(why);
    expect(await site.db.asset.count()).toBe(0);
  }); // prettier-ignore

  it.each<[ProposalRole | 'stranger' | 'public', number, number]>([
    ['co-lead', 201, 200],
    ['writer', 201, 200],
    ['suggester', 403, 200],
    ['commenter', 403, 200],
    ['viewer', 403, 200],
    ['stranger', 404, 404],
    ['public', 401, 404],
  ])('is a matter of the team: %s', async (role, putting, getting) => {
    const { sha256: hash } = await added();
    const as =
      role === 'public' ? null : role === 'stranger' ? await somebody(site.db) : await teammate(site.db, made.id, role);
    const asked = { url: '/', params: { id: made.id, sha256: hash }, ...(as && { as }) };
    expect((await ask(assetsRoute.action, { ...asked, method: 'POST', body: png })).status).toBe(putting);
    expect((await ask(assetRoute.loader, asked)).status).toBe(getting);
  });

  it('opens nothing in another proposal, nor do other kept files', async () => {
    const { sha256: hash } = await added();
    const other = await someProposal(site.db, lead);
    expect((await get(hash, lead, other.id)).status).toBe(404);
    await site.db.asset.create({ data: { sha256: 'c'.repeat(64), mediaType: 'application/pdf', size: 1 } });
    for (const name of ['c'.repeat(64), '../../callboard.db', '']) expect((await get(name)).status).toBe(404);
  });

  it('is not there, rather than a fault, where its file is gone', async () => {
    const { sha256: hash } = await added();
    await rm(path.join(assetFolder(), hash.slice(0, 2), hash));
    expect((await get(hash)).status).toBe(404);
  });

  it('takes nothing but POST at its door', async () => {
    const { status, headers } = await ask(assetsRoute.loader, { params: { id: made.id } });
    expect([status, headers.get('Allow')]).toEqual([405, 'POST']);
  });
});

describe('a proposal with a picture', () => {
  it('has it in its PDF and its document file; another proposal that names it has not', async () => {
    const { sha256: hash } = await added();
    const other = await someProposal(site.db, lead);
    for (const { id, first } of [made, other]) {
      await site.db.syncUpdate.deleteMany({ where: { room: sectionRoom(first.id) } });
      await seedSection(site.db, first.id, [figure(hash, { width: 50 })]);
      const { pdf, findings } = await exportProposal(site.db, id, null);
      const isHeld = id === made.id;
      expect(opened(pdf).includes('/Subtype /Image')).toBe(isHeld);
      expect(findings.filter(({ rule }) => rule === 'picture-missing')).toHaveLength(isHeld ? 0 : 1);
      const { text } = await ask(exportJson.loader, { url: `/proposals/${id}/export.json`, params: { id }, as: lead });
      expect(parseDocumentFile(text).assets.map((asset) => asset.sha256)).toEqual(isHeld ? [hash] : []);
    }
  });

  it('is read in the workspace with the pictures it holds, and with words for those it does not', async () => {
    const { sha256: hash } = await added();
    await site.db.syncUpdate.deleteMany({ where: { room: sectionRoom(made.first.id) } });
    const blocks = [figure(hash), figure('ab'.repeat(32), { alt: 'A lost one' })];
    await seedSection(site.db, made.first.id, blocks);
    const { section } = await getWorkspace(site.db, lead, made.id, made.first.key);
    expect(section!.pictures).toEqual([hash]);
    const value = addressesIn(made.id, section!.pictures);
    const text = createElement(SectionText, { blocks });
    const html = renderToStaticMarkup(createElement(PictureAddress.Provider, { value }, text));
    expect(html).toContain(`<img src="/proposals/${made.id}/assets/${hash}" alt="Two halves"`);
    expect(html).toContain('<div class="block-picture">A lost one</div>');
    expect(renderToStaticMarkup(text)).not.toContain('<img');
  });

  it('is counted by its size alone, as it is exported, also where its file is lost', async () => {
    const { sha256: hash } = await added();
    await site.db.syncUpdate.deleteMany({ where: { room: sectionRoom(made.first.id) } });
    const shown = Array.from({ length: 9 }, () => figure(hash, { width: 100 }));
    await seedSection(site.db, made.first.id, shown);
    const counted = async () => (await countProposal(site.db, made.id)).sections;
    const exported = async () => (await exportProposal(site.db, made.id, null)).sections;
    const whole = await exported();
    expect(await counted()).toEqual(whole);
    await rm(path.join(assetFolder(), hash.slice(0, 2), hash));
    const lost = await exported();
    expect(lost).not.toEqual(whole);
    expect(await counted()).toEqual(lost);
  });
});
