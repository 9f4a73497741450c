import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { OWN_KEYS } from '#app/opportunities/ingest/stored-calls.server.ts';
import { testDatabase } from '#test/support/database.ts';

test('the keys of one call are found by the call: through its source a run would read all links for each record', async () => {
  const data = await testDatabase();
  const connection = new Sqlite(data.file);
  const [plan] = connection.prepare(`EXPLAIN QUERY PLAN ${OWN_KEYS}`).all('call', 'source') as { detail: string }[];
  expect(plan!.detail).toContain('OpportunityLink_opportunityId_idx');
  connection.close();
  await data.close();
});
