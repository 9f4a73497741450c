import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { proposalRoles } from '#app/document/wire.ts';
import { exportQueue } from '#app/pdf/queue/export-queue.server.ts';
import { exportsUnderWay } from '#app/proposals/export-progress/followed.server.ts';
import * as pdfRoute from '#app/proposals/routes/export-pdf.ts';
import * as progressRoute from '#app/proposals/routes/export-progress.ts';
import * as zipRoute from '#app/proposals/routes/export-zip.ts';
import { ask, siteWithProposal, someProposal, somebody, teammate, type SiteWithProposal } from '../site.ts';

let site: SiteWithProposal;
beforeEach(async () => {
  site = await siteWithProposal();
});
afterEach(() => site.close());
afterAll(() => exportQueue().close());

const key = 'a-key-of-the-page';
const step = { stage: 'painting', done: 3, total: 9 } as const;
const look = (as = site.lead as typeof site.lead | undefined, query = `?key=${key}`, id = site.made.id) =>
  ask(progressRoute.loader, { url: `/proposals/${id}/export/progress${query}`, params: { id }, as });
const begin = (personId: string) => exportsUnderWay().begin({ personId, proposalId: site.made.id, key });
const make = (route: { loader: unknown }, query: string) =>
  ask(route.loader, { url: `/proposals/${site.made.id}/export${query}`, params: { id: site.made.id }, as: site.lead });

describe('how far an export is', () => {
  it.each(proposalRoles.filter((role) => role !== 'lead'))('is told to a %s who asked for it', async (role) => {
    const as = await teammate(site.db, site.made.id, role);
    begin(as.id).tell(step);
    const { status, body, headers } = await look(as);
    expect([status, body]).toEqual([200, { progress: step }]);
    expect(headers.get('Cache-Control')).toBe('private, no-store');
  });

  it('is told to nobody else on the team, of no other proposal, and to no stranger', async () => {
    begin(site.lead.id).tell(step);
    expect((await look()).body).toEqual({ progress: step });
    expect((await look(await teammate(site.db, site.made.id, 'co-lead'))).body).toEqual({ progress: null });
    const other = await someProposal(site.db, site.lead);
    expect((await look(site.lead, `?key=${key}`, other.id)).body).toEqual({ progress: null });
    expect((await look(await somebody(site.db))).status).toBe(404);
    expect((await look(await somebody(site.db, { role: 'admin' }))).status).toBe(404);
    expect((await ask(progressRoute.loader, { params: { id: site.made.id } })).status).toBe(404);
  });

  it('is null for a key that nobody uses, and a key that is none is refused with a sentence', async () => {
    expect((await look(site.lead, '?key=another-key-of-a-page')).body).toEqual({ progress: null });
    for (const query of ['', '?key=', '?key=short', `?key=${'x'.repeat(65)}`, '?key=with%20a%20space-in-it']) {
      const { status, body } = await look(site.lead, query);
      expect([status, body.error.fields.key]).toEqual([400, expect.stringContaining('16 to 64')]);
    }
    expect((await make(pdfRoute, '.pdf?progress=short')).status).toBe(400);
    expect((await make(zipRoute, '.zip?progress=')).status).toBe(400);
  });

  it('goes through the stages of a package and is forgotten with its end, a bad one too', async () => {
    const told: string[] = [];
    const begin = exportsUnderWay().begin.bind(exportsUnderWay());
    vi.spyOn(exportsUnderWay(), 'begin').mockImplementation((followed) => {
      const { tell, end } = begin(followed);
      return { tell: (progress) => (told.push(progress.stage), tell(progress)), end };
    });
    expect((await make(zipRoute, `.zip?progress=${key}&as=sections`)).status).toBe(200);
    expect([...new Set(told)]).toEqual(['reading', 'measuring', 'painting', 'packing']);
    expect((await make(pdfRoute, `.pdf?progress=${key}&font=comic`)).status).toBe(400);
    expect(exportsUnderWay().size).toBe(0);
  });
});
