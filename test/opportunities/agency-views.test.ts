import { afterEach, beforeEach, expect, test } from 'vitest';
import { agencyViews, fundersHref } from '#app/opportunities/agency-views.ts';
import { parseFilter } from '#app/opportunities/filter.ts';
import { listOpportunities } from '#app/opportunities/list-opportunities.server.ts';
import { runSource } from '#scrapers/run/run-source.ts';
import { grantsGov } from '#scrapers/sources/grants-gov.ts';
import { testDatabase, type TestDatabase } from '#test/support/database.ts';
import { hit, savedHits } from '../scrapers/support.ts';

const NOW = new Date('2026-08-10T12:00:00Z');

let data: TestDatabase;
beforeEach(async () => (data = await testDatabase()));
afterEach(() => data.close());

const listed = async (query: string) =>
  (await listOpportunities(data.db, parseFilter(new URLSearchParams(query)).filter, NOW)).items;

test('the filter by funder gives the calls of each, DOE’s Office of Science with its department', async () => {
  const agencies = ['NSF', 'HHS-NIH11', 'NASA-HQ', 'PAMS-SC', 'DOE-NETL', 'DOD-DARPA-DSO', 'DOS-NLD'];
  await runSource(data.db, grantsGov, {
    from: savedHits(
      ...agencies.map((agencyCode, n) =>
        hit({ id: String(n + 1), number: `A-${n}`, title: agencyCode, agencyCode, agency: `Name of ${agencyCode}` }),
      ),
    ),
    now: NOW,
  });
  const titles = async (query: string) => (await listed(query)).map(({ title }) => title).sort();
  const found = Object.fromEntries(
    await Promise.all(
      agencyViews.map(async (view) => [view.id, await titles(fundersHref(view.funders).split('?')[1]!)] as const),
    ),
  );
  expect(found).toEqual({
    ...{
      nsf: ['NSF'],
      nih: ['HHS-NIH11'],
      nasa: ['NASA-HQ'],
      doe: ['DOE-NETL', 'PAMS-SC'],
      darpa: ['DOD-DARPA-DSO'],
    },
  });
});
