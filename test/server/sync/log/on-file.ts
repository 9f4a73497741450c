import type { SyncLog } from '#server/sync/log/sync-log.ts';
import { testDatabase } from '#test/support/database.ts';
import type { LogUnderTest } from '../sync-log.contract.ts';
import { breakDisk, spoil } from './spoil.ts';

type OnFile = new (file: string, options?: { patienceMs?: number }) => SyncLog;

/** Opens a log that keeps itself in a database file, for the contract. */
export const onFile = (Log: OnFile, patienceMs: number) => async (): Promise<LogUnderTest> => {
  const { file, close } = await testDatabase();
  const log = new Log(file, { patienceMs });
  return {
    log,
    reopen: async () => new Log(file),
    breakDisk: () => breakDisk(file),
    spoil: (seq) => spoil(file, seq),
    close: async () => {
      await log.close();
      await close();
    },
  };
};
