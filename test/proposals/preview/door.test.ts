import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { exportQueue } from '#app/pdf/queue/export-queue.server.ts';
import * as preview from '#app/proposals/routes/preview.ts';
import { previewProposal } from '#app/proposals/workspace/preview/preview-proposal.server.ts';
import { ask, siteWithProposal, somebody, teammate, type SiteWithProposal } from '../site.ts';

let site: SiteWithProposal;
beforeEach(async () => void (site = await siteWithProposal()));
afterEach(() => site.close());

const knock = (tag: string | null = null, as = site.lead, id = site.made.id) =>
  ask(preview.loader, {
    url: `/proposals/${id}/preview`,
    params: { id },
    as,
    headers: tag === null ? {} : { 'If-None-Match': tag },
  });

const partsOf = async (response: Response) => {
  const parts = await response.formData();
  const about = JSON.parse(await (parts.get('about') as File).text()) as Record<string, unknown[]>;
  return { about, pdf: Buffer.from(await (parts.get('pdf') as File).arrayBuffer()).toString('latin1') };
};

describe('GET /proposals/:id/preview', () => {
  it('gives the file, and of the same run where its blocks stand and what its pages look like', async () => {
    const { status, body, headers } = await knock();
    expect(status).toBe(200);
    expect(headers.get('Content-Type')).toMatch(/^multipart\/form-data; boundary=/);
    expect(headers.get('Cache-Control')).toBe('private, no-store');
    const { about, pdf } = await partsOf(body as Response);
    expect(pdf.startsWith('%PDF-')).toBe(true);
    expect(pdf.trimEnd().endsWith('%%EOF')).toBe(true);
    expect(Object.keys(about).sort()).toEqual(['height', 'looks', 'places', 'sections', 'width']);
    expect(about.places![0]).toEqual({
      section: site.made.sections[0]!.key,
      block: -1,
      page: 1,
      y: expect.any(Number),
    });
  });

  it('says that nothing changed to who has it already, weakly too, and sets nothing for that', async () => {
    const tag = (await knock()).headers.get('ETag')!;
    const run = vi.spyOn(exportQueue(), 'run');
    for (const known of [tag, `W/${tag}`]) {
      const { status, text, headers } = await knock(known);
      expect([status, text, headers.get('ETag')]).toEqual([304, '', tag]);
    }
    const viewer = await teammate(site.db, site.made.id, 'viewer');
    expect((await knock(tag, viewer)).status).toBe(304);
    expect(run).not.toHaveBeenCalled();
    run.mockRestore();
  });

  it('is another for another text and another proposal', async () => {
    const tag = (await knock()).headers.get('ETag')!;
    await site.db.proposal.update({ where: { id: site.made.id }, data: { title: 'Another title' } });
    const changed = await knock(tag);
    expect(changed.status).toBe(200);
    expect(changed.headers.get('ETag')).not.toBe(tag);
  });

  it('answers nobody who has gone, and nothing is left in the queue', async () => {
    const gone = new AbortController();
    const asked = previewProposal(site.db, site.made.id, null, gone.signal);
    gone.abort();
    await expect(asked).rejects.toThrow();
    expect(exportQueue().length).toBe(0);
    expect((await knock()).status).toBe(200);
  });

  it('tells a stranger nothing, not even with a right ETag', async () => {
    const tag = (await knock()).headers.get('ETag')!;
    const stranger = await somebody(site.db);
    expect((await knock(tag, stranger)).status).toBe(404);
  });
});
