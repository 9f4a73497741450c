import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as membersRoute from '#app/proposals/routes/api-members.ts';
import * as proposalRoute from '#app/proposals/routes/api-proposal.ts';
import * as proposalsRoute from '#app/proposals/routes/api-proposals.ts';
import * as listRoute from '#app/proposals/routes/list-json.ts';
import type { TestDatabase } from '#test/support/database.ts';
import { openSite } from '#test/support/site.ts';
import { ask, askJson, someCall, somebody, someProposal, teammate, type Somebody } from './site.ts';

let site: TestDatabase;
let lead: Somebody;
beforeEach(async () => {
  site = await openSite();
  lead = await somebody(site.db);
});
afterEach(() => site.close());

const url = '/api/proposals';
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;

describe('POST /api/proposals', () => {
  it('makes a proposal and answers 201 with its sections and rooms', async () => {
    const call = await someCall(site.db);
    const sent = { title: 'By a script', template: 'nsf', opportunityId: call.id };
    const { status, body, headers } = await askJson(proposalsRoute.action, sent, { url, as: lead });
    expect(status).toBe(201);
    expect(Object.keys(body)).toEqual(['id', 'sections']);
    expect(body.id).toMatch(uuid);
    expect(headers.get('Location')).toBe(`/api/proposals/${body.id}`);
    expect(body.sections[0]).toEqual({
      id: expect.stringMatching(uuid),
      key: 'project_summary',
      room: expect.any(String),
    });
    expect(body.sections[0].room).toBe(`section:${body.sections[0].id}`);
  });

  it.each([
    ['malformed JSON', { body: '{"title":', headers: { 'Content-Type': 'application/json' } }, 400],
    ['a list', { body: '[]', headers: { 'Content-Type': 'application/json' } }, 400],
    ['null', { body: 'null', headers: { 'Content-Type': 'application/json' } }, 400],
    ['a form', { body: new URLSearchParams({ title: 'T' }) }, 400],
    ['no body', {}, 400],
    [
      'far too much',
      { body: JSON.stringify({ title: 'x'.repeat(200_000) }), headers: { 'Content-Type': 'application/json' } },
      413,
    ],
  ])('answers %s with a 4xx in JSON and makes nothing', async (_what, sent, status) => {
    const answer = await ask(proposalsRoute.action, { url, method: 'POST', as: lead, ...(sent as object) });
    expect(answer.status).toBe(status);
    expect(answer.body.error).toMatchObject({ code: expect.any(String), message: expect.any(String), fields: {} });
    expect(await site.db.proposal.count()).toBe(0);
  });

  it('names the field that is wrong', async () => {
    const { status, body } = await askJson(proposalsRoute.action, { title: 'T', template: 'x' }, { url, as: lead });
    expect(status).toBe(400);
    expect(body.error).toMatchObject({
      code: 'bad_input',
      fields: { template: expect.stringContaining('generic, nsf') },
    });
  });

  it('answers 401 in JSON without a token and with a wrong one', async () => {
    for (const headers of [{}, { Authorization: 'Bearer nonsense' }] as Record<string, string>[]) {
      const { status, body } = await askJson(proposalsRoute.action, { title: 'T', template: 'nsf' }, { url, headers });
      expect(status).toBe(401);
      expect(body.error.code).toBe('sign_in_required');
    }
  });

  it('answers another method with 405 and the one it takes', async () => {
    for (const method of ['PUT', 'PATCH', 'DELETE']) {
      const { status, headers } = await ask(proposalsRoute.action, { url, method, as: lead });
      expect([status, headers.get('Allow')]).toEqual([405, 'POST']);
    }
    expect((await ask(proposalsRoute.loader, { url, as: lead })).status).toBe(405);
    expect((await ask(proposalRoute.action, { url, method: 'DELETE', as: lead })).status).toBe(405);
    expect((await ask(membersRoute.loader, { url, as: lead })).status).toBe(405);
  });
});

describe('GET /api/proposals/:id', () => {
  it('gives the proposal to its team, addresses to those who manage it', async () => {
    const { id, first } = await someProposal(site.db, lead);
    const viewer = await teammate(site.db, id, 'viewer');
    const get = (as: Somebody) => ask(proposalRoute.loader, { url: `${url}/${id}`, params: { id }, as });
    const { status, body } = await get(lead);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id,
      title: 'Keep the arrays alive',
      template: 'generic',
      stage: 'drafting',
      opportunityId: null,
    });
    expect(body.sections[0]).toMatchObject({ id: first.id, key: 'summary', title: 'Summary', room: first.room });
    expect(body.members).toEqual([
      { id: lead.id, name: lead.name, email: lead.email, role: 'lead' },
      { id: viewer.id, name: viewer.name, email: viewer.email, role: 'viewer' },
    ]);
    const seen = (await get(viewer)).body.members.map((member: { email?: string }) => member.email);
    expect(seen).toEqual([undefined, viewer.email]);
  });

  it('answers a foreign and an unknown id alike with 404', async () => {
    const { id } = await someProposal(site.db, lead);
    const stranger = await somebody(site.db);
    const answers = await Promise.all(
      [id, lead.id, 'nonsense', '../x'].map((wanted) =>
        ask(proposalRoute.loader, { url: `${url}/x`, params: { id: wanted }, as: stranger }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  });
});

describe('POST /api/proposals/:id/members', () => {
  const add = (id: string, as: Somebody, value: unknown) =>
    askJson(membersRoute.action, value, { url: `${url}/${id}/members`, params: { id }, as });

  it('adds a person, and invites a stranger with a whole link', async () => {
    const { id } = await someProposal(site.db, lead);
    const ada = await somebody(site.db);
    expect(await add(id, lead, { email: ada.email, role: 'co-lead' })).toMatchObject({
      status: 201,
      body: { status: 'added', id: ada.id, role: 'co-lead' },
    });
    const invited = await add(id, lead, { email: 'new@example.org', role: 'writer' });
    expect(invited.status).toBe(201);
    expect(invited.body.link).toMatch(/^http:\/\/callboard\.test\/invitations\/\S+$/);
    expect(invited.body.path).toBeUndefined();
  });

  it('answers 400, 403, 404 and 409 with a sentence each', async () => {
    const { id } = await someProposal(site.db, lead);
    const writer = await teammate(site.db, id, 'writer');
    const good = { email: 'x@example.org', role: 'viewer' };
    expect((await add(id, lead, { email: 'x' })).status).toBe(400);
    expect((await add(id, writer, good)).status).toBe(403);
    expect((await add(id, await somebody(site.db), good)).status).toBe(404);
    expect((await add(id, lead, { ...good, email: writer.email })).status).toBe(409);
    expect(await site.db.oneTimeLink.count()).toBe(0);
  });
});

it('GET /proposals.json gives one’s own, the next deadline first', async () => {
  const { id: blank } = await someProposal(site.db, lead);
  const { id: late } = await someProposal(site.db, lead);
  const { id: soon } = await someProposal(site.db, lead);
  await someProposal(site.db, await somebody(site.db));
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  for (const [id, days] of [
    [late, 40],
    [soon, 4],
  ] as const) {
    const call = await someCall(site.db, { date: inDays(days) });
    await site.db.proposal.update({ where: { id }, data: { opportunityId: call.id } });
  }
  const { status, body } = await ask(listRoute.loader, { url: '/proposals.json', as: lead });
  expect(status).toBe(200);
  expect(body.next).toBeNull();
  expect(body.items.map((item: { id: string }) => item.id)).toEqual([soon, late, blank]);
  expect(body.items[0]).toMatchObject({ role: 'lead', stage: 'drafting', call: { number: 'NSF 26-506', daysLeft: 4 } });
  expect((await ask(listRoute.loader, { url: '/proposals.json' })).status).toBe(401);
});
