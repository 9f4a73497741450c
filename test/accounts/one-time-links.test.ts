import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createInvitation } from '#app/accounts/invitation.server.ts';
import { disablePerson } from '#app/accounts/people.server.ts';
import { createReset } from '#app/accounts/reset.server.ts';
import * as invitationRoute from '#app/accounts/routes/invitation.tsx';
import * as resetRoute from '#app/accounts/routes/reset.tsx';
import * as setupRoute from '#app/accounts/routes/setup.tsx';
import { hashSecret } from '#app/accounts/secret.server.ts';
import { ensureSetupLink } from '#app/accounts/setup.server.ts';
import type { TestDatabase } from '#test/support/database.ts';
import { knock } from '#test/support/knock.ts';
import { addPerson, cookieOf, openSite, password } from '#test/support/site.ts';

let site: TestDatabase;
beforeEach(async () => void (site = await openSite()));
afterEach(() => site.close());

const form = { name: 'Ada Lovelace', email: 'ada@example.org', password };
const tokenOf = (url: string | null) => url!.split('/').at(-1)!;

async function addProposal(leadId: string) {
  const data = { title: 'Keep the lights on', template: 'generic', templateVersion: '1', createdById: leadId };
  const proposal = await site.db.proposal.create({ data });
  await site.db.proposalMember.create({ data: { proposalId: proposal.id, personId: leadId, role: 'lead' } });
  return proposal;
}

describe('the first administrator', () => {
  const open = (token: string) => knock(setupRoute.loader, { params: { token } });
  const send = (token: string, fields = form) => knock(setupRoute.action, { params: { token }, form: fields });

  it('is made by the link on the console, which then works no more', async () => {
    const url = await ensureSetupLink(site.db, 'http://127.0.0.1:3000');
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:3000\/setup\/[\w-]{43}$/);
    const token = tokenOf(url);
    expect((await open(token)).body.state).toBe('open');
    expect((await open(token)).status).toBe(200);
    const reply = await send(token);
    expect(reply.location).toBe('/people');
    expect(reply.headers.get('Set-Cookie')).toContain('callboard_session=');
    expect(await site.db.person.findFirst()).toMatchObject({ email: 'ada@example.org', role: 'admin' });
    expect((await open(token)).status).toBe(410);
    expect((await send(token, { ...form, email: 'eve@example.org' })).status).toBe(409);
    expect(await site.db.person.count()).toBe(1);
    expect(await ensureSetupLink(site.db, 'http://x')).toBeNull();
    await site.db.$queryRawUnsafe('PRAGMA wal_checkpoint(TRUNCATE)');
    const bytes = await readFile(site.file);
    expect(bytes.includes(token)).toBe(false);
    expect(bytes.includes(hashSecret(token))).toBe(true);
  });

  it('gets a fresh link at every start; the older one ends', async () => {
    const first = tokenOf(await ensureSetupLink(site.db, 'http://x'));
    const second = tokenOf(await ensureSetupLink(site.db, 'http://x'));
    expect((await open(first)).status).toBe(404);
    expect((await open(second)).status).toBe(200);
  });

  it('is made once when two send the form at once', async () => {
    const token = tokenOf(await ensureSetupLink(site.db, 'http://x'));
    const replies = await Promise.all(
      ['a@example.org', 'b@example.org'].map((email) => send(token, { ...form, email })),
    );
    expect(replies.map((reply) => reply.status).sort()).toEqual([302, 409]);
    expect(await site.db.person.count()).toBe(1);
  });

  it('hears what is wrong with each field, and the link is not used up', async () => {
    const token = tokenOf(await ensureSetupLink(site.db, 'http://x'));
    const reply = await send(token, { name: ' ', email: 'ada', password: 'short' });
    expect(reply.status).toBe(400);
    expect(Object.keys(reply.body.problem.fields)).toEqual(['email', 'name', 'password']);
    expect(reply.body.problem.values).toEqual({ name: ' ', email: 'ada' });
    expect((await open(token)).status).toBe(200);
  });
});

describe('an invitation', () => {
  const open = (token: string, cookie?: string) => knock(invitationRoute.loader, { params: { token }, cookie });
  const send = (token: string, fields: Record<string, string> = form, cookie?: string) =>
    knock(invitationRoute.action, { params: { token }, form: fields, cookie });

  it('says who invites to what and makes an account with the role', async () => {
    const admin = await addPerson(site.db, { role: 'admin', name: 'Grace' });
    const token = await createInvitation(site.db, { createdById: admin.id, role: 'member' });
    expect((await open(token)).body.offer).toMatchObject({ from: 'Grace', admin: false, proposal: null, person: null });
    const reply = await send(token);
    expect(reply.location).toBe('/');
    expect(await site.db.person.findUnique({ where: { email: form.email } })).toMatchObject({ role: 'member' });
    expect((await open(token)).status).toBe(410);
    expect((await open('nonsense')).status).toBe(404);
  });

  it('to a proposal puts a newcomer on the team, with the address it was sent to', async () => {
    const lead = await addPerson(site.db);
    const proposal = await addProposal(lead.id);
    const token = await createInvitation(site.db, {
      createdById: lead.id,
      email: 'new@example.org',
      proposalId: proposal.id,
      proposalRole: 'writer',
    });
    expect((await open(token)).body.offer.proposal).toEqual({ title: 'Keep the lights on', role: 'writer' });
    const reply = await send(token, { ...form, email: 'other@example.org' });
    expect(reply.location).toBe(`/proposals/${proposal.id}`);
    const person = await site.db.person.findUniqueOrThrow({ where: { email: 'new@example.org' } });
    const where = { proposalId_personId: { proposalId: proposal.id, personId: person.id } };
    expect(await site.db.proposalMember.findUnique({ where })).toMatchObject({ role: 'writer', position: 1 });
  });

  it('is simply accepted by somebody signed in; a role on the team stays as it is', async () => {
    const lead = await addPerson(site.db);
    const proposal = await addProposal(lead.id);
    const reader = await addPerson(site.db);
    const cookie = await cookieOf(site.db, reader.id);
    const invite = () =>
      createInvitation(site.db, { createdById: lead.id, proposalId: proposal.id, proposalRole: 'viewer' });
    const first = await invite();
    expect((await open(first, cookie)).body.offer.person.email).toBe(reader.email);
    expect((await send(first, {}, cookie)).location).toBe(`/proposals/${proposal.id}`);
    const where = { proposalId: proposal.id, personId: reader.id };
    await site.db.proposalMember.updateMany({ where, data: { role: 'writer' } });
    await send(await invite(), {}, cookie);
    expect(await site.db.proposalMember.findFirst({ where })).toMatchObject({ role: 'writer' });
  });

  it('for an e-mail that has an account leads to signing in and is not used up', async () => {
    const admin = await addPerson(site.db, { role: 'admin' });
    await addPerson(site.db, { email: form.email });
    const token = await createInvitation(site.db, { createdById: admin.id });
    const reply = await send(token);
    expect(reply.status).toBe(409);
    expect(reply.body.problem.fields.email).toContain('already');
    expect((await open(token)).status).toBe(200);
  });

  it('ends when whoever made it may no longer give it', async () => {
    await addPerson(site.db, { role: 'admin' });
    const admin = await addPerson(site.db, { role: 'admin' });
    const lead = await addPerson(site.db);
    const proposal = await addProposal(lead.id);
    const toCommunity = await createInvitation(site.db, { createdById: admin.id, role: 'admin' });
    const toProposal = await createInvitation(site.db, {
      createdById: lead.id,
      proposalId: proposal.id,
      proposalRole: 'lead',
    });
    await disablePerson(site.db, null, admin.id);
    await site.db.proposalMember.updateMany({ data: { role: 'writer' } });
    for (const token of [toCommunity, toProposal]) {
      expect(await open(token)).toMatchObject({ status: 410, body: { state: 'withdrawn' } });
      expect((await send(token)).status).toBe(409);
    }
    expect(await site.db.person.count({ where: { email: form.email } })).toBe(0);
  });

  it('ends after seven days', async () => {
    const token = await createInvitation(site.db, { createdById: null });
    const past = new Date(Date.now() - 1000);
    await site.db.oneTimeLink.updateMany({ data: { expiresAt: past } });
    expect(await open(token)).toMatchObject({ status: 410, body: { state: 'expired' } });
    expect((await send(token)).status).toBe(409);
    expect(await site.db.person.count()).toBe(0);
  });
});

describe('a reset link', () => {
  const send = (token: string, next = 'another few words') =>
    knock(resetRoute.action, { params: { token }, form: { password: next } });

  it('sets the password once and ends every session', async () => {
    const ada = await addPerson(site.db);
    await cookieOf(site.db, ada.id);
    await cookieOf(site.db, ada.id);
    const older = await createReset(site.db, null, ada.id);
    const token = await createReset(site.db, null, ada.id);
    expect((await knock(resetRoute.loader, { params: { token: older } })).status).toBe(404);
    expect((await knock(resetRoute.loader, { params: { token } })).body).toEqual({ state: 'open', email: ada.email });
    expect((await send(token, 'short')).status).toBe(400);
    const replies = await Promise.all([send(token), send(token, 'yet another few words')]);
    expect(replies.map((reply) => reply.status).sort()).toEqual([302, 409]);
    expect(await site.db.session.count()).toBe(1);
    const after = await site.db.person.findUniqueOrThrow({ where: { id: ada.id } });
    expect(after.passwordHash).not.toBe(ada.passwordHash);
  });

  it('is no way around a switched-off account', async () => {
    await addPerson(site.db, { role: 'admin' });
    const ada = await addPerson(site.db);
    const token = await createReset(site.db, null, ada.id);
    await site.db.person.update({ where: { id: ada.id }, data: { disabledAt: new Date() } });
    expect((await send(token)).status).toBe(409);
    expect(await site.db.session.count()).toBe(0);
    await expect(createReset(site.db, null, ada.id)).rejects.toThrow('switched off');
  });
});
