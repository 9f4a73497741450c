import { afterEach, beforeEach, expect, it } from 'vitest';
import * as listJson from '#app/opportunities/routes/list-json.ts';
import { unpack } from '#app/packed.ts';
import * as listRoute from '#app/opportunities/routes/list.tsx';
import { createProposal } from '#app/proposals/create-proposal.server.ts';
import { ask, someCall, somebody } from '#test/proposals/site.ts';
import type { TestDatabase } from '#test/support/database.ts';
import { openSite } from '#test/support/site.ts';

let site: TestDatabase;
beforeEach(async () => {
  site = await openSite();
});
afterEach(() => site.close());

it('tells nobody outside a team that a proposal to a call exists', async () => {
  const [lead, member] = [await somebody(site.db), await somebody(site.db, { role: 'admin' })];
  const call = await someCall(site.db);
  const { id } = await createProposal(site.db, lead, {
    title: 'Hidden',
    template: 'generic',
    opportunityId: call.id,
  });
  const url = '/opportunities';
  const seen = async (as?: typeof lead) => (await ask(listRoute.loader, { url, as })).body;

  expect((await seen(lead)).ownProposals).toEqual({ [call.id]: 1 });
  for (const outside of [undefined, member]) {
    const body = await seen(outside);
    expect(unpack<{ rows: { id: string }[] }>(body.found).rows.map((row) => row.id)).toEqual([call.id]);
    expect(body.ownProposals).toEqual({});
    expect(JSON.stringify(body)).not.toMatch(new RegExp(`${id}|proposalsCount`));
  }
  expect((await ask(listJson.loader, { url: '/opportunities.json' })).text).not.toMatch(/proposal/i);
});
