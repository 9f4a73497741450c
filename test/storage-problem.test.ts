import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { getLog } from '#app/log.server.ts';
import { storageProblem } from '#app/storage-problem.server.ts';
import * as newRoute from '#app/opportunities/routes/suggestion-new.tsx';
import { askForm, siteWithRoles, type SiteWithRoles } from './opportunities/sources/support.ts';

let site: SiteWithRoles;
beforeEach(async () => {
  site = await siteWithRoles();
  vi.spyOn(getLog(), 'error').mockImplementation(() => undefined);
});
afterEach(async () => {
  vi.restoreAllMocks();
  await site.close();
});

const call = { title: 'Keep it running', funder: 'Array Foundation', url: 'https://array.example/keep' };
const propose = () => askForm(newRoute.action, { ...call, summary: 'Much to say. '.repeat(1500) }, { as: site.member });

it('a form meets a full disk: it says so, gives back what was typed, and keeps nothing', async () => {
  const [{ page_count: pages } = { page_count: 0 }] =
    await site.db.$queryRawUnsafe<{ page_count: number }[]>('PRAGMA page_count');
  await site.db.$queryRawUnsafe(`PRAGMA max_page_count = ${Number(pages)}`);
  const { status, body } = await propose();
  expect(status).toBe(503);
  expect(body.problem).toMatchObject({ message: expect.stringMatching(/no room left on the disk/) as string });
  expect(body.problem.values.title).toBe('Keep it running');
  expect(getLog().error).toHaveBeenCalled();
  expect(await site.db.callSuggestion.count()).toBe(0);
});

it('a form meets a database that another process holds, and goes through when it is free', async () => {
  await site.db.$queryRawUnsafe('PRAGMA busy_timeout = 50');
  expect((await propose()).status).toBe(302);
  const other = new Sqlite(site.file);
  other.exec('BEGIN IMMEDIATE');
  const { status, body } = await propose();
  other.exec('COMMIT');
  other.close();
  expect(status).toBe(503);
  expect(body.problem.message).toMatch(/database is busy/);
  expect((await propose()).status).toBe(302);
});

it('any other error stays a fault of ours', () => {
  expect(storageProblem(new Error('no such table: Opportunity'))).toBeNull();
  expect(storageProblem('database is locked')).toBeNull();
});
