import { afterEach, beforeEach, expect, it } from 'vitest';
import { deleteProposal } from '#app/proposals/delete-proposal.server.ts';
import { registerLive, type LiveFilter } from '#app/proposals/live.server.ts';
import { lockAllSections, setSectionLocked } from '#app/proposals/lock-section.server.ts';
import { renameProposal } from '#app/proposals/rename-proposal.server.ts';
import type { TestDatabase } from '#test/support/database.ts';
import { openSite } from '#test/support/site.ts';
import { somebody, someProposal, teammate, type Somebody } from './site.ts';

let site: TestDatabase;
let lead: Somebody;
let made: Awaited<ReturnType<typeof someProposal>>;
let rechecked: LiveFilter[];

beforeEach(async () => {
  site = await openSite();
  lead = await somebody(site.db);
  made = await someProposal(site.db, lead);
  rechecked = [];
  registerLive({ disconnect: () => undefined, recheck: (filter) => void rechecked.push(filter) });
});
afterEach(() => site.close());

it('renames, with white space put in order', async () => {
  expect(await renameProposal(site.db, lead, made.id, ' A  new\ntitle ')).toBe('A new title');
  expect(await site.db.proposal.findUnique({ where: { id: made.id } })).toMatchObject({ title: 'A new title' });
  await expect(renameProposal(site.db, lead, made.id, '')).rejects.toMatchObject({
    fields: { title: expect.any(String) },
  });
});

it('locks and unlocks one section, or all', async () => {
  const locked = async () =>
    (await site.db.section.findMany({ orderBy: { position: 'asc' } })).map((row) => row.locked);
  await setSectionLocked(site.db, lead, made.id, made.first.id, true);
  expect((await locked()).filter(Boolean)).toHaveLength(1);
  expect(rechecked).toEqual([{ proposalId: made.id, sectionId: made.first.id }]);
  await lockAllSections(site.db, made.id);
  expect(await locked()).not.toContain(false);
  await setSectionLocked(site.db, lead, made.id, made.first.id, false);
  expect((await locked())[0]).toBe(false);
});

it('does not lock a section of another proposal', async () => {
  const other = await someProposal(site.db, await somebody(site.db));
  const stranger = setSectionLocked(site.db, lead, made.id, other.first.id, true);
  await expect(stranger).rejects.toMatchObject({ code: 'not_found' });
  expect(await site.db.section.count({ where: { locked: true } })).toBe(0);
});

it('deletes a proposal with its text when a lead types the title', async () => {
  const other = await someProposal(site.db, lead);
  await expect(deleteProposal(site.db, lead, made.id, 'keep')).rejects.toMatchObject({
    fields: { title: expect.any(String) },
  });
  await deleteProposal(site.db, lead, made.id, ' Keep the arrays alive ');
  expect(await site.db.proposal.findMany({ select: { id: true } })).toEqual([{ id: other.id }]);
  expect(await site.db.section.count()).toBe(other.sections.length);
  expect(await site.db.syncUpdate.count()).toBe(other.sections.length);
  expect(rechecked).toEqual([{ proposalId: made.id }]);
});

it('deletes nothing that was submitted, and nothing for a co-lead', async () => {
  const co = await teammate(site.db, made.id, 'co-lead');
  const title = 'Keep the arrays alive';
  await expect(deleteProposal(site.db, co, made.id, title)).rejects.toMatchObject({ code: 'forbidden' });
  await site.db.proposal.update({ where: { id: made.id }, data: { stage: 'submitted' } });
  await expect(deleteProposal(site.db, lead, made.id, title)).rejects.toMatchObject({ code: 'conflict' });
  expect(await site.db.proposal.count()).toBe(1);
});
