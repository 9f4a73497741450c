import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as exportJson from '#app/proposals/routes/export-json.ts';
import * as exportPdf from '#app/proposals/routes/export-pdf.ts';
import * as listRoute from '#app/proposals/routes/list.tsx';
import * as newRoute from '#app/proposals/routes/new.tsx';
import * as teamRoute from '#app/proposals/routes/team.tsx';
import * as workspaceRoute from '#app/proposals/routes/workspace.tsx';
import type { TestDatabase } from '#test/support/database.ts';
import { openSite } from '#test/support/site.ts';
import { ask, askForm, someCall, somebody, someProposal, teammate, type Somebody } from './site.ts';

let site: TestDatabase;
let lead: Somebody;
beforeEach(async () => {
  site = await openSite();
  lead = await somebody(site.db);
});
afterEach(() => site.close());

describe('starting a proposal', () => {
  const url = '/proposals/new';

  it('shows the call it is for and offers its funder’s template', async () => {
    const call = await someCall(site.db);
    const { body } = await ask(newRoute.loader, { url: `${url}?opportunityId=${call.id}`, as: lead });
    expect(body).toMatchObject({
      call: { id: call.id, title: call.title, due: { date: '2026-12-07' } },
      missing: false,
      suggested: 'nsf',
    });
    const gone = await ask(newRoute.loader, { url: `${url}?opportunityId=gone`, as: lead });
    expect(gone.body).toMatchObject({ call: null, missing: true, suggested: 'generic' });
  });

  it('leads to the new proposal', async () => {
    const { status, headers } = await askForm(
      newRoute.action,
      { title: 'T', template: 'nsf', opportunityId: '' },
      { url, as: lead },
    );
    const { id } = await site.db.proposal.findFirstOrThrow();
    expect([status, headers.get('Location')]).toEqual([302, `/proposals/${id}`]);
  });

  it('keeps what was typed and says what to mend', async () => {
    const typed = { title: 'x'.repeat(301), template: 'nsf', opportunityId: '' };
    const { status, body } = await askForm(newRoute.action, typed, { url, as: lead });
    expect(status).toBe(400);
    expect(body.problem).toMatchObject({ fields: { title: expect.stringContaining('301') }, values: typed });
    expect(await site.db.proposal.count()).toBe(0);
  });

  it('answers a body that is no form with 400', async () => {
    const headers = { 'Content-Type': 'application/json' };
    expect((await ask(newRoute.action, { url, method: 'POST', as: lead, headers, body: '{}' })).status).toBe(400);
  });
});

it('the list holds one’s own proposals and sends the public to sign in', async () => {
  const mine = await someProposal(site.db, lead);
  await someProposal(site.db, await somebody(site.db));
  const { body } = await ask(listRoute.loader, { url: '/proposals', as: lead });
  expect(body.proposals.map((line: { id: string }) => line.id)).toEqual([mine.id]);
  const { status, headers } = await ask(listRoute.loader, { url: '/proposals' });
  expect([status, headers.get('Location')]).toEqual([302, '/sign-in?to=%2Fproposals']);
});

describe('the workspace', () => {
  const open = (id: string, as: Somebody, search = '') =>
    ask(workspaceRoute.loader, { url: `/proposals/${id}${search}`, params: { id }, as });

  it('opens the section asked for, with its rules, and the first one otherwise', async () => {
    const { id } = await someProposal(site.db, lead, 'nsf');
    const { body } = await open(id, lead, '?section=project_description');
    expect(body.workspace.section).toMatchObject({
      key: 'project_description',
      canWrite: true,
      readOnly: null,
      epoch: 1,
      rules: { limit: { max: 15, confidence: 'verified' }, headings: ['Broader Impacts'], forbid: ['links'] },
    });
    for (const search of ['', '?section=nonsense']) {
      expect((await open(id, lead, search)).body.workspace.section.key).toBe('project_summary');
    }
    expect(body.workspace.outline[0]).toMatchObject({ key: 'project_summary', words: 5, limit: { max: 1 } });
  });

  it('says why it is read-only', async () => {
    const { id, first } = await someProposal(site.db, lead);
    const viewer = await teammate(site.db, id, 'viewer');
    expect((await open(id, viewer)).body.workspace.section).toMatchObject({
      canWrite: false,
      readOnly: expect.stringContaining('viewer'),
    });
    await site.db.section.update({ where: { id: first.id }, data: { locked: true } });
    expect((await open(id, lead)).body.workspace.section).toMatchObject({
      canWrite: false,
      readOnly: expect.stringContaining('locked'),
    });
  });

  it('checks pages and rules, and keeps the counts for the outline', async () => {
    const { id } = await someProposal(site.db, lead, 'nsf');
    const asked = { url: `/proposals/${id}?section=facilities`, params: { id }, as: lead };
    const { status, body } = await askForm(workspaceRoute.action, { intent: 'check' }, asked);
    expect(status).toBe(200);
    expect(body.check.findings.map((finding: { rule: string }) => finding.rule)).toContain('empty-section');
    const { pages } = (await open(id, lead)).body.workspace;
    expect(pages.sections.find(({ key }: { key: string }) => key === 'project_description')).toMatchObject({
      limit: 15,
    });
  });

  it('renames back to the same section, and keeps a broken title to be mended', async () => {
    const { id } = await someProposal(site.db, lead);
    const asked = { url: `/proposals/${id}?section=team`, params: { id }, as: lead };
    const good = await askForm(workspaceRoute.action, { intent: 'rename', title: 'New' }, asked);
    expect([good.status, good.headers.get('Location')]).toEqual([302, `/proposals/${id}?section=team`]);
    const bad = await askForm(workspaceRoute.action, { intent: 'rename', title: ' ' }, asked);
    expect(bad.status).toBe(400);
    expect(bad.body.problem).toMatchObject({ fields: { title: expect.any(String) }, values: { title: ' ' } });
    expect((await askForm(workspaceRoute.action, { intent: 'explode' }, asked)).status).toBe(400);
  });
});

it('the team page shows an invitation’s link once, in the answer only', async () => {
  const { id } = await someProposal(site.db, lead);
  const asked = { url: `/proposals/${id}/team`, params: { id }, as: lead };
  const form = { intent: 'add', email: 'new@example.org', role: 'writer' };
  const { body } = await askForm(teamRoute.action, form, asked);
  expect(body.invited).toMatchObject({ email: 'new@example.org', role: 'writer' });
  expect(body.invited.link).toMatch(/^http:\/\/callboard\.test\/invitations\//);
  const page = await ask(teamRoute.loader, asked);
  expect(page.body.invitations).toMatchObject([{ email: 'new@example.org', role: 'writer' }]);
  expect(page.text).not.toContain(body.invited.link.split('/').at(-1));
});

describe('exports', () => {
  it('give the PDF in the template’s profile under a safe name', async () => {
    const { id } = await someProposal(site.db, lead, 'nsf');
    await site.db.proposal.update({ where: { id }, data: { title: 'Überarrays "2"/\r\nX: y' } });
    const asked = { url: `/proposals/${id}/export.pdf`, params: { id }, as: lead };
    const { status, headers, text } = await ask(exportPdf.loader, asked);
    expect(status).toBe(200);
    expect(headers.get('Content-Type')).toBe('application/pdf');
    expect(headers.get('Content-Disposition')).toBe('inline; filename="Uberarrays-2-X-y.pdf"');
    expect(text.startsWith('%PDF-')).toBe(true);
    const other = await ask(exportPdf.loader, { ...asked, url: `${asked.url}?profile=a4` });
    expect(other.status).toBe(200);
  });

  it('name the known profiles when asked for an unknown one', async () => {
    const { id } = await someProposal(site.db, lead);
    const url = `/proposals/${id}/export.pdf?profile=__proto__`;
    const { status, body } = await ask(exportPdf.loader, { url, params: { id }, as: lead });
    expect(status).toBe(400);
    expect(body.error.fields.profile).toContain('letter, a4, nsf');
  });

  it('take notes in the margin only where a profile has room for them', async () => {
    const { id } = await someProposal(site.db, lead, 'nsf');
    const asking = (query: string) =>
      ask(exportPdf.loader, { url: `/proposals/${id}/export.pdf?${query}`, params: { id }, as: lead });
    expect((await asking('profile=review&notes=open')).status).toBe(200);
    const unknown = await asking('profile=review&notes=__proto__');
    expect(unknown.status).toBe(400);
    expect(unknown.body.error.fields.notes).toContain('none, open, all');
    const refused = await asking('notes=all');
    expect(refused.status).toBe(400);
    expect(refused.body.error.fields.notes).toContain('Export them with the profile review');
  });

  it('give the document file as it is', async () => {
    const { id } = await someProposal(site.db, lead, 'nsf');
    const { body, text } = await ask(exportJson.loader, {
      url: `/proposals/${id}/export.json`,
      params: { id },
      as: lead,
    });
    expect(body).toMatchObject({ format: 'callboard-document', version: 1, template: 'nsf' });
    expect(text).toContain('\n  "title": "Keep the arrays alive"');
  });
});
