import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as accountRoute from '#app/accounts/routes/account.tsx';
import * as peopleRoute from '#app/accounts/routes/people.tsx';
import { personFromHeaders } from '#app/accounts/current-person.server.ts';
import { verifyPassword } from '#app/accounts/password.server.ts';
import { hashSecret } from '#app/accounts/secret.server.ts';
import { registerLive, type LiveFilter } from '#app/proposals/live.server.ts';
import type { TestDatabase } from '#test/support/database.ts';
import { knock } from '#test/support/knock.ts';
import { addPerson, bearerFor, cookieOf, openSite, password } from '#test/support/site.ts';

let site: TestDatabase;
let closed: LiveFilter[];
beforeEach(async () => {
  site = await openSite();
  closed = [];
  registerLive({ disconnect: (filter) => void closed.push(filter), recheck: (filter) => void closed.push(filter) });
});
afterEach(() => site.close());

describe('the account page', () => {
  const send = (cookie: string, form: Record<string, string>) => knock(accountRoute.action, { form, cookie });

  it('saves details, and says what to mend with what was typed', async () => {
    const ada = await addPerson(site.db);
    const cookie = await cookieOf(site.db, ada.id);
    const good = { intent: 'profile', name: 'Ada L.', affiliation: 'Analytical Society', timeZone: 'Europe/London' };
    expect((await send(cookie, good)).location).toBe('/account?done=profile');
    const saved = { name: 'Ada L.', affiliation: 'Analytical Society', timeZone: 'Europe/London' };
    expect(await site.db.person.findUnique({ where: { id: ada.id } })).toMatchObject(saved);
    const bad = await send(cookie, { ...good, name: '', timeZone: 'Nowhere/None' });
    expect(bad.status).toBe(400);
    expect(Object.keys(bad.body.problem.fields)).toEqual(['name', 'timeZone']);
    expect(bad.body.problem.values).toMatchObject({ name: '', timeZone: 'Nowhere/None', intent: 'profile' });
    expect(await site.db.person.findUnique({ where: { id: ada.id } })).toMatchObject(saved);
  });

  it('changes the password, keeps this session and ends the others with their sockets', async () => {
    const ada = await addPerson(site.db);
    const cookie = await cookieOf(site.db, ada.id);
    const other = await cookieOf(site.db, ada.id);
    const next = 'a new set of words';
    const wrong = await send(cookie, { intent: 'password', current: 'not my password', password: next });
    expect(wrong.body.problem.fields.current).toBeTruthy();
    expect(JSON.stringify(wrong.body)).not.toContain(next);
    const reply = await send(cookie, { intent: 'password', current: password, password: next });
    expect(reply.location).toBe('/account?done=password');
    expect(await personFromHeaders(site.db, { cookie })).not.toBeNull();
    expect(await personFromHeaders(site.db, { cookie: other })).toBeNull();
    expect(closed).toEqual([{ sessionHash: hashSecret(other.split('=')[1]!) }]);
    const { passwordHash } = await site.db.person.findUniqueOrThrow({ where: { id: ada.id } });
    expect(await verifyPassword(passwordHash, next)).toBe(true);
  });

  it('stops somebody who guesses the present password in a session that is not theirs', async () => {
    const ada = await addPerson(site.db);
    const cookie = await cookieOf(site.db, ada.id);
    const guess = () => send(cookie, { intent: 'password', current: 'guess', password: 'a new set of words' });
    for (let i = 0; i < 8; i++) expect((await guess()).status).toBe(400);
    expect((await guess()).status).toBe(429);
  });

  it('lists sessions without their hashes and ends only own ones', async () => {
    const ada = await addPerson(site.db);
    const eve = await addPerson(site.db);
    const cookie = await cookieOf(site.db, ada.id);
    const other = await cookieOf(site.db, ada.id);
    const page = await knock(accountRoute.loader, { url: '/account', cookie });
    expect(page.body.sessions).toHaveLength(2);
    expect(page.body.sessions.filter((s: { present: boolean }) => s.present)).toHaveLength(1);
    const otherHash = hashSecret(other.split('=')[1]!);
    expect(JSON.stringify(page.body)).not.toContain(otherHash);
    const id = otherHash.slice(0, 24);
    await send(await cookieOf(site.db, eve.id), { intent: 'end-session', id });
    expect(await personFromHeaders(site.db, { cookie: other })).not.toBeNull();
    await send(cookie, { intent: 'end-session', id });
    expect(await personFromHeaders(site.db, { cookie: other })).toBeNull();
    expect(closed).toEqual([{ sessionHash: otherHash }]);
  });

  it('shows a new token once, keeps its hash, and revokes only own ones', async () => {
    const ada = await addPerson(site.db);
    const eve = await addPerson(site.db);
    const cookie = await cookieOf(site.db, ada.id);
    const made = await send(cookie, { intent: 'create-token', tokenName: 'nightly' });
    expect(made.body.token).toMatch(/^cb_[\w-]{43}$/);
    const page = await knock(accountRoute.loader, { url: '/account', cookie });
    expect(JSON.stringify(page.body)).not.toContain(made.body.token);
    const { id, tokenHash } = await site.db.apiToken.findFirstOrThrow();
    expect(tokenHash).toBe(hashSecret(made.body.token));
    expect((await send(await cookieOf(site.db, eve.id), { intent: 'revoke-token', id })).status).toBe(404);
    const authorization = `Bearer ${made.body.token}`;
    expect(await personFromHeaders(site.db, { authorization })).not.toBeNull();
    await send(cookie, { intent: 'revoke-token', id });
    expect(await personFromHeaders(site.db, { authorization })).toBeNull();
    expect((await send(cookie, { intent: 'create-token', tokenName: ' ' })).status).toBe(400);
    expect((await send(cookie, { intent: 'dance' })).status).toBe(400);
  });

  it('sends the public to sign in', async () => {
    expect((await knock(accountRoute.loader, { url: '/account' })).location).toBe('/sign-in?to=%2Faccount');
    expect((await knock(accountRoute.action, { url: '/account', form: {} })).location).toContain('/sign-in');
  });
});

describe('the people page', () => {
  const send = (cookie: string, form: Record<string, string>) =>
    knock(peopleRoute.action, { url: '/people', form, cookie });

  it('is for administrators', async () => {
    const member = await cookieOf(site.db, (await addPerson(site.db)).id);
    expect((await knock(peopleRoute.loader, { url: '/people', cookie: member })).status).toBe(403);
    expect((await send(member, { intent: 'invite', role: 'admin' })).status).toBe(403);
    expect(await site.db.oneTimeLink.count()).toBe(0);
    expect((await knock(peopleRoute.loader, { url: '/people' })).location).toContain('/sign-in');
  });

  it('lists everybody without hashes and makes an invitation link to hand over', async () => {
    const admin = await addPerson(site.db, { role: 'admin' });
    await addPerson(site.db);
    const cookie = await cookieOf(site.db, admin.id);
    const page = await knock(peopleRoute.loader, { url: '/people', cookie });
    expect(page.body.people).toHaveLength(2);
    expect(JSON.stringify(page.body)).not.toContain('argon2');
    const reply = await send(cookie, { intent: 'invite', email: 'new@example.org', role: 'admin' });
    expect(reply.body.link.url).toMatch(/^http:\/\/callboard\.test\/invitations\/[\w-]{43}$/);
    expect(await site.db.oneTimeLink.findFirst()).toMatchObject({ email: 'new@example.org', role: 'admin' });
    const bad = await send(cookie, { intent: 'invite', email: 'nonsense', role: 'member' });
    expect(bad.status).toBe(400);
    expect(bad.body.problem.values.email).toBe('nonsense');
  });

  it('changes a role and writes it down; the last administrator stays', async () => {
    const admin = await addPerson(site.db, { role: 'admin' });
    const ada = await addPerson(site.db);
    const cookie = await cookieOf(site.db, admin.id);
    for (const intent of ['make-member', 'disable']) {
      const reply = await send(cookie, { intent, id: admin.id });
      expect(reply.status).toBe(409);
      expect(reply.body.problem.message).toContain('last administrator');
    }
    expect(await site.db.person.count({ where: { role: 'admin', disabledAt: null } })).toBe(1);
    expect(await personFromHeaders(site.db, { cookie })).not.toBeNull();
    await send(cookie, { intent: 'make-admin', id: ada.id });
    const event = await site.db.auditEvent.findFirstOrThrow({ where: { action: 'person.role_changed' } });
    expect(event).toMatchObject({ personId: admin.id, thingId: ada.id });
    expect(JSON.parse(event.detail!)).toEqual({ from: 'member', role: 'admin' });
    await send(cookie, { intent: 'make-curator', id: ada.id });
    expect(await site.db.person.findUnique({ where: { id: ada.id } })).toMatchObject({ role: 'curator' });
    await send(cookie, { intent: 'make-admin', id: ada.id });
    expect((await send(cookie, { intent: 'make-member', id: admin.id })).location).toBe('/people');
    expect((await send(cookie, { intent: 'make-admin', id: admin.id })).status).toBe(403);
  });

  it('keeps one administrator when two step down at once', async () => {
    const people = [await addPerson(site.db, { role: 'admin' }), await addPerson(site.db, { role: 'admin' })];
    const cookies = await Promise.all(people.map(({ id }) => cookieOf(site.db, id)));
    await Promise.all(people.map(({ id }, i) => send(cookies[i]!, { intent: 'make-member', id })));
    expect(await site.db.person.count({ where: { role: 'admin' } })).toBe(1);
  });

  it('switches an account off with its sessions and sockets, and on again', async () => {
    const admin = await addPerson(site.db, { role: 'admin' });
    const ada = await addPerson(site.db);
    const cookie = await cookieOf(site.db, admin.id);
    const hers = await cookieOf(site.db, ada.id);
    const authorization = await bearerFor(site.db, ada.id);
    await send(cookie, { intent: 'disable', id: ada.id });
    expect(await personFromHeaders(site.db, { cookie: hers })).toBeNull();
    expect(await personFromHeaders(site.db, { authorization })).toBeNull();
    expect(closed).toContainEqual({ sessionHash: hashSecret(hers.split('=')[1]!) });
    expect(closed).toContainEqual({ personId: ada.id });
    await send(cookie, { intent: 'enable', id: ada.id });
    expect(await personFromHeaders(site.db, { cookie: hers })).toBeNull();
    expect(await personFromHeaders(site.db, { authorization })).not.toBeNull();
    const actions = (await site.db.auditEvent.findMany({ where: { thingId: ada.id } })).map((event) => event.action);
    expect(actions).toEqual(['person.disabled', 'person.enabled']);
    expect((await send(cookie, { intent: 'disable', id: 'nobody' })).status).toBe(404);
  });
});
