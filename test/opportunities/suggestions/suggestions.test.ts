import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as csvRoute from '#app/opportunities/routes/suggestions-csv.tsx';
import * as newRoute from '#app/opportunities/routes/suggestion-new.tsx';
import * as listRoute from '#app/opportunities/routes/suggestions.tsx';
import * as oneRoute from '#app/opportunities/routes/suggestion.tsx';
import { lookUp, readHead } from '#app/opportunities/suggestions/look-up.server.ts';
import { someCall } from '#test/proposals/site.ts';
import { openNetwork, serve } from '#test/scrapers/net/support.ts';
import { ask, askForm, siteWithRoles, type SiteWithRoles } from '../sources/support.ts';
import { OtherDates } from '#app/opportunities/suggestions/decide-forms.tsx';

let site: SiteWithRoles;
beforeEach(async () => {
  site = await siteWithRoles();
});
afterEach(() => site.close());

const call = {
  ...{ intent: 'propose', title: 'Keep it running', funder: 'Array Foundation', url: 'https://array.example/keep' },
  ...{ mode: 'fixed', deadline: '2027-03-31', time: '17:00', zone: 'Europe/Brussels', kind: 'full' },
};
const proposeAs = (as: SiteWithRoles['member'] | undefined, change: Record<string, string> = {}) =>
  askForm(newRoute.action, { ...call, ...change }, { as });
const theOne = () => site.db.callSuggestion.findFirstOrThrow({ orderBy: { id: 'desc' } });
const decide = (id: string, form: Record<string, string>, as?: SiteWithRoles['member']) =>
  askForm(oneRoute.action, form, { params: { id }, as });

describe('proposing a call', () => {
  it('is for anybody who is signed in', async () => {
    expect((await proposeAs(undefined)).location).toContain('/sign-in');
    expect((await proposeAs(site.member)).location).toBe('/suggestions?proposed=1');
    expect(await theOne()).toMatchObject({ origin: 'form', status: 'open', proposedById: site.member.id });
    expect(await site.db.opportunity.count()).toBe(0);
  });

  it('says what to mend with what was typed, and keeps nothing', async () => {
    const { status, body } = await proposeAs(site.member, { title: '', deadline: 'soon' });
    expect(status).toBe(400);
    expect(Object.keys(body.problem.fields)).toEqual(['title', 'deadline']);
    expect(body.problem.values).toMatchObject({ funder: 'Array Foundation', deadline: 'soon' });
    expect(await site.db.callSuggestion.count()).toBe(0);
  });

  it('by CSV takes a file whole or not at all', async () => {
    const send = (csv: string, intent: string) => {
      const body = new FormData();
      body.set('csv', csv);
      body.set('intent', intent);
      return ask(csvRoute.action, { method: 'POST', body, as: site.member });
    };
    const rows = (second: string) => `title,funder,url\nA,F,https://f.example/a\nB,F,${second}\n`;
    const looked = await send(rows('nowhere'), 'propose');
    expect(looked.body.looked).toMatchObject({ broken: 1, unread: null });
    expect(looked.body.looked.rows[1].problems[0]).toContain('url:');
    expect(await site.db.callSuggestion.count()).toBe(0);
    expect((await send(rows('https://f.example/b'), 'look')).body.looked).toMatchObject({ broken: 0 });
    expect(await site.db.callSuggestion.count()).toBe(0);
    expect((await send(rows('https://f.example/b'), 'propose')).location).toBe('/suggestions?proposed=2');
    expect(await site.db.callSuggestion.count({ where: { origin: 'csv' } })).toBe(2);
    expect((await send('', 'look')).body.problem.fields.file).toBeTruthy();
  });

  it('stops somebody whose proposals nobody has looked at', async () => {
    const data = { origin: 'csv', draft: '{}', proposedById: site.member.id, proposedAt: new Date() };
    await site.db.callSuggestion.createMany({ data: Array.from({ length: 400 }, () => data) });
    expect((await proposeAs(site.member)).status).toBe(409);
    expect((await proposeAs(site.curator)).status).toBe(302);
  });
});

describe('looking a page up', () => {
  it('takes title and description as text, from the public internet alone', async () => {
    const page =
      '<html><head><title>Ours &amp; theirs</title><meta name="description" content="For <b>libraries</b>. ada@x.example">';
    const server = await serve((_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(page));
    const allowed = await lookUp(site.db, 'ada', `${server.origin}/call`, openNetwork());
    expect(allowed).toEqual({ title: 'Ours & theirs', summary: 'For libraries. [e-mail removed]', problem: null });
    const asked = server.asked.length;
    const refused = await askForm(
      newRoute.action,
      { intent: 'look', url: `${server.origin}/call` },
      { as: site.member },
    );
    expect(refused.body.unread).toContain('could not be read');
    expect(server.asked).toHaveLength(asked);
    await server.close();
    expect(
      (await askForm(newRoute.action, { intent: 'look', url: 'file:///etc/passwd' }, { as: site.member })).status,
    ).toBe(400);
  });

  it('is not a way into a private host that sources may read', async () => {
    const server = await serve((_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>'));
    await site.db.allowedHost.create({ data: { host: server.host, reason: 'our own feed' } });
    const looked = await askForm(newRoute.action, { intent: 'look', url: `${server.origin}/` }, { as: site.member });
    expect(looked.body.unread).toContain('is not an address on the public internet');
    expect(server.asked).toEqual([]);
    await server.close();
  });

  it('does not hold others up: long addresses and large pages are not read', async () => {
    const large = `<p>${'x'.repeat(3 * 1024 * 1024)}`;
    const server = await serve((_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(large));
    expect((await lookUp(site.db, 'ada', server.origin, openNetwork())).problem).toContain('larger than 2 MB');
    await server.close();
    const form = { intent: 'look', url: `https://example.org/${'a'.repeat(2000)}` };
    expect((await askForm(newRoute.action, form, { as: site.member })).status).toBe(400);
  });

  it('reads the head of any page', () => {
    expect(readHead(`<meta content='A' property='og:title'><title>B</title>`)).toEqual({ title: 'A', summary: '' });
    expect(readHead('no page at all')).toEqual({ title: '', summary: '' });
    expect(readHead(`<title>${'<'.repeat(100_000)}`).title.length).toBeLessThanOrEqual(300);
  });

  it('is not a way to make this server ask others all day', async () => {
    const look = () => askForm(newRoute.action, { intent: 'look', url: 'http://10.0.0.1/' }, { as: site.member });
    for (let i = 0; i < 10; i++) expect((await look()).status).toBe(200);
    expect((await look()).status).toBe(429);
  });
});

describe('deciding', () => {
  beforeEach(() => proposeAs(site.member));

  it('of several curators at once is one decision: what is declined is not in the list', async () => {
    const { id } = await theOne();
    const forms = ['approve', 'decline', 'approve'].map((intent) => ({ intent, reason: 'Not a call.' }));
    const answers = await Promise.all(forms.map((form) => decide(id, form, site.curator)));
    expect(answers.map(({ status }) => status).sort()).toEqual([302, 409, 409]);
    const { status } = await theOne();
    expect(await site.db.opportunity.count()).toBe(status === 'approved' ? 1 : 0);
  });

  it('is for curators; a proposal is seen by its proposer and by them', async () => {
    const { id } = await theOne();
    const other = await proposeAs(site.admin, { url: 'https://array.example/other' });
    expect(other.status).toBe(302);
    const admins = await theOne();
    expect((await ask(oneRoute.loader, { params: { id }, as: site.member })).body).toMatchObject({ decides: false });
    expect((await ask(oneRoute.loader, { params: { id: admins.id }, as: site.member })).status).toBe(404);
    expect((await ask(oneRoute.loader, { params: { id } })).location).toContain('/sign-in');
    expect((await ask(listRoute.loader, { as: site.member })).body).toMatchObject({ open: null, own: [{ id }] });
    expect((await ask(listRoute.loader, { as: site.curator })).body.open).toHaveLength(2);
    for (const intent of ['approve', 'merge', 'decline']) {
      expect((await decide(id, { intent, reason: 'x', into: id }, site.member)).status, intent).toBe(403);
    }
    expect(await site.db.opportunity.count()).toBe(0);
  });

  it('takes a call into the list, as people say it, once', async () => {
    const { id } = await theOne();
    const approved = await decide(id, { intent: 'approve' }, site.curator);
    const made = await site.db.opportunity.findFirstOrThrow({
      include: { deadlines: true, links: true, funder: true },
    });
    expect(approved.location).toBe(`/opportunities/${made.id}`);
    expect(made).toMatchObject({ title: 'Keep it running', funder: { name: 'Array Foundation' } });
    expect(made.deadlines).toMatchObject([
      { date: '2027-03-31', time: '17:00', zone: 'Europe/Brussels', sourceId: 'people' },
    ]);
    expect(made.links).toMatchObject([{ sourceId: 'people', externalKey: `suggestion:${id}` }]);
    expect((await decide(id, { intent: 'approve' }, site.curator)).status).toBe(409);
    const { body } = await ask(listRoute.loader, { as: site.member });
    expect(body.own).toMatchObject([{ status: 'approved', opportunityId: made.id, decidedBy: 'Cura Curator' }]);
    expect(await site.db.fetchRun.findFirst()).toMatchObject({
      sourceId: 'people',
      trigger: 'person',
      personId: site.curator.id,
    });
    expect(await site.db.auditEvent.findFirst({ where: { action: 'suggestion.approved' } })).toMatchObject({
      thingId: id,
    });
  });

  it('offers calls of the same page, number or title, and takes one of them for an answer', async () => {
    const same = await someCall(site.db, { title: 'Keep it running!' });
    await site.db.opportunity.update({ where: { id: same.id }, data: { url: 'http://www.array.example/keep/' } });
    await someCall(site.db, { title: 'Nothing like it' });
    const { id } = await theOne();
    const { body } = await ask(oneRoute.loader, { params: { id }, as: site.curator });
    const dates = (await site.db.deadline.findMany({ where: { opportunityId: same.id } })).map(({ date }) => date);
    expect(dates).not.toContain('2027-03-31');
    expect(body.duplicates).toMatchObject([{ id: same.id, why: 'the same page', dates }]);
    const proposed = body.suggestion.draft.deadlines.map(({ date }: { date: string }) => date) as string[];
    const note = renderToStaticMarkup(createElement(OtherDates, { dates, proposed }));
    expect(note).toContain('The proposal says Wed 31 Mar 2027');
    expect(renderToStaticMarkup(createElement(OtherDates, { dates: proposed, proposed }))).toBe('');
    expect((await decide(id, { intent: 'merge', into: 'nowhere' }, site.curator)).status).toBe(400);
    const began = performance.now();
    const long = `${`${'a'.repeat(36)}/`.repeat(8000)}\n!`;
    expect((await decide(id, { intent: 'merge', into: long }, site.member)).status).toBe(403);
    expect(performance.now() - began).toBeLessThan(2000);
    const into = `https://calls.example/opportunities/${same.id}?x=1`;
    expect((await decide(id, { intent: 'merge', into }, site.curator)).location).toBe('/suggestions');
    expect(await theOne()).toMatchObject({ status: 'merged', opportunityId: same.id });
    expect(await site.db.opportunity.count()).toBe(2);
  });

  it('declines with a reason that the proposer reads', async () => {
    const { id } = await theOne();
    expect(
      (await decide(id, { intent: 'decline', reason: ' ' }, site.curator)).body.problem.fields.reason,
    ).toBeTruthy();
    await decide(id, { intent: 'decline', reason: 'It is for museums only.' }, site.curator);
    const { body } = await ask(oneRoute.loader, { params: { id }, as: site.member });
    expect(body.suggestion).toMatchObject({ status: 'declined', reason: 'It is for museums only.' });
    expect((await decide(id, { intent: 'dance' }, site.curator)).status).toBe(400);
    expect((await decide('nothing', { intent: 'approve' }, site.curator)).status).toBe(404);
  });
});
