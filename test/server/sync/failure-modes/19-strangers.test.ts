import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { endSession } from '#app/accounts/session.server.ts';
import { hashSecret } from '#app/accounts/secret.server.ts';
import { createProposal } from '#app/proposals/create-proposal.server.ts';
import { setSectionLocked } from '#app/proposals/lock-section.server.ts';
import { disconnectLive, notifyAccessChanged } from '#app/proposals/live.server.ts';
import { newRoom, Raw, startServer, until, type TestServer } from '../support.ts';
import { realProposal, type RealProposal } from './real-proposal.ts';

let server: TestServer;
beforeEach(async () => {
  server = await startServer();
});
afterEach(() => server.close());

describe('G1 the upgrade', () => {
  test('19: a WebSocket without a session is refused with 401', async () => {
    expect((await Raw.open(server, newRoom(), null)).refused).toBe(401);
    expect((await Raw.open(server, newRoom(), 'stranger')).refused).toBe(401);
  });

  test('19: a page of another site is refused with 403, our own comes in', async () => {
    const evil = await Raw.open(server, newRoom(), 'ann', { headers: { origin: 'https://evil.example' } });
    const opaque = await Raw.open(server, newRoom(), 'ann', { headers: { origin: 'null' } });
    const own = await Raw.open(server, newRoom(), 'ann', { headers: { origin: `http://127.0.0.1:${server.port}` } });
    expect([evil.refused, opaque.refused, own.refused]).toEqual([403, 403, null]);
    own.close();
  });

  test.each(['nonsense', 'section:1', 'section:../../etc', '', `section:${'0'.repeat(36)}`])(
    '19: the room %j is 404',
    async (room) => expect((await Raw.open(server, room, 'ann')).refused).toBe(404),
  );

  test('19: a room of others is 404', async () => {
    server.people.roles.set('zoe', 'none' as 'viewer');
    expect((await Raw.open(server, newRoom(), 'zoe')).refused).toBe(404);
  });

  test('19: too many connections are 429', async () => {
    await server.close();
    server = await startServer({ limits: { connectionsPerPerson: 1 } });
    const first = await Raw.open(server, newRoom(), 'ann');
    expect((await Raw.open(server, newRoom(), 'ann')).refused).toBe(429);
    first.close();
  });

  test('19: a socket that is no WebSocket leaves nothing behind', async () => {
    const answer = await fetch(`http://127.0.0.1:${server.port}/sync/${newRoom()}`);
    expect(answer.status).toBe(404);
    expect(server.sync.metrics().connections).toBe(0);
  });
});

describe('G2 ?explain=1 tells a browser why', () => {
  test.each([
    [null, 4401],
    ['zoe', 4403],
    ['ann', 1000],
  ])('19: %s hears %i', async (name, code) => {
    server.people.roles.set('zoe', 'none' as 'viewer');
    const raw = await Raw.open(server, newRoom(), name, { query: '?explain=1' });
    expect(await raw.closeCode()).toBe(code);
  });

  test('19: a page of another site hears nothing', async () => {
    const headers = { origin: 'https://evil.example' };
    expect((await Raw.open(server, newRoom(), 'ann', { query: '?explain=1', headers })).refused).toBe(403);
  });
});

describe('G4 access that changes', () => {
  test('19: ended session 4401, lost access 4403, other epoch 4412, and the others stay', async () => {
    const room = newRoom();
    const [ann, bob, cy] = await Promise.all(['ann', 'bob', 'cy'].map((name) => Raw.open(server, room, name)));
    server.people.roles.delete('bob');
    server.people.roles.set('cy', 'none' as 'viewer');
    await server.sync.recheck({});
    expect([await bob!.closeCode(), await cy!.closeCode(), ann!.closed]).toEqual([4401, 4403, null]);
    server.people.epoch = 2;
    await server.sync.recheck({});
    expect(await ann!.closeCode()).toBe(4412);
  });

  test('19: access that changed without anybody saying so is noticed in the next round', async () => {
    await server.close();
    server = await startServer({ limits: { recheckMs: 60 } });
    const sockets = await Promise.all(Array.from({ length: 5 }, () => Raw.open(server, newRoom(), 'bob')));
    server.people.roles.set('bob', 'viewer');
    expect(await Promise.all(sockets.map((raw) => raw.closeCode()))).toEqual([4509, 4509, 4509, 4509, 4509]);
  });

  test('19: disconnect closes only the sockets that match', async () => {
    const room = newRoom();
    const [ann, bob] = await Promise.all(['ann', 'bob'].map((name) => Raw.open(server, room, name)));
    server.sync.disconnect({ personId: 'bob', proposalId: 'p' }, 'signedOut');
    server.sync.disconnect({ proposalId: 'another' }, 'signedOut');
    expect(await bob!.closeCode()).toBe(4401);
    await ann!.settled();
    expect(ann!.closed).toBe(null);
    ann!.close();
  });
});

describe('with accounts and proposals', () => {
  let real: RealProposal;
  beforeEach(async () => {
    real = await realProposal();
  });
  afterEach(() => real.close());

  test('19: G1 a session cookie and a token open a section of one’s proposal; a stranger’s do not', async () => {
    const { raw } = await real.bySession(real.lead.id);
    raw.stepOne();
    await until(() => raw.synced);
    expect(raw.access).toBe(true);
    expect((await real.byToken(await real.addPerson('stranger'))).refused).toBe(404);
    expect((await real.byToken(await real.member('viewer', 'viewer'))).access).toBe(false);
    expect((await real.byCookie('callboard_session=nonsense')).refused).toBe(401);
  });

  test('19: a living session from a page of another site is refused before anybody is asked who it is', async () => {
    const { cookie } = await real.bySession(real.lead.id);
    for (const origin of [
      'https://evil.example',
      `http://127.0.0.1.evil.example:${real.server.port}`,
      'null',
      'file://',
    ])
      expect((await real.byCookie(cookie, origin)).refused).toBe(403);
  });

  test('19: an expired session is 401, and so is one that was ended', async () => {
    const { cookie } = await real.bySession(real.lead.id);
    const tokenHash = hashSecret(cookie.split('=')[1]!);
    await real.db.session.update({ where: { tokenHash }, data: { expiresAt: new Date(Date.now() - 1) } });
    expect((await real.byCookie(cookie)).refused).toBe(401);
    const other = await real.bySession(real.lead.id);
    await endSession(real.db, hashSecret(other.cookie.split('=')[1]!));
    expect((await real.byCookie(other.cookie)).refused).toBe(401);
  });

  test('19: a section of somebody else’s proposal is 404, by session and by token, and so is the proposal’s room', async () => {
    const id = await real.addPerson('neighbour');
    const theirs = await createProposal(real.db, { id, role: 'member' }, { title: 'Another', template: 'generic' });
    for (const room of [theirs.sections[0]!.room, `proposal:${theirs.id}`]) {
      expect((await real.byToken(real.lead.id, room)).refused).toBe(404);
      expect((await real.byToken(id, room)).refused).toBe(null);
    }
    expect((await real.byToken(id, `section:${real.proposalId}`)).refused).toBe(404);
  });

  test('19: G4 a lock, a role, an account and a session that end reach the socket within a second each', async () => {
    const within = async (what: () => Promise<unknown>, raw: Raw, code: number) => {
      const started = performance.now();
      await what();
      expect(await raw.closeCode()).toBe(code);
      expect(performance.now() - started).toBeLessThan(1000);
    };
    const { db, lead, proposalId, sectionId } = real;
    const session = await real.bySession(lead.id);
    const tokenHash = hashSecret(session.cookie.split('=')[1]!);
    const signOut = async () => {
      await endSession(db, tokenHash);
      disconnectLive({ sessionHash: tokenHash }, 'signedOut');
    };
    await within(signOut, session.raw, 4401);
    const lock = () => setSectionLocked(db, lead, proposalId, sectionId, true);
    await within(lock, await real.byToken(lead.id), 4509);
    const id = await real.member('gone', 'writer');
    const remove = async () => {
      await db.proposalMember.deleteMany({ where: { personId: id } });
      notifyAccessChanged({ proposalId, personId: id });
    };
    await within(remove, await real.byToken(id), 4403);
    const disable = async () => {
      await db.person.update({ where: { id: lead.id }, data: { disabledAt: new Date() } });
      notifyAccessChanged({ personId: lead.id });
    };
    await within(disable, await real.byToken(lead.id), 4401);
  });
});
