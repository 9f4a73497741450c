import { afterEach, beforeEach, expect, it } from 'vitest';
import { deleteProposal } from '#app/proposals/delete-proposal.server.ts';
import { lockAllSections, setSectionLocked } from '#app/proposals/lock-section.server.ts';
import { renameProposal } from '#app/proposals/rename-proposal.server.ts';
import { siteWithProposal, somebody, someProposal, teammate, type SiteWithProposal } from './site.ts';

let site: SiteWithProposal;
beforeEach(async () => {
  site = await siteWithProposal();
});
afterEach(() => site.close());

it('renames, with white space put in order', async () => {
  expect(await renameProposal(site.db, site.lead, site.made.id, ' A  new\ntitle ')).toBe('A new title');
  expect(await site.db.proposal.findUnique({ where: { id: site.made.id } })).toMatchObject({ title: 'A new title' });
  await expect(renameProposal(site.db, site.lead, site.made.id, '')).rejects.toMatchObject({
    fields: { title: expect.any(String) },
  });
});

it('locks and unlocks one section, or all', async () => {
  const locked = async () =>
    (await site.db.section.findMany({ orderBy: { position: 'asc' } })).map((row) => row.locked);
  await setSectionLocked(site.db, site.lead, site.made.id, site.made.first.id, true);
  expect((await locked()).filter(Boolean)).toHaveLength(1);
  expect(site.rechecked).toEqual([{ proposalId: site.made.id, sectionId: site.made.first.id }]);
  await lockAllSections(site.db, site.made.id);
  expect(await locked()).not.toContain(false);
  await setSectionLocked(site.db, site.lead, site.made.id, site.made.first.id, false);
  expect((await locked())[0]).toBe(false);
});

it('does not lock a section of another proposal', async () => {
  const other = await someProposal(site.db, await somebody(site.db));
  const stranger = setSectionLocked(site.db, site.lead, site.made.id, other.first.id, true);
  await expect(stranger).rejects.toMatchObject({ code: 'not_found' });
  expect(await site.db.section.count({ where: { locked: true } })).toBe(0);
});

it('deletes a proposal with its text when a lead types the title', async () => {
  const other = await someProposal(site.db, site.lead);
  await expect(deleteProposal(site.db, site.lead, site.made.id, 'keep')).rejects.toMatchObject({
    fields: { title: expect.any(String) },
  });
  await deleteProposal(site.db, site.lead, site.made.id, ' Keep the arrays alive ');
  expect(await site.db.proposal.findMany({ select: { id: true } })).toEqual([{ id: other.id }]);
  expect(await site.db.section.count()).toBe(other.sections.length);
  expect(await site.db.syncUpdate.count()).toBe(other.sections.length);
  expect(site.rechecked).toEqual([{ proposalId: site.made.id }]);
});

it('deletes nothing that was submitted, and nothing for a co-lead', async () => {
  const co = await teammate(site.db, site.made.id, 'co-lead');
  const title = 'Keep the arrays alive';
  await expect(deleteProposal(site.db, co, site.made.id, title)).rejects.toMatchObject({ code: 'forbidden' });
  await site.db.proposal.update({ where: { id: site.made.id }, data: { stage: 'submitted' } });
  await expect(deleteProposal(site.db, site.lead, site.made.id, title)).rejects.toMatchObject({ code: 'conflict' });
  expect(await site.db.proposal.count()).toBe(1);
});
