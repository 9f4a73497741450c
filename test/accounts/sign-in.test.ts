import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { personFromHeaders } from '#app/accounts/current-person.server.ts';
import * as signInRoute from '#app/accounts/routes/sign-in.tsx';
import * as signOutRoute from '#app/accounts/routes/sign-out.ts';
import { hashSecret } from '#app/accounts/secret.server.ts';
import { absoluteMs, readSession, slidingMs } from '#app/accounts/session.server.ts';
import type { TestDatabase } from '#test/support/database.ts';
import { knock } from '#test/support/knock.ts';
import { addPerson, cookieOf, openSite, password } from '#test/support/site.ts';

let site: TestDatabase;
beforeEach(async () => void (site = await openSite()));
afterEach(() => site.close());

const signIn = (form: Record<string, string>, more: { cookie?: string; address?: string } = {}) =>
  knock(signInRoute.action, { url: '/sign-in', form, ...more });

describe('signing in', () => {
  it('opens a session whose cookie scripts cannot read and whose token is nowhere on disk', async () => {
    const ada = await addPerson(site.db, { email: 'ada@example.org' });
    const reply = await signIn({ email: ' Ada@Example.org', password, to: '/proposals?x=1' });
    expect(reply.location).toBe('/proposals?x=1');
    const cookie = reply.headers.get('Set-Cookie')!;
    expect(cookie).toMatch(/^callboard_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+$/);

    const token = /=([\w-]+)/.exec(cookie)![1]!;
    const found = await personFromHeaders(site.db, { cookie: `other=1; callboard_session=${token}` });
    expect(found).toMatchObject({
      person: { id: ada.id, role: 'member' },
      via: 'session',
      sessionHash: hashSecret(token),
    });
    await site.db.$queryRawUnsafe('PRAGMA wal_checkpoint(TRUNCATE)');
    const bytes = await readFile(site.file);
    expect(bytes.includes(token)).toBe(false);
    expect(bytes.includes(hashSecret(token))).toBe(true);
    expect(bytes.includes(password)).toBe(false);
    expect(ada.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('says the same of a wrong password, an unknown e-mail, a disabled account and one without a password', async () => {
    await addPerson(site.db, { email: 'ada@example.org' });
    const off = await addPerson(site.db, { email: 'off@example.org' });
    await site.db.person.update({ where: { id: off.id }, data: { disabledAt: new Date() } });
    await site.db.person.create({ data: { email: 'new@example.org', name: 'New' } });
    const tries = [
      { email: 'ada@example.org', password: 'not the password' },
      { email: 'nobody@example.org', password },
      { email: 'off@example.org', password },
      { email: 'new@example.org', password: '' + 'anything at all' },
    ];
    const replies = [];
    for (const form of tries) replies.push(await signIn({ ...form, to: '/x' }));
    for (const [i, reply] of replies.entries()) {
      expect(reply.status).toBe(400);
      expect(reply.body.problem.message).toBe(replies[0]!.body.problem.message);
      expect(reply.body.problem.values).toEqual({ email: tries[i]!.email, to: '/x' });
      expect(reply.headers.has('Set-Cookie')).toBe(false);
    }
    expect(await site.db.auditEvent.count({ where: { action: 'sign_in.failed' } })).toBe(4);
    const kept = JSON.stringify(await site.db.auditEvent.findMany());
    expect(kept).not.toMatch(/password|@example/);
  });

  it('asks for what is missing and keeps the e-mail', async () => {
    const reply = await signIn({ email: 'ada@example.org' });
    expect(reply.status).toBe(400);
    expect(reply.body.problem.fields).toEqual({ password: 'Enter your password.' });
    expect(reply.body.problem.values.email).toBe('ada@example.org');
  });

  it('never leads to another site, nor back to itself', async () => {
    await addPerson(site.db, { email: 'ada@example.org' });
    const reply = await signIn({ email: 'ada@example.org', password, to: '//evil.example/x' });
    expect(reply.location).toBe('/');
    const page = await knock(signInRoute.loader, { url: '/sign-in?to=https://evil.example' });
    expect(page.body.to).toBe('/');
  });

  it('ends the session it was sent with, so that a planted one never becomes a signed-in one', async () => {
    const ada = await addPerson(site.db, { email: 'ada@example.org' });
    const old = await cookieOf(site.db, ada.id);
    const reply = await signIn({ email: 'ada@example.org', password }, { cookie: old });
    expect(reply.headers.get('Set-Cookie')).not.toContain(old);
    expect(await personFromHeaders(site.db, { cookie: old })).toBeNull();
    expect(await site.db.session.count()).toBe(1);
  });

  it('answers 429 with Retry-After after eight wrong tries, to the right password too, and only there', async () => {
    await addPerson(site.db, { email: 'ada@example.org' });
    for (let i = 0; i < 8; i++) await signIn({ email: 'ada@example.org', password: `wrong password ${i}` });
    const reply = await signIn({ email: 'ADA@example.org', password });
    expect(reply.status).toBe(429);
    expect(Number(reply.headers.get('Retry-After'))).toBeGreaterThan(0);
    expect(reply.body.problem.message).toMatch(/Wait 15 minutes/);
    expect(reply.body.problem.values.email).toBe('ADA@example.org');
    const elsewhere = await signIn({ email: 'ada@example.org', password }, { address: '198.51.100.9' });
    expect(elsewhere.status).toBe(302);
  });

  it('takes somebody who is signed in to where they were going', async () => {
    const ada = await addPerson(site.db);
    const cookie = await cookieOf(site.db, ada.id);
    const reply = await knock(signInRoute.loader, { url: '/sign-in?to=/archive', cookie });
    expect(reply.location).toBe('/archive');
  });

  it('survives a body that is no form', async () => {
    const request = new Request('http://callboard.test/sign-in', { method: 'POST', body: '{"a":1}' });
    const thrown = await signInRoute.action({ request, params: {}, context: {} }).catch((e: unknown) => e);
    expect((thrown as Response).status).toBe(400);
  });
});

describe('a session', () => {
  it('slides with use, ends without it, and ends after 90 days in any case', async () => {
    const ada = await addPerson(site.db);
    const hash = hashSecret((await cookieOf(site.db, ada.id)).split('=')[1]!);
    const start = Date.now();
    const at = (ms: number) => readSession(site.db, hash, new Date(start + ms));
    expect(await at(slidingMs - 60_000)).not.toBeNull();
    for (let t = slidingMs; t < absoluteMs - slidingMs; t += slidingMs / 2) expect(await at(t)).not.toBeNull();
    for (let t = absoluteMs - slidingMs; t < absoluteMs - 60_000; t += slidingMs / 2)
      expect(await at(t)).not.toBeNull();
    expect(await at(absoluteMs + 60_000)).toBeNull();
    expect(await site.db.session.count()).toBe(0);

    const idle = hashSecret((await cookieOf(site.db, ada.id)).split('=')[1]!);
    expect(await readSession(site.db, idle, new Date(start + slidingMs + 60_000))).toBeNull();
  });

  it('ends by a form, never by a link, and leaves word of who has left', async () => {
    const ada = await addPerson(site.db);
    const cookie = await cookieOf(site.db, ada.id);
    expect((await knock(signOutRoute.loader, { url: '/sign-out', cookie })).location).toBe('/account');
    expect(await personFromHeaders(site.db, { cookie })).not.toBeNull();

    const reply = await knock(signOutRoute.action, { url: '/sign-out', form: {}, cookie });
    expect(reply.location).toBe('/sign-in');
    expect(reply.headers.get('Set-Cookie')).toContain('callboard_session=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0');
    expect(await personFromHeaders(site.db, { cookie })).toBeNull();

    const left = /callboard_left=[^;]+/.exec(reply.headers.get('Set-Cookie')!)![0];
    const page = await knock(signInRoute.loader, { url: '/sign-in', cookie: left });
    expect(page.body.left).toBe(ada.id);
    expect(page.headers.get('Set-Cookie')).toContain('Max-Age=0');
  });
});
