import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { ClaimTaken, NotDurable, type LogEntry, type SyncLog } from '#server/sync/log/sync-log.ts';
import { typed } from './support.ts';

export type LogUnderTest = {
  log: SyncLog;
  /** another log over the same store, as a new process would open it */
  reopen(): Promise<SyncLog>;
  /** makes every append fail until the returned function is called */
  breakDisk(): () => void;
  /** changes a byte of a stored row behind the log's back, the newest snapshot's when `seq` is null */
  spoil(seq: number | null): void;
  close(): Promise<void>;
};

const entry = (room: string, bytes: Uint8Array, more: Partial<LogEntry> = {}): LogEntry => {
  return { room, epoch: 1, personId: 'ann', bytes, claims: [], ...more };
};
const later = () => new Date(Date.now() + 60_000);

/** The text that a load gives. */
export async function textIn(log: SyncLog, room = 'a'): Promise<string> {
  const { snapshot, rows } = await log.load(room, 1);
  const doc = new Y.Doc();
  for (const update of [...(snapshot ? [snapshot] : []), ...rows.map((row) => row.bytes)]) Y.applyUpdate(doc, update);
  expect([doc.store.pendingStructs, doc.store.pendingDs]).toEqual([null, null]);
  return doc.getText('body').toString();
}

/** What every store of the sync log must do. */
export function syncLogContract(name: string, open: () => Promise<LogUnderTest>): void {
  const withLog = async (work: (under: LogUnderTest) => Promise<void>) => {
    const under = await open();
    await work(under).finally(() => under.close());
  };
  const write = async (log: SyncLog, doc: Y.Doc, ...words: string[]) =>
    (await log.append(words.map((word) => entry('a', typed(doc, word))))).at(-1)!;

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
        expect(loaded).toMatchObject({ last: seqs[2], damaged: false, owners: new Map([[doc.clientID, 'ann']]) });
        expect((await other.load('a', 2)).rows).toHaveLength(1);
        const nothing = { snapshot: null, vector: null, rows: [], last: 0, owners: new Map(), damaged: false };
        expect(await other.load('nothing', 1)).toEqual(nothing);
        expect((await other.since('a', 1, first!)).rows.map((row) => row.seq)).toEqual([seqs[0], seqs[2]]);
        expect((await other.since('a', 1, seqs[2]!)).rows).toEqual([]);
        await other.close();
      }));

    test('T5 a claimed client id stays with the first; who claims it too hears so and keeps nothing', () =>
      withLog(async ({ log, reopen }) => {
        const bytes = typed(new Y.Doc(), 'x');
        const claims = [2 ** 32 - 1];
        await log.append([entry('a', bytes, { claims })]);
        await log.append([entry('a', bytes, { claims })]);
        const other = await reopen();
        const taken = other.append([
          entry('a', bytes, { personId: 'bob' }),
          entry('a', bytes, { personId: 'bob', claims }),
        ]);
        const honest = other.append([entry('a', bytes, { personId: 'cy', claims: [7] })]);
        await expect(taken).rejects.toThrow(ClaimTaken);
        await expect(taken).rejects.toMatchObject({ room: 'a', clientId: 2 ** 32 - 1 });
        expect(await honest).toHaveLength(1);
        expect(other.healthy()).toBe(true);
        const { owners, rows } = await log.load('a', 1);
        expect([rows.length, owners]).toEqual([3, new Map([[2 ** 32 - 1, 'ann'], [7, 'cy']])]); // prettier-ignore
        expect(other.counts()).toMatchObject({ rows: 1, waiting: 0 });
        await other.close();
      }));

    test('D4 appends at the same time share a commit, and operators see how long it took', () =>
      withLog(async ({ log }) => {
        const bytes = typed(new Y.Doc(), 'x');
        const all = Array.from({ length: 50 }, (_, i) => log.append([entry(`room ${i}`, bytes)]));
        expect(log.counts().waiting).toBe(50);
        await Promise.all(all);
        const { commits, rows, waiting, commitMs, entriesPerCommit } = log.counts();
        expect({ commits, rows, waiting }).toEqual({ commits: 1, rows: 50, waiting: 0 });
        expect(entriesPerCommit).toEqual({
          le: [1, 2, 5, 10, 50, 100, 1000],
          counts: [0, 0, 0, 0, 1, 0, 0, 0],
          sum: 50,
          count: 1,
        });
        expect(commitMs.counts.reduce((a, b) => a + b)).toBe(1);
        expect([commitMs.count, commitMs.sum > 0, commitMs.counts.length]).toEqual([1, true, commitMs.le.length + 1]);
      }));

    test('D3 a failed append confirms nothing, keeps nothing, and is over when the disk is back', () =>
      withLog(async ({ log, breakDisk }) => {
        const bytes = typed(new Y.Doc(), 'x');
        const mend = breakDisk();
        const both = [log.append([entry('a', bytes)]), log.append([entry('b', bytes), entry('a', bytes)])];
        for (const result of await Promise.allSettled(both))
          expect(result).toMatchObject({ status: 'rejected', reason: expect.any(NotDurable) as unknown });
        expect([log.healthy(), log.counts().waiting]).toEqual([false, 0]);
        mend();
        expect((await log.load('a', 1)).rows).toEqual([]);
        await log.append([entry('a', bytes)]);
        expect([log.healthy(), (await log.load('a', 1)).rows.length]).toEqual([true, 1]);
      }));

    test('D7 folding keeps the document and goes on from its snapshot', () =>
      withLog(async ({ log }) => {
        const doc = new Y.Doc();
        for (let i = 0; i < 30; i++) await write(log, doc, `${i} `);
        expect(await log.compact('a', 1)).toBe(30);
        expect(await log.compact('a', 1)).toBe(0);
        const at = await log.load('a', 1);
        expect([at.rows.length, [...at.vector!]]).toEqual([0, [...Y.encodeStateVector(doc)]]);
        const seq = await write(log, doc, 'end');
        expect(seq).toBeGreaterThan(at.last);
        expect((await log.load('a', 1)).rows.map((row) => row.seq)).toEqual([seq]);
        expect(await textIn(log)).toBe(doc.getText('body').toString());
      }));

    test('D7 a log that cannot be folded stays as it is', () =>
      withLog(async ({ log }) => {
        const doc = new Y.Doc();
        typed(doc, 'never stored ');
        const [seq] = await log.append([entry('a', typed(doc, 'x'))]);
        await expect(log.compact('a', 1)).rejects.toThrow('builds on something');
        expect(await log.load('a', 1)).toMatchObject({ snapshot: null, last: seq, damaged: false });
      }));

    test('rows go when two snapshots stand for them and they are old, and nothing of the text with them', () =>
      withLog(async ({ log }) => {
        const doc = new Y.Doc();
        const first = await write(log, doc, 'one ');
        await log.compact('a', 1);
        expect(await log.prune(later())).toBe(0);
        const second = await write(log, doc, 'two ');
        await log.compact('a', 1);
        expect(await log.prune(new Date(0))).toBe(0);
        expect((await log.since('a', 1, first)).rows.map((row) => row.seq)).toEqual([second]);
        await write(log, doc, 'three');
        expect(await log.prune(later())).toBe(1);
        await expect(log.since('a', 1, 0)).rejects.toThrow('may be pruned');
        expect((await log.since('a', 1, first)).rows).toHaveLength(2);
        expect(await textIn(log)).toBe('one two three');
      }));

    test('D8 what is set aside is not loaded, is no damage, and goes when it is old', () =>
      withLog(async ({ log }) => {
        const bytes = typed(new Y.Doc(), 'x');
        const [first, second] = await log.append([entry('a', bytes), entry('a', bytes)]);
        await log.quarantine([first!]);
        const { rows, damaged } = await log.load('a', 1);
        expect([rows.map((row) => row.seq), damaged]).toEqual([[second], false]);
        expect([await log.prune(new Date(0)), await log.prune(later())]).toEqual([0, 1]);
      }));

    test('a row that is not what was written is set aside with all that builds on it; the rest is read', () =>
      withLog(async ({ log, reopen, spoil }) => {
        const [ann, bob] = [new Y.Doc(), new Y.Doc()];
        const before = typed(ann, 'before ');
        Y.applyUpdate(bob, before);
        await log.append([entry('a', before)]);
        const seq = await write(log, ann, 'lost ');
        await write(log, ann, 'built on it');
        await log.append([entry('a', typed(bob, 'beside'))]);
        spoil(seq);
        await expect(log.compact('a', 1)).rejects.toThrow('not what was written');
        await expect(log.since('a', 1, 0)).rejects.toThrow('not what was written');
        expect(await textIn(log)).toBe('before beside');
        const other = await reopen();
        expect(await other.load('a', 1)).toMatchObject({ damaged: true });
        expect(await other.load('a', 2)).toMatchObject({ damaged: false });
        expect(await other.compact('a', 1)).toBe(2);
        expect([await other.prune(later()), await textIn(other)]).toEqual([0, 'before beside']);
        expect(await other.load('a', 1)).toMatchObject({ damaged: true });
        await other.close();
      }));

    test('what cannot be applied is set aside when somebody asks thoroughly', () =>
      withLog(async ({ log }) => {
        const doc = new Y.Doc();
        typed(doc, 'never stored ');
        await log.append([entry('a', typed(doc, 'x'))]);
        await log.append([entry('a', typed(new Y.Doc(), 'whole'))]);
        expect(await log.load('a', 1)).toMatchObject({ damaged: false });
        expect(await log.load('a', 1, true)).toMatchObject({ damaged: true });
        expect(await textIn(log)).toBe('whole');
        await log.append([entry('a', new Uint8Array([9, 9, 9]))]);
        expect(await textIn(log)).toBe('whole');
      }));

    test('a damaged snapshot is made good from the one before and the rows', () =>
      withLog(async ({ log, spoil }) => {
        const doc = new Y.Doc();
        for (const words of ['one ', 'two ', 'three ']) {
          await write(log, doc, words);
          await log.compact('a', 1);
        }
        await log.prune(later());
        await write(log, doc, 'four');
        spoil(null);
        const loaded = await log.load('a', 1);
        expect([loaded.damaged, loaded.rows.length]).toEqual([false, 2]);
        expect(await textIn(log)).toBe('one two three four');
        expect(await log.compact('a', 1)).toBe(2);
        expect(await textIn(log)).toBe('one two three four');
      }));

    test('when both snapshots are damaged and the rows are gone, that is damage', () =>
      withLog(async ({ log, spoil }) => {
        const doc = new Y.Doc();
        for (const words of ['one ', 'two ']) {
          await write(log, doc, words);
          await log.compact('a', 1);
        }
        await log.prune(later());
        spoil(null);
        expect(await log.load('a', 1)).toMatchObject({ damaged: false });
        spoil(null);
        expect(await log.load('a', 1)).toMatchObject({ damaged: true, snapshot: null, rows: [] });
      }));

    test('closing waits for what is under way', () =>
      withLog(async ({ log, reopen }) => {
        const doc = new Y.Doc();
        await write(log, doc, 'one ');
        const under = [write(log, doc, 'two'), log.compact('a', 1), log.load('a', 1)];
        await log.close();
        expect((await Promise.allSettled(under)).map((each) => each.status)).toEqual(Array(3).fill('fulfilled'));
        await expect(log.append([entry('a', typed(doc, 'late'))])).rejects.toThrow(NotDurable);
        const other = await reopen();
        expect(await textIn(other)).toBe('one two');
        await other.close();
      }));
  });
}
