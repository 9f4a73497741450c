import { afterAll, beforeAll, expect, test } from 'vitest';
import { pastProposals } from '#app/opportunities/past/past-proposals.server.ts';
import type { Actor } from '#app/accounts/can.ts';
import type { Database } from '#prisma/client.server.ts';
import { testDatabase, type TestDatabase } from '#test/support/database.ts';
import { addPerson } from '#test/support/site.ts';
import { draft, portal, run } from '../ingest/support.ts';

let data: TestDatabase;
let db: Database;
beforeAll(async () => {
  data = await testDatabase();
  db = data.db;
});
afterAll(() => data.close());

test('each sees the records they may read, of the call, its series and its programme, the newest first', async () => {
  const programme = { name: 'Open code' };
  const [A, B, C, D] = ['A', 'B', 'C', 'D'].map((key) => draft(key, { programme: key === 'D' ? null : programme }));
  await run(db, portal, [A!, B!, C!, D!]);
  const calls = Object.fromEntries((await db.opportunity.findMany()).map(({ id, number }) => [number, id]));
  await db.opportunity.update({ where: { id: calls.A! }, data: { reissueOfId: calls.B! } });
  const team = await addPerson(db);
  const stranger = await addPerson(db);
  const record = async (number: string, visibility: string, year: number, result = 'funded') => {
    const made = { title: `${number} ${year}`, template: 'generic', templateVersion: '1' };
    const members = { create: { personId: team.id, role: 'viewer' } };
    const { id } = await db.proposal.create({ data: { ...made, opportunityId: calls[number]!, members } });
    const facts = { title: made.title, people: '[]', funder: 'A funder', year, result, visibility };
    await db.archiveRecord.create({ data: { id, proposalId: id, ...facts, amountMinor: 4_800_000n, currency: 'USD' } });
  };
  await record('A', 'private', 2026, 'submitted');
  await record('B', 'public', 2024);
  await record('C', 'community', 2025, 'declined');
  await record('D', 'public', 2026);
  const elsewhere = { people: '[]', result: 'unknown', visibility: 'public', source: 'somewhere' };
  for (const [sourceKey, funder, number] of [
    ['same', 'A FUNDER', 'A'],
    ['other', 'Another funder', 'A'],
  ] as const) {
    await db.archiveRecord.create({ data: { ...elsewhere, title: sourceKey, sourceKey, funder, number } });
  }
  const call = { id: calls.A!, funder: 'A funder', programme: 'Open code' };
  const titles = async (viewer: Actor) =>
    (await pastProposals(db, viewer, call)).map(({ title, tie }) => `${title}: ${tie}`);
  const open = ['B 2024: series', 'same: this'];
  expect(await titles(null)).toEqual(open);
  expect(await titles({ id: stranger.id, role: 'admin' })).toEqual(['C 2025: programme', ...open]);
  expect(await titles({ id: team.id, role: 'member' })).toEqual(['A 2026: this', 'C 2025: programme', ...open]);
  const [own] = await pastProposals(db, { id: team.id, role: 'member' }, call);
  expect(own).toMatchObject({ result: 'submitted', year: 2026, amount: { minor: 4_800_000, currency: 'USD' } });
});
