import { afterEach, beforeEach, expect, it } from 'vitest';
import * as Y from 'yjs';
import { deleteProposal } from '#app/proposals/delete-proposal.server.ts';
import { getWorkspace } from '#app/proposals/get-workspace.server.ts';
import * as workspaceRoute from '#app/proposals/routes/workspace.tsx';
import { appendUpdate, readSection } from '#app/proposals/section-log.server.ts';
import { damagedSections } from '#app/proposals/section-damage.server.ts';
import { SqliteLog } from '#server/sync/log/sqlite-log.ts';
import { spoil } from '#test/server/sync/log/spoil.ts';
import { typed } from '#test/server/sync/support.ts';
import { askForm, siteWithProposal, teammate, type SiteWithProposal, type Somebody } from './site.ts';

let site: SiteWithProposal;
beforeEach(async () => {
  site = await siteWithProposal();
});
afterEach(() => site.close());

/** Words after the first text of the section, of which the first are spoiled on the disk and the room is opened. */
async function damage(): Promise<void> {
  const { room } = site.made.first;
  await appendUpdate(site.db, room, 1, typed(new Y.Doc(), 'lost '), site.lead.id);
  await appendUpdate(site.db, room, 1, typed(new Y.Doc(), 'kept'), site.lead.id);
  const rows = await site.db.syncUpdate.findMany({ where: { room }, orderBy: { seq: 'asc' } });
  spoil(site.file, rows[1]!.seq);
  const log = new SqliteLog(site.file);
  expect(await log.load(room, 1)).toMatchObject({ damaged: true });
  await log.close();
}

async function text(): Promise<string> {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, (await readSection(site.db, site.made.first.id)).state);
  return doc.getText('body').toString();
}

const decide = (as: Somebody) =>
  askForm(
    workspaceRoute.action,
    { intent: 'accept-damage', sectionId: site.made.first.id },
    { url: `/proposals/${site.made.id}`, params: { id: site.made.id }, as },
  );

it('a damaged section is read without what is lost, and nobody writes in it', async () => {
  expect(await damagedSections(site.db, [site.made.first.id])).toEqual(new Set());
  await damage();
  const ids = site.made.sections.map((section) => section.id);
  expect(await damagedSections(site.db, ids)).toEqual(new Set([site.made.first.id]));
  expect([(await text()).includes('kept'), (await text()).includes('lost')]).toEqual([true, false]);
  const { section } = await getWorkspace(site.db, site.lead, site.made.id, site.made.first.key);
  expect(section).toMatchObject({ damaged: true, canWrite: false });
  const other = await getWorkspace(site.db, site.lead, site.made.id, site.made.sections[1]!.key);
  expect(other.section).toMatchObject({ damaged: false, canWrite: true });
});

it('a lead decides to go on: the bytes stay, browsers begin anew, and it is on record', async () => {
  await damage();
  expect((await decide(await teammate(site.db, site.made.id, 'writer'))).status).toBe(403);
  expect((await damagedSections(site.db, [site.made.first.id])).size).toBe(1);
  expect((await decide(site.lead)).status).toBeLessThan(400);
  expect(site.rechecked).toEqual([{ proposalId: site.made.id, sectionId: site.made.first.id }]);
  expect((await damagedSections(site.db, [site.made.first.id])).size).toBe(0);
  const { section } = await getWorkspace(site.db, site.lead, site.made.id, site.made.first.key);
  expect(section).toMatchObject({ damaged: false, canWrite: true, epoch: 2 });
  expect(await text()).toContain('kept');
  expect(await site.db.syncUpdate.count({ where: { room: `lost:${site.made.first.room}` } })).toBe(1);
  const log = new SqliteLog(site.file);
  expect(await log.load(site.made.first.room, 2)).toMatchObject({ damaged: false });
  await log.close();
  expect(await site.db.auditEvent.findFirst({ where: { action: 'proposal.section.accept-damage' } })).toMatchObject({
    personId: site.lead.id,
    thingId: site.made.id,
  });
  expect((await decide(site.lead)).status).toBe(409);
});

it('a proposal is deleted with what was set aside of it', async () => {
  await damage();
  await deleteProposal(site.db, site.lead, site.made.id, 'Keep the arrays alive');
  expect(await site.db.syncUpdate.count()).toBe(0);
});
