import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findCall } from '#app/proposals/call-facts.server.ts';
import { createProposal } from '#app/proposals/create-proposal.server.ts';
import { loadDocumentFile } from '#app/proposals/document-file.server.ts';
import { readBlocks } from '#app/proposals/read-blocks.server.ts';
import { getTemplate } from '#app/proposals/templates/index.ts';
import type { TestDatabase } from '#test/support/database.ts';
import { openSite } from '#test/support/site.ts';
import { someCall, somebody, teammate } from './site.ts';

let site: TestDatabase;
beforeEach(async () => void (site = await openSite()));
afterEach(() => site.close());

const rows = async () => ({
  proposals: await site.db.proposal.count(),
  members: await site.db.proposalMember.count(),
  sections: await site.db.section.count(),
  updates: await site.db.syncUpdate.count(),
  audits: await site.db.auditEvent.count({ where: { thingKind: 'proposal' } }),
});
const nothing = { proposals: 0, members: 0, sections: 0, updates: 0, audits: 0 };

describe('a new proposal', () => {
  it('has the sections of its template in order, seeds, its maker as lead, and an audit line', async () => {
    const lead = await somebody(site.db);
    const call = await someCall(site.db);
    const { id, sections } = await createProposal(site.db, lead, {
      title: '  Keep  it ',
      template: 'nsf',
      opportunityId: call.id,
    });
    expect(sections.map(({ key }) => key)).toEqual(getTemplate('nsf')!.sections.map(({ key }) => key));
    expect(sections.map(({ id, room }) => room === `section:${id}`)).not.toContain(false);
    const row = await site.db.proposal.findUniqueOrThrow({ where: { id }, include: { members: true } });
    expect(row).toMatchObject({ title: 'Keep it', template: 'nsf', opportunityId: call.id, stage: 'drafting' });
    expect(row.members).toMatchObject([{ personId: lead.id, role: 'lead' }]);
    expect(await site.db.auditEvent.findMany({ where: { thingKind: 'proposal' } })).toMatchObject([
      { personId: lead.id, action: 'proposal.create', thingId: id },
    ]);
  });

  it('is not for a call that nobody sees yet, and tells nothing of it', async () => {
    const lead = await somebody(site.db);
    const { id: opportunityId } = await someCall(site.db);
    const { id: heldByRunId } = await site.db.fetchRun.create({
      data: { sourceId: 'test', status: 'running', origin: 'file', holds: true },
    });
    await site.db.opportunity.update({ where: { id: opportunityId }, data: { heldByRunId } });
    expect(await findCall(site.db, opportunityId, new Date(), null)).toBeNull();
    const made = createProposal(site.db, lead, { title: 'T', template: 'generic', opportunityId });
    await expect(made).rejects.toMatchObject({ code: 'bad_input', fields: { opportunityId: expect.any(String) } });
  });

  it('begins an NSF summary with the three headings, and any other section with one empty paragraph', async () => {
    const lead = await somebody(site.db);
    const { sections } = await createProposal(site.db, lead, { title: 'T', template: 'nsf' });
    const summary = await readBlocks(site.db, sections[0]!.id);
    const headings = summary.filter((block) => block.kind === 'h');
    expect(headings.map((block) => block.content)).toEqual([
      [{ text: 'Overview' }],
      [{ text: 'Intellectual Merit' }],
      [{ text: 'Broader Impacts' }],
    ]);
    expect((await readBlocks(site.db, sections[1]!.id)).map((block) => block.kind)).toEqual(['p']);
  });

  it.each([
    ['title', { title: ' \n', template: 'generic' }],
    ['title', { title: 'x'.repeat(301), template: 'generic' }],
    ['title', { title: 7, template: 'generic' }],
    ['template', { title: 'T', template: 'nih' }],
    ['template', { title: 'T', template: undefined }],
    ['opportunityId', { title: 'T', template: 'generic', opportunityId: 'no-such' }],
    ['opportunityId', { title: 'T', template: 'generic', opportunityId: { $ne: '' } }],
  ])('is not made at all with a broken %s', async (field, input) => {
    const lead = await somebody(site.db);
    const failed = await createProposal(site.db, lead, input).catch((error: unknown) => error);
    expect(failed).toMatchObject({ code: 'bad_input', fields: { [field]: expect.any(String) } });
    expect(await rows()).toEqual(nothing);
  });

  it('leaves nothing behind when a seed fails half way', async () => {
    const lead = await somebody(site.db);
    await site.db.$executeRawUnsafe(
      `CREATE TRIGGER full BEFORE INSERT ON SyncUpdate WHEN (SELECT count(*) FROM SyncUpdate) >= 3
       BEGIN SELECT RAISE(ABORT, 'disk full'); END`,
    );
    await expect(createProposal(site.db, lead, { title: 'T', template: 'nsf' })).rejects.toThrow();
    expect(await rows()).toEqual(nothing);
  });
});

describe('the document file', () => {
  it('holds title, template, people in the order of their roles, and every section', async () => {
    const lead = await somebody(site.db, { name: 'Zoe Lead' });
    await site.db.person.update({ where: { id: lead.id }, data: { affiliation: 'Analytical Society' } });
    const { id } = await createProposal(site.db, lead, { title: 'T', template: 'nsf' });
    await teammate(site.db, id, 'viewer');
    await teammate(site.db, id, 'writer');
    await teammate(site.db, id, 'co-lead');
    const file = await loadDocumentFile(site.db, id);
    expect(file).toMatchObject({
      format: 'callboard-document',
      version: 1,
      title: 'T',
      template: 'nsf',
      references: [],
      assets: [],
    });
    expect(file.people).toEqual([
      { name: 'Zoe Lead', affiliation: 'Analytical Society', role: 'lead' },
      { name: 'A co-lead', role: 'co-lead' },
      { name: 'A writer', role: 'writer' },
    ]);
    expect(file.sections.map(({ key }) => key)).toEqual(getTemplate('nsf')!.sections.map(({ key }) => key));
    await expect(loadDocumentFile(site.db, lead.id)).rejects.toMatchObject({ code: 'not_found' });
  });
});
