import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { AdaptiveLog } from '#server/sync/log/adaptive-log.ts';
import type { LogEntry } from '#server/sync/log/sync-log.ts';
import { testDatabase } from '#test/support/database.ts';
import { typed } from '../support.ts';
import { syncLogContract } from '../sync-log.contract.ts';
import { onFile } from './on-file.ts';

syncLogContract('AdaptiveLog', onFile(AdaptiveLog, 500));

test('D11 many updates at once and a slow disk go to the thread, small commits on a quick one do not', async () => {
  const { file, close } = await testDatabase();
  const threads: unknown[] = [];
  const entry: LogEntry = { room: 'a', epoch: 1, personId: null, bytes: typed(new Y.Doc(), 'x'), claims: [] };
  const quick = new AdaptiveLog(file, { slowMs: Infinity, started: (worker) => threads.push(worker) });
  await quick.append([entry]);
  expect(threads).toHaveLength(0);
  await quick.append(Array.from({ length: 40 }, () => entry));
  expect(threads).toHaveLength(1);
  expect(quick.counts()).toMatchObject({ commits: 2, rows: 41, waiting: 0 });
  await quick.close();
  const slow = new AdaptiveLog(file, { slowMs: 0, started: (worker) => threads.push(worker) });
  await slow.append([entry]);
  await slow.append([entry]);
  expect(threads).toHaveLength(2);
  await slow.close();
  await close();
});
