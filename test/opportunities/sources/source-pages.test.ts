import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fundersHref, type CountedView } from '#app/opportunities/agency-views.ts';
import * as hostsRoute from '#app/opportunities/routes/hosts.tsx';
import { unpack } from '#app/packed.ts';
import * as listRoute from '#app/opportunities/routes/list.tsx';
import * as newRoute from '#app/opportunities/routes/source-new.tsx';
import * as editRoute from '#app/opportunities/routes/source-edit.tsx';
import { sourceHealth } from '#app/opportunities/routes/source-health.server.ts';
import * as sourceRoute from '#app/opportunities/routes/source.tsx';
import * as sourcesRoute from '#app/opportunities/routes/sources.tsx';
import { allSources } from '#app/opportunities/sources/all-sources.server.ts';
import { dueWords } from '#app/opportunities/sources/source-preview.tsx';
import { nextWords } from '#app/opportunities/sources/source-line.tsx';
import type { SourceView } from '#app/opportunities/sources/source-view.server.ts';
import { someCall } from '#test/proposals/site.ts';
import { ask, askForm, notedJobs, siteWithRoles, someRun, type SiteWithRoles } from './support.ts';

let site: SiteWithRoles;
let jobs: ReturnType<typeof notedJobs>;
beforeEach(async () => {
  site = await siteWithRoles();
  jobs = notedJobs(site.db);
});
afterEach(async () => {
  jobs.leave();
  await site.close();
});
const source = (id: string, asked: Parameters<typeof ask>[1] = {}) =>
  ask(sourceRoute.loader, { params: { id }, ...asked });
const press = (id: string, intent: string, as?: SiteWithRoles['member']) =>
  askForm(sourceRoute.action, { intent }, { params: { id }, as });

describe('the list of sources', () => {
  it('is for everybody, and says of each source how it is doing', async () => {
    await someRun(site.db, 'grants-gov', {
      status: 'incomplete',
      error: 'Only 3 records came, at least 5 are expected.',
    });
    const { body, text } = await ask(sourcesRoute.loader, {});
    const byId = Object.fromEntries(body.sources.map((one: { id: string; state: string }) => [one.id, one]));
    expect(byId['grants-gov']).toMatchObject({ state: 'incomplete', lastError: expect.stringContaining('Only 3') });
    expect(byId['nsf-funding']).toMatchObject({ state: 'new', readable: true, runs: [] });
    expect(byId['nsf-funding'].licence).toContain('public domain');
    expect(body).toMatchObject({ curates: false, hosts: false, notices: [] });
    expect(text).not.toContain('KEY_');
  });

  it('says once, and on no line, that the clock is off', () => {
    const source = { state: 'well', nextRunAt: '2026-11-21T06:00:00.000Z', everyHours: 4 } as SourceView;
    expect(nextWords(source, true)).toBe('Next 21 Nov 2026, 06:00 UTC.');
    expect(nextWords(source, false)).toBeNull();
    expect(nextWords({ ...source, state: 'off' }, false)).toContain('switched off');
  });

  it('shows notices to curators alone, of sources that are on', async () => {
    const run = await someRun(site.db, 'grants-gov', { status: 'failed', error: 'It answered 500.' });
    const notice = { sourceId: 'grants-gov', runId: run.id, message: 'It answered 500.', raisedAt: run.startedAt };
    await site.db.sourceNotice.create({ data: notice });
    expect((await ask(sourcesRoute.loader, { as: site.member })).body.notices).toEqual([]);
    const seen = await ask(sourcesRoute.loader, { as: site.curator });
    expect(seen.body.notices).toMatchObject([{ sourceId: 'grants-gov', message: 'It answered 500.' }]);
    await press('grants-gov', 'disable', site.curator);
    expect((await ask(sourcesRoute.loader, { as: site.curator })).body.notices).toEqual([]);
  });
});

describe('the agencies whose calls come through Grants.gov', () => {
  it('are linked where those calls are told of, each with its count and to exactly them', async () => {
    const agencies = ['U.S. National Science Foundation', 'DOE Office of Science', 'U.S. Department of Energy'];
    for (const [i, name] of [...agencies, 'Somebody else'].entries()) {
      const { id } = await someCall(site.db, { title: `Call ${i}` });
      await site.db.opportunity.update({ where: { id }, data: { funder: { create: { name } } } });
    }
    await someRun(site.db, 'grants-gov');
    const { views } = (await source('grants-gov')).body as { views: CountedView[] };
    expect(views.map(({ id, count }) => [id, count])).toEqual([
      ...[['nsf', 1] as const, ['nih', 0] as const, ['nasa', 0] as const, ['doe', 2] as const, ['darpa', 0] as const],
    ]);
    for (const { funders, count } of views.filter((view) => view.count > 0)) {
      const { body } = await ask(listRoute.loader, { url: fundersHref(funders) });
      expect(unpack<{ list: { total: number } }>(body.found).list.total).toBe(count);
    }
    await someRun(site.db, 'nlnet');
    expect((await source('nlnet')).body.views).toEqual([]);
  });
});

describe('the list of calls', () => {
  it('says to everybody that a source is not well, while it is on; one with nothing new is well', async () => {
    await someRun(site.db, 'grants-gov', { status: 'failed', error: 'It answered 500.' });
    await someRun(site.db, 'nsf-funding', { status: 'unchanged' });
    const wells = async () => Object.fromEntries((await sourceHealth(site.db)).map(({ title, well }) => [title, well]));
    expect(await wells()).toEqual({ 'Source grants-gov': false, 'Source nsf-funding': true });
    await press('grants-gov', 'disable', site.curator);
    expect(await wells()).toEqual({ 'Source nsf-funding': true });
  });
});

describe('the page of a source', () => {
  it('shows the last run with what it refused, and any other run that is asked for', async () => {
    const old = await someRun(site.db, 'x', { startedAt: new Date('2026-11-01T00:00:00Z'), rejected: 1 }, [
      'has no title',
    ]);
    const last = await someRun(site.db, 'x');
    expect((await source('x')).body.run).toMatchObject({ id: last.id, rejected: [] });
    const asked = await source('x', { url: `/sources/x?run=${old.id}` });
    expect(asked.body.run).toMatchObject({ id: old.id, rejected: [{ key: 'record 0', reason: 'has no title' }] });
    expect((await source('x', { url: '/sources/x?run=nonsense' })).status).toBe(404);
    expect((await source('nowhere')).status).toBe(404);
  });

  it('runs it for curators, and for nobody else', async () => {
    expect((await press('nsf-funding', 'run')).location).toContain('/sign-in');
    expect((await press('nsf-funding', 'run', site.member)).status).toBe(403);
    expect((await press('nsf-funding', 'run', site.curator)).location).toBe('/sources/nsf-funding');
    expect(jobs.asked).toEqual([`nsf-funding by ${site.curator.id}`]);
    expect((await press('nowhere', 'run', site.curator)).status).toBe(404);
    expect((await press('nsf-funding', 'dance', site.curator)).status).toBe(400);
    const event = await site.db.auditEvent.findFirstOrThrow({ where: { action: 'source.run' } });
    expect(event).toMatchObject({ personId: site.curator.id, thingId: 'nsf-funding' });
  });

  it('switches it off and on; what is off is not run', async () => {
    expect((await press('nsf-funding', 'disable', site.member)).status).toBe(403);
    await press('nsf-funding', 'disable', site.curator);
    expect((await source('nsf-funding')).body.source).toMatchObject({ state: 'off', nextRunAt: null });
    expect((await press('nsf-funding', 'run', site.curator)).status).toBe(409);
    await press('nsf-funding', 'enable', site.curator);
    expect((await source('nsf-funding')).body.source.state).toBe('new');
    const actions = (await site.db.auditEvent.findMany()).map(({ action }) => action);
    expect(actions).toEqual(['source.disabled', 'source.enabled']);
    expect((await press('nsf-funding', 'remove', site.curator)).status).toBe(400);
  });

  it('says how far a run is', async () => {
    await someRun(site.db, 'nsf-funding', { status: 'running', finishedAt: null });
    const claim = {
      owner: 'server 1',
      trigger: 'schedule',
      claimedAt: new Date(),
      until: new Date(Date.now() + 60_000),
    };
    await site.db.sourceClaim.create({
      data: { sourceId: 'nsf-funding', ...claim, step: 'pages', done: 3, whole: 9 },
    });
    const { body } = await source('nsf-funding');
    expect(body.source).toMatchObject({ state: 'running', progress: { step: 'pages', done: 3, whole: 9 } });
  });
});

const feed = {
  ...{ kind: 'feed', title: 'Sloan news', url: 'https://sloan.example/feed', funder: 'Sloan', country: 'us' },
  ...{ include: 'call, RFP', exclude: '', selector: '', everyHours: '12', licence: '' },
};
const setUp = (form: Record<string, string>, as?: SiteWithRoles['member']) => askForm(newRoute.action, form, { as });

describe('setting a source up', () => {
  it('is for curators', async () => {
    expect((await ask(newRoute.loader, {})).location).toContain('/sign-in');
    expect((await ask(newRoute.loader, { as: site.member })).status).toBe(403);
    expect((await ask(newRoute.loader, { as: site.curator })).status).toBe(200);
    expect((await setUp({ ...feed, intent: 'keep' }, site.member)).status).toBe(403);
    expect(await site.db.source.count()).toBe(0);
  });

  it('names every field that has to be mended, with what was typed', async () => {
    const bad = await setUp(
      { ...feed, intent: 'preview', title: '', url: 'ftp://x', country: 'USA', everyHours: '1' },
      site.curator,
    );
    expect(bad.status).toBe(400);
    expect(Object.keys(bad.body.problem.fields).sort()).toEqual(['country', 'everyHours', 'title', 'url']);
    expect(bad.body.problem.values).toMatchObject({ url: 'ftp://x' });
    expect(
      (await setUp({ ...feed, intent: 'preview', kind: 'magic' }, site.curator)).body.problem.fields.kind,
    ).toBeTruthy();
    const crooked = await setUp({ ...feed, intent: 'keep', title: 'Sloan \u202eswen', funder: 'A\0' }, site.curator);
    expect(Object.keys(crooked.body.problem.fields).sort()).toEqual(['funder', 'title']);
    const secret = await setUp({ ...feed, intent: 'keep', url: 'https://me:secret@sloan.example/feed' }, site.curator);
    expect(secret.status).toBe(400);
  });

  it('says of a call that it would bring what was read of its dates, and no more', () => {
    const date = { date: '2027-02-12', isEstimate: false };
    expect(dueWords({ mode: 'fixed', dates: [date] })).toBe('due Fri 12 Feb 2027');
    expect(dueWords({ mode: 'unknown', dates: [date, { ...date, isEstimate: true }] })).toBe(
      'due Fri 12 Feb 2027, Fri 12 Feb 2027 (estimated)',
    );
    expect(dueWords({ mode: 'unknown', dates: [] })).toBe('no deadline read');
    expect(dueWords({ mode: 'none_listed', dates: [] })).toBe('the source names no date');
    expect(dueWords({ mode: 'rolling', dates: [] })).toBe('at any time');
  });

  it('looks before anything is kept, and never at this machine or its neighbours', async () => {
    for (const url of [
      'http://127.0.0.1:80/feed',
      'http://169.254.169.254/latest/meta-data',
      'http://[::1]/feed',
      'http://0x7f000001/',
    ]) {
      const { status, body } = await setUp({ ...feed, intent: 'preview', url }, site.curator);
      expect(status, url).toBe(200);
      expect(body.preview, url).toMatchObject({ status: 'failed', calls: [] });
      expect(body.preview.error, url).toMatch(/not (?:an address )?on the public internet|not fetched|private/i);
    }
    expect(await site.db.source.count()).toBe(0);
    expect(await site.db.fetchRun.count()).toBe(0);
  });

  it('keeps it, changes it and removes it; its calls stay', async () => {
    const kept = await setUp({ ...feed, intent: 'keep' }, site.curator);
    const id = kept.location!.replace('/sources/', '');
    expect(id).toMatch(/^own-sloan-news-[0-9a-f]{6}$/);
    expect(await allSources(site.db)).toContainEqual(expect.objectContaining({ id, schedule: { everyHours: 12 } }));
    expect((await setUp({ ...feed, intent: 'keep', title: 'Again' }, site.curator)).status).toBe(409);
    const edit = (form: Record<string, string>, as = site.curator) =>
      askForm(editRoute.action, form, { params: { id }, as });
    expect((await ask(editRoute.loader, { params: { id }, as: site.curator })).body.values).toMatchObject({
      include: 'call, RFP',
      country: 'US',
    });
    expect((await edit({ ...feed, intent: 'keep', title: 'Other' }, site.member)).status).toBe(403);
    expect((await edit({ ...feed, intent: 'keep', title: 'Sloan: news' })).location).toBe(`/sources/${id}`);
    expect((await source(id)).body.source).toMatchObject({ title: 'Sloan: news', made: true });
    expect((await press(id, 'remove', site.curator)).location).toBe('/sources');
    expect((await source(id)).body.source).toMatchObject({ state: 'removed', removed: true });
    expect((await allSources(site.db)).map((one) => one.id)).not.toContain(id);
    expect((await edit({ ...feed, intent: 'keep' })).status).toBe(404);
    const actions = (await site.db.auditEvent.findMany()).map(({ action }) => action);
    expect(actions).toEqual(['source.made', 'source.changed', 'source.removed']);
  });
});

describe('private hosts', () => {
  const send = (form: Record<string, string>, as = site.admin) => askForm(hostsRoute.action, form, { as });

  it('are for administrators to allow, with a reason, and written down', async () => {
    expect((await ask(hostsRoute.loader, { as: site.curator })).status).toBe(403);
    expect((await send({ host: '10.0.0.5', reason: 'ours' }, site.curator)).status).toBe(403);
    expect((await send({ host: 'http://10.0.0.5/x', reason: '' })).body.problem.fields).toHaveProperty('reason');
    expect((await send({ host: 'not a host', reason: 'x' })).status).toBe(400);
    expect(await site.db.allowedHost.count()).toBe(0);
    expect((await send({ host: 'HTTP://Grants.Intern.example:8080/', reason: 'Our own list' })).location).toBe(
      '/sources/hosts',
    );
    const { body } = await ask(hostsRoute.loader, { as: site.admin });
    expect(body.hosts).toMatchObject([{ host: 'grants.intern.example:8080', reason: 'Our own list', by: 'Ada Admin' }]);
    await send({ intent: 'refuse', host: 'grants.intern.example:8080' });
    expect(await site.db.allowedHost.count()).toBe(0);
    const actions = (await site.db.auditEvent.findMany()).map(({ action }) => action);
    expect(actions).toEqual(['host.allowed', 'host.refused']);
  });
});
