import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { NotDurable, type LogEntry, type SyncLog } from '#server/sync/log/sync-log.ts';
import { typed } from './support.ts';

export type LogUnderTest = {
  log: SyncLog;
  /** another log over the same store, as a new process would open it */
  reopen(): Promise<SyncLog>;
  /** makes every append fail until the returned function is called */
  breakDisk(): () => void;
  close(): Promise<void>;
};

const entry = (room: string, bytes: Uint8Array, more: Partial<LogEntry> = {}): LogEntry => {
  return { room, epoch: 1, personId: 'ann', bytes, claims: [], ...more };
};

/** What every store of the sync log must do. */
export function syncLogContract(name: string, open: () => Promise<LogUnderTest>): void {
  const withLog = async (work: (under: LogUnderTest) => Promise<void>) => {
    const under = await open();
    await work(under).finally(() => under.close());
  };

  describe(`${name} keeps the contract of SyncLog`, () => {
    test('what append confirmed is there for another process, in order, by room and epoch', () =>
      withLog(async ({ log, reopen }) => {
        const doc = new Y.Doc();
        const words = ['one ', 'two ', 'three'].map((word) => typed(doc, word));
        const [first] = await log.append([entry('a', words[0]!, { claims: [doc.clientID] })]);
        const seqs = await log.append([entry('a', words[1]!), entry('b', words[0]!), entry('a', words[2]!)]);
        await log.append([entry('a', words[0]!, { epoch: 2 })]);
        expect([first, ...seqs]).toEqual([...new Set([first!, ...seqs])].sort((x, y) => x - y));
        const other = await reopen();
        const loaded = await other.load('a', 1);
        expect(loaded.rows.map((row) => [...row.bytes])).toEqual(words.map((bytes) => [...bytes]));
        expect(loaded.owners).toEqual(new Map([[doc.clientID, 'ann']]));
        expect((await other.load('a', 2)).rows).toHaveLength(1);
        expect(await other.load('nothing', 1)).toMatchObject({ snapshot: null, rows: [], owners: new Map() });
        await other.close();
      }));

    test('the first claim of a client id stays', () =>
      withLog(async ({ log }) => {
        const bytes = typed(new Y.Doc(), 'x');
        await log.append([entry('a', bytes, { claims: [2 ** 32 - 1] })]);
        await log.append([entry('a', bytes, { claims: [2 ** 32 - 1], personId: 'bob' })]);
        expect((await log.load('a', 1)).owners.get(2 ** 32 - 1)).toBe('ann');
      }));

    test('D4 appends at the same time share a commit', () =>
      withLog(async ({ log }) => {
        const bytes = typed(new Y.Doc(), 'x');
        await Promise.all(Array.from({ length: 50 }, (_, i) => log.append([entry(`room ${i}`, bytes)])));
        expect(log.counts()).toEqual({ commits: 1, rows: 50 });
      }));

    test('D3 a failed append confirms nothing, keeps nothing, and is over when the disk is back', () =>
      withLog(async ({ log, breakDisk }) => {
        const bytes = typed(new Y.Doc(), 'x');
        const mend = breakDisk();
        const both = [log.append([entry('a', bytes)]), log.append([entry('b', bytes), entry('a', bytes)])];
        for (const result of await Promise.allSettled(both))
          expect(result).toMatchObject({ status: 'rejected', reason: expect.any(NotDurable) as unknown });
        expect(log.healthy()).toBe(false);
        mend();
        expect((await log.load('a', 1)).rows).toEqual([]);
        await log.append([entry('a', bytes)]);
        expect([log.healthy(), (await log.load('a', 1)).rows.length]).toEqual([true, 1]);
      }));

    test('D7 folding keeps the document, prunes the rows and goes on', () =>
      withLog(async ({ log }) => {
        const doc = new Y.Doc();
        for (let i = 0; i < 30; i++) await log.append([entry('a', typed(doc, `${i} `))]);
        expect(await log.compact('a', 1)).toBe(30);
        expect(await log.compact('a', 1)).toBe(0);
        await log.append([entry('a', typed(doc, 'end'))]);
        const { snapshot, rows } = await log.load('a', 1);
        expect(rows).toHaveLength(1);
        const back = new Y.Doc();
        for (const update of [snapshot!, rows[0]!.bytes]) Y.applyUpdate(back, update);
        expect(back.getText('body').toString()).toBe(doc.getText('body').toString());
      }));

    test('D7 a log that cannot be folded stays as it is', () =>
      withLog(async ({ log }) => {
        await log.append([entry('a', new Uint8Array([9, 9, 9]))]);
        await expect(log.compact('a', 1)).rejects.toThrow();
        expect((await log.load('a', 1)).rows).toHaveLength(1);
      }));

    test('D8 what is set aside is not loaded', () =>
      withLog(async ({ log }) => {
        const bytes = typed(new Y.Doc(), 'x');
        const [first, second] = await log.append([entry('a', bytes), entry('a', bytes)]);
        await log.quarantine([first!]);
        expect((await log.load('a', 1)).rows.map((row) => row.seq)).toEqual([second]);
      }));
  });
}
