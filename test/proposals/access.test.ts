import { afterEach, beforeEach, expect, it } from 'vitest';
import { proposalRoles } from '#app/document/wire.ts';
import { proposalRole, roomAccess } from '#app/proposals/access.server.ts';
import type { TestDatabase } from '#test/support/database.ts';
import { openSite } from '#test/support/site.ts';
import { room, somebody, someProposal, teammate } from './site.ts';

let site: TestDatabase;
beforeEach(async () => void (site = await openSite()));
afterEach(() => site.close());

const writes = ['lead', 'co-lead', 'writer'];

it.each(proposalRoles)('tells a %s what they may do in a room', async (role) => {
  const { db } = site;
  const proposal = await someProposal(db, await somebody(db));
  const person = await teammate(db, proposal.id, role);
  expect(await proposalRole(db, person.id, proposal.id)).toBe(role);
  const access = await roomAccess(db, person, room(proposal.first.id));
  const same = { role, proposalId: proposal.id, epoch: 1, canWrite: writes.includes(role) };
  expect(access).toEqual({ ...same, sectionId: proposal.first.id });
  const own = { kind: 'proposal' as const, id: proposal.id, name: `proposal:${proposal.id}` };
  expect(await roomAccess(db, person, own)).toEqual({ ...same, sectionId: null });
});

it('lets nobody write in a locked section, and says the epoch of a restored one', async () => {
  const { db } = site;
  const lead = await somebody(db);
  const { first } = await someProposal(db, lead);
  await db.section.update({ where: { id: first.id }, data: { locked: true, epoch: 4 } });
  expect(await roomAccess(db, lead, room(first.id))).toMatchObject({ canWrite: false, epoch: 4 });
});

it('is null for the public, a stranger, an administrator off the team, a closed account and an unknown room', async () => {
  const { db } = site;
  const lead = await somebody(db);
  const { id, first } = await someProposal(db, lead);
  const writer = await teammate(db, id, 'writer');
  expect(await roomAccess(db, null, room(first.id))).toBeNull();
  expect(await roomAccess(db, await somebody(db), room(first.id))).toBeNull();
  expect(await roomAccess(db, await somebody(db, { role: 'admin' }), room(first.id))).toBeNull();
  expect(await roomAccess(db, lead, room(id))).toBeNull();
  await db.person.update({ where: { id: writer.id }, data: { disabledAt: new Date() } });
  expect(await proposalRole(db, writer.id, id)).toBeNull();
  expect(await roomAccess(db, writer, room(first.id))).toBeNull();
  expect(await proposalRole(db, null, id)).toBeNull();
});
