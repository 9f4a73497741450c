import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createApiToken, revokeApiToken } from '#app/accounts/api-token.server.ts';
import { getPerson, personFromHeaders, requirePerson } from '#app/accounts/current-person.server.ts';
import { disablePerson } from '#app/accounts/people.server.ts';
import type { TestDatabase } from '#test/support/database.ts';
import { addPerson, bearerFor, cookieOf, openSite } from '#test/support/site.ts';

let site: TestDatabase;
beforeEach(async () => void (site = await openSite()));
afterEach(() => site.close());

const thrownBy = (request: Request) =>
  requirePerson(request).then(
    () => null,
    (thrown: unknown) => thrown as Response,
  );

describe('who a request speaks for', () => {
  it('is the bearer of a token, whose last use is noted', async () => {
    const ada = await addPerson(site.db);
    const authorization = await bearerFor(site.db, ada.id);
    const found = await personFromHeaders(site.db, { authorization });
    expect(found).toEqual({
      person: { id: ada.id, name: ada.name, email: ada.email, role: 'member', affiliation: null, timeZone: null },
      via: 'token',
      sessionHash: null,
    });
    expect((await site.db.apiToken.findFirstOrThrow()).lastUsedAt).not.toBeNull();
  });

  it('is nobody when the token is wrong, even with a good cookie beside it', async () => {
    const ada = await addPerson(site.db);
    const cookie = await cookieOf(site.db, ada.id);
    for (const authorization of ['Bearer cb_wrong', 'Bearer', 'Basic abc', 'Bearer x y']) {
      expect(await personFromHeaders(site.db, { cookie, authorization })).toBeNull();
    }
  });

  it('is nobody once the token is revoked or the account switched off', async () => {
    await addPerson(site.db, { role: 'admin' });
    const ada = await addPerson(site.db);
    const authorization = `Bearer ${await createApiToken(site.db, ada.id, 'a')}`;
    const other = await bearerFor(site.db, ada.id);
    const cookie = await cookieOf(site.db, ada.id);
    const { id } = await site.db.apiToken.findFirstOrThrow({ where: { name: 'a' } });
    await revokeApiToken(site.db, ada.id, id);
    expect(await personFromHeaders(site.db, { authorization })).toBeNull();
    expect(await personFromHeaders(site.db, { authorization: other })).not.toBeNull();
    const ended = await disablePerson(site.db, null, ada.id);
    expect(ended).toHaveLength(1);
    expect(await personFromHeaders(site.db, { authorization: other })).toBeNull();
    expect(await personFromHeaders(site.db, { cookie })).toBeNull();
  });

  it('is nobody with a cookie that is empty, foreign or mangled', async () => {
    for (const cookie of ['', 'callboard_session=', 'callboard_session=abc', 'x', ';;=;', 'callboard_session2=abc']) {
      expect(await personFromHeaders(site.db, { cookie })).toBeNull();
    }
  });
});

describe('a door that needs somebody', () => {
  it('sends a page to sign in and back to where it was', async () => {
    const reply = await thrownBy(new Request('http://callboard.test/proposals/new?opportunity=1'));
    expect(reply?.status).toBe(302);
    expect(reply?.headers.get('Location')).toBe('/sign-in?to=%2Fproposals%2Fnew%3Fopportunity%3D1');
    const data = await thrownBy(new Request('http://callboard.test/account.data'));
    expect(data?.headers.get('Location')).toBe('/sign-in?to=%2Faccount');
  });

  it.each(['/proposals.json', '/api/proposals', '/archive/1/json'])('answers a script at %s with 401', async (path) => {
    const reply = await thrownBy(new Request(`http://callboard.test${path}`));
    expect(reply?.status).toBe(401);
    expect(await reply?.json()).toMatchObject({ error: { code: 'sign_in_required' } });
  });

  it('answers a wrong token with 401 on any page and lets a right one in', async () => {
    const wrong = new Request('http://callboard.test/account', { headers: { Authorization: 'Bearer cb_x' } });
    expect((await thrownBy(wrong))?.status).toBe(401);
    const ada = await addPerson(site.db);
    const Authorization = await bearerFor(site.db, ada.id);
    const request = new Request('http://callboard.test/account', { headers: { Authorization } });
    expect((await requirePerson(request)).id).toBe(ada.id);
    expect(await getPerson(request)).toMatchObject({ id: ada.id });
  });
});
