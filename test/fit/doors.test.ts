import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as fit from '#app/fit/routes/fit.tsx';
import * as callPage from '#app/opportunities/routes/call.tsx';
import type { Database } from '#prisma/client.server.ts';
import { draft, portal, run } from '#test/opportunities/ingest/support.ts';
import type { TestDatabase } from '#test/support/database.ts';
import { knock } from '#test/support/knock.ts';
import { addPerson, cookieOf, openSite } from '#test/support/site.ts';

let site: TestDatabase;
let db: Database;
beforeEach(async () => {
  site = await openSite();
  db = site.db;
});
afterEach(() => site.close());

async function visitor(...projects: string[]) {
  const { id } = await addPerson(db);
  const made = projects.map((name) =>
    db.project.create({
      data: {
        name,
        topics: '["coral reefs"]',
        hasFiscalSponsor: false,
        members: { create: { personId: id, role: 'lead' } },
      },
    }),
  );
  return { id, cookie: await cookieOf(db, id), projects: await Promise.all(made) };
}
const list = (cookie: string, search = '') => knock(fit.loader, { url: `/fit${search}`, cookie });

describe('the list of calls for a project', () => {
  it('is for those who are signed in, and of their own projects alone', async () => {
    expect((await knock(fit.loader, { url: '/fit?q=x' })).location).toBe('/sign-in?to=%2Ffit%3Fq%3Dx');
    const [owner, other] = [await visitor('Reeflib'), await visitor()];
    expect((await list(other.cookie)).body.told).toBe(null);
    const theirs = `?project=${owner.projects[0]!.id}`;
    expect((await list(owner.cookie, theirs)).body.told.project.name).toBe('Reeflib');
    expect((await list(other.cookie, theirs)).status).toBe(404);
    expect((await list(owner.cookie, '?project=nowhere')).status).toBe(404);
  });

  it('puts what fits first, takes the filter of the list and says what of it is wrong', async () => {
    const summary = 'Work on coral reefs.';
    await run(db, portal, [
      draft('A', { summary, terms: { inviteOnly: true } }),
      draft('B', { summary: 'Bridges.' }),
      draft('C', { summary }),
      draft('D', { summary, terms: { individuals: true } }),
      draft('E', { summary, upstreamStatus: 'closed' }),
    ]);
    const { cookie } = await visitor('Reeflib');
    const titles = async (search = '') => {
      const { status, body } = await list(cookie, search);
      return [status, ...body.told.list.rows.map(({ call }: { call: { number: string } }) => call.number)];
    };
    expect(await titles()).toEqual([200, 'D', 'C', 'B', 'A']);
    expect((await list(cookie)).body.told.list).toMatchObject({ total: 4, possible: 3, page: 1, pages: 1 });
    expect(await titles('?q=bridges')).toEqual([200, 'B']);
    expect(await titles('?status=closed')).toEqual([200, 'E']);
    expect(await titles('?funder=Nobody')).toEqual([200]);
    expect(await titles('?page=999')).toEqual([200, 'D', 'C', 'B', 'A']);
    expect(await titles('?page=-1&status=odd&closes_after=soon')).toEqual([400, 'D', 'C', 'B', 'A']);
    const [first] = (await list(cookie)).body.told.list.rows;
    expect(first.reasons.map(({ side, rule }: { side: string; rule: string }) => `${side} ${rule}`)).toEqual([
      'for topics',
      'for individuals',
      'for time',
    ]);
  });
});

describe('the page of a call', () => {
  it('tells the public nothing, those without a project how to get one, others their reasons with who says it', async () => {
    await run(db, portal, [draft('A', { terms: { inviteOnly: true }, summary: 'Coral.' })]);
    const id = (await db.opportunity.findFirstOrThrow()).id;
    const page = async (cookie?: string, search = '') =>
      (await knock(callPage.loader, { url: `/opportunities/${id}${search}`, params: { id }, cookie })).body.fit;
    expect(await page()).toEqual({ state: 'public' });
    expect(await page((await visitor()).cookie)).toEqual({ state: 'no-project' });
    const { cookie, projects } = await visitor('Reeflib', 'Algae');
    const told = await page(cookie);
    expect([told.project.name, told.projects.length]).toEqual(['Algae', 2]);
    expect(told.reasons[0]).toMatchObject({ rule: 'invitation', rulesOut: true, source: { by: ['A portal'] } });
    expect((await page(cookie, `?project=${projects[0]!.id}`)).project.name).toBe('Reeflib');
    expect((await page(cookie, '?project=nowhere')).project.name).toBe('Algae');
  });
});
