import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { acceptAsNewPerson } from '#app/accounts/invitation.server.ts';
import { proposalRole } from '#app/proposals/access.server.ts';
import { addMember } from '#app/proposals/add-member.server.ts';
import { changeRole } from '#app/proposals/change-role.server.ts';
import { openInvitations, withdrawInvitation } from '#app/proposals/invitations.server.ts';
import { registerLive, type LiveFilter } from '#app/proposals/live.server.ts';
import { removeMember } from '#app/proposals/remove-member.server.ts';
import type { TestDatabase } from '#test/support/database.ts';
import { openSite } from '#test/support/site.ts';
import { somebody, someProposal, teammate, type Somebody } from './site.ts';

let site: TestDatabase;
let lead: Somebody;
let id: string;
let rechecked: LiveFilter[];

beforeEach(async () => {
  site = await openSite();
  lead = await somebody(site.db);
  ({ id } = await someProposal(site.db, lead));
  rechecked = [];
  registerLive({ disconnect: () => undefined, recheck: (filter) => void rechecked.push(filter) });
});
afterEach(() => site.close());

const roleOf = (person: Somebody) => proposalRole(site.db, person.id, id);
const actions = async () =>
  (await site.db.auditEvent.findMany({ where: { thingId: id }, orderBy: { id: 'asc' } })).map(({ action }) => action);

describe('adding somebody', () => {
  it('puts a person who is here on the team at once, and tells their sockets', async () => {
    const ada = await somebody(site.db, { email: 'ada@example.org' });
    const added = await addMember(site.db, lead, id, { email: ' ADA@example.org', role: 'writer' });
    expect(added).toEqual({ status: 'added', id: ada.id, name: ada.name, email: 'ada@example.org', role: 'writer' });
    expect(await roleOf(ada)).toBe('writer');
    expect(rechecked).toEqual([{ proposalId: id, personId: ada.id }]);
    expect(await actions()).toEqual(['proposal.create', 'proposal.member.add']);
  });

  it('invites a stranger with a link that works once and gives just that role', async () => {
    const invited = await addMember(site.db, lead, id, { email: 'new@example.org', role: 'commenter' });
    if (invited.status !== 'invited') throw new Error('expected an invitation');
    expect(invited.path).toMatch(/^\/invitations\/\S{20,}$/);
    expect(await site.db.proposalMember.count({ where: { proposalId: id } })).toBe(1);
    const secret = invited.path.split('/').at(-1)!;
    const joined = { email: '', name: 'New', password: 'four unrelated words' };
    const { to } = await acceptAsNewPerson(
      site.db,
      secret,
      { ...joined, affiliation: '', timeZone: '' } as never,
      null,
    );
    expect(to).toBe(`/proposals/${id}`);
    const person = await site.db.person.findUniqueOrThrow({ where: { email: 'new@example.org' } });
    expect(await proposalRole(site.db, person.id, id)).toBe('commenter');
    expect(JSON.stringify(await site.db.auditEvent.findMany())).not.toContain('new@example.org');
  });

  it('keeps one open invitation an address, and lets a lead withdraw it', async () => {
    await addMember(site.db, lead, id, { email: 'new@example.org', role: 'viewer' });
    await addMember(site.db, lead, id, { email: 'new@example.org', role: 'writer' });
    const open = await openInvitations(site.db, lead, id);
    expect(open).toMatchObject([{ email: 'new@example.org', role: 'writer' }]);
    await withdrawInvitation(site.db, lead, id, open[0]!.id);
    expect(await openInvitations(site.db, lead, id)).toEqual([]);
  });

  it.each([
    ['email', { email: 'nobody', role: 'writer' }],
    ['email', { email: null, role: 'writer' }],
    ['role', { email: 'a@example.org', role: 'owner' }],
    ['role', { email: 'a@example.org', role: undefined }],
  ])('says what is wrong with a broken %s', async (field, input) => {
    await expect(addMember(site.db, lead, id, input)).rejects.toMatchObject({
      code: 'bad_input',
      fields: { [field]: expect.any(String) },
    });
  });

  it('refuses somebody who is on the team or whose account is closed', async () => {
    const ada = await teammate(site.db, id, 'viewer');
    const again = { email: ada.email, role: 'lead' };
    await expect(addMember(site.db, lead, id, again)).rejects.toMatchObject({ code: 'conflict' });
    expect(await roleOf(ada)).toBe('viewer');
    const gone = await somebody(site.db);
    await site.db.person.update({ where: { id: gone.id }, data: { disabledAt: new Date() } });
    const closed = { email: gone.email, role: 'writer' };
    await expect(addMember(site.db, lead, id, closed)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('of two at once for the same person, one wins and the other hears of it', async () => {
    const ada = await somebody(site.db);
    const results = await Promise.allSettled(
      ['writer', 'viewer'].map((role) => addMember(site.db, lead, id, { email: ada.email, role })),
    );
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const failed = results.find((result) => result.status === 'rejected');
    expect(failed).toMatchObject({ reason: { code: 'conflict' } });
    expect(await site.db.proposalMember.count({ where: { proposalId: id } })).toBe(2);
  });

  it('of two different people at once, both come', async () => {
    const people = await Promise.all([somebody(site.db), somebody(site.db), somebody(site.db)]);
    await Promise.all(people.map(({ email }) => addMember(site.db, lead, id, { email, role: 'writer' })));
    expect(await site.db.proposalMember.count({ where: { proposalId: id } })).toBe(4);
  });
});

describe('the last lead', () => {
  const lastLead = { code: 'conflict', message: expect.stringContaining('always has a lead') };

  it('can neither step down nor leave nor be removed', async () => {
    await expect(changeRole(site.db, lead, id, lead.id, 'writer')).rejects.toMatchObject(lastLead);
    await expect(removeMember(site.db, lead, id, lead.id)).rejects.toMatchObject(lastLead);
    expect(await roleOf(lead)).toBe('lead');
  });

  it('may go once another leads, but a closed account does not count', async () => {
    const other = await teammate(site.db, id, 'lead');
    await site.db.person.update({ where: { id: other.id }, data: { disabledAt: new Date() } });
    await expect(removeMember(site.db, lead, id, lead.id)).rejects.toMatchObject(lastLead);
    await site.db.person.update({ where: { id: other.id }, data: { disabledAt: null } });
    await removeMember(site.db, lead, id, lead.id);
    expect(await roleOf(lead)).toBeNull();
    expect(rechecked).toContainEqual({ proposalId: id, personId: lead.id });
  });

  it('is kept when two leads leave at the same moment', async () => {
    const other = await teammate(site.db, id, 'lead');
    const results = await Promise.allSettled([
      removeMember(site.db, lead, id, lead.id),
      removeMember(site.db, other, id, other.id),
    ]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await site.db.proposalMember.count({ where: { proposalId: id, role: 'lead' } })).toBe(1);
  });
});

describe('a co-lead', () => {
  it('manages everybody but the leads', async () => {
    const co = await teammate(site.db, id, 'co-lead');
    const writer = await teammate(site.db, id, 'writer');
    await changeRole(site.db, co, id, writer.id, 'viewer');
    expect(await roleOf(writer)).toBe('viewer');
    await expect(changeRole(site.db, co, id, writer.id, 'lead')).rejects.toMatchObject({ code: 'forbidden' });
    await expect(changeRole(site.db, co, id, lead.id, 'viewer')).rejects.toMatchObject({ code: 'forbidden' });
    await expect(removeMember(site.db, co, id, lead.id)).rejects.toMatchObject({ code: 'forbidden' });
    const made = { email: 'x@example.org', role: 'lead' };
    await expect(addMember(site.db, co, id, made)).rejects.toMatchObject({ code: 'forbidden' });
    await removeMember(site.db, co, id, writer.id);
    expect(await roleOf(writer)).toBeNull();
  });
});

it('anybody may leave, and is told apart from being removed', async () => {
  const viewer = await teammate(site.db, id, 'viewer');
  const other = await teammate(site.db, id, 'viewer');
  await expect(removeMember(site.db, viewer, id, other.id)).rejects.toMatchObject({ code: 'forbidden' });
  await removeMember(site.db, viewer, id, viewer.id);
  expect(await roleOf(viewer)).toBeNull();
  expect((await actions()).at(-1)).toBe('proposal.member.leave');
  await expect(removeMember(site.db, lead, id, viewer.id)).rejects.toMatchObject({ code: 'not_found' });
});
