import 'fake-indexeddb/auto';
import { forceCloseDatabase, IDBDatabase, IDBObjectStore as FakeStore } from 'fake-indexeddb';
import { clearDocument } from 'y-indexeddb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { openDeviceCopy, type DeviceCopy } from '#app/editor/connection/device-copy.ts';
import { putAside, readCopy } from '#app/editor/connection/device-databases.ts';
import { unsavedCopiesOf } from '#app/editor/connection/device-notes.ts';
import { until } from '#test/server/sync/support.ts';
import { freshDevice, noDevice } from './support.ts';

const name = 'callboard/ann/section:x/1';
let doc: Y.Doc;
let copy: DeviceCopy;
let told: boolean[];
beforeEach(async () => {
  freshDevice();
  doc = new Y.Doc();
  told = [];
  copy = openDeviceCopy(name, doc, { changed: () => told.push(copy.works()), mendMs: 5 });
  await copy.ready;
  await until(() => copy.works());
});
afterEach(() => {
  vi.restoreAllMocks();
  copy.destroy();
  doc.destroy();
  noDevice();
});

const body = () => doc.getText('body');
const kept = async () => (await readCopy(name))?.getText('body').toString() ?? null;
async function rows(): Promise<number> {
  const database = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open(name);
    request.onsuccess = () => resolve(request.result);
  });
  const request = database.transaction('updates').objectStore('updates').count();
  await new Promise((resolve) => (request.onsuccess = resolve));
  database.close();
  return request.result;
}

/** A full disk: the request succeeds, its transaction does not. */
function fullAtCommit(): () => void {
  let full = true;
  const add = FakeStore.prototype.add;
  vi.spyOn(FakeStore.prototype, 'add').mockImplementation(function (this: IDBObjectStore, ...args) {
    const request = add.apply(this, args);
    if (full) request.addEventListener('success', () => this.transaction.abort());
    return request;
  });
  return () => (full = false);
}

/** A full disk that is noticed at the request itself. */
function fullAtRequest(): () => void {
  let full = true;
  const add = FakeStore.prototype.add;
  vi.spyOn(FakeStore.prototype, 'add').mockImplementation(function (this: IDBObjectStore, ...args) {
    if (full) throw new DOMException('full', 'QuotaExceededError');
    return add.apply(this, args);
  });
  return () => (full = false);
}

test.each([
  ['its transaction', fullAtCommit],
  ['the request', fullAtRequest],
])(
  'C2 a disk that is full at %s is noticed, and all of it is written again when there is room',
  async (_where, fill) => {
    body().insert(0, 'before ');
    await copy.settled();
    const makeRoom = fill();
    body().insert(body().length, 'while ');
    await until(() => !copy.works());
    body().insert(body().length, 'full');
    makeRoom();
    await until(() => copy.works());
    expect(await kept()).toBe('before while full');
    expect(told).toEqual([true, false, true]);
  },
);

test('C2 a database that is deleted under an open page is missed by nobody who writes nothing, and made anew by who does', async () => {
  body().insert(0, 'words');
  await copy.settled();
  await clearDocument(name);
  await until(() => !copy.works());
  expect(await kept()).toBe(null);
  body().insert(5, ' and more');
  await until(() => copy.works());
  expect(await kept()).toBe('words and more');
});

test('C2 a database that the browser takes away is made anew at once', async () => {
  body().insert(0, 'words');
  await copy.settled();
  const opened: IDBDatabase[] = [];
  const transaction = IDBDatabase.prototype.transaction;
  vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (this: IDBDatabase, ...args) {
    opened.push(this);
    return transaction.apply(this, args);
  });
  body().insert(5, '!');
  await copy.settled();
  forceCloseDatabase(opened[0] as never);
  await until(() => !copy.works());
  await until(() => copy.works());
  expect(await kept()).toBe('words!');
});

test('C2 what is written is on the device also when the page goes in the same moment', async () => {
  for (const letter of 'words') body().insert(body().length, letter);
  copy.destroy();
  doc.destroy();
  await copy.settled();
  expect(await kept()).toBe('words');
});

test('a copy is trimmed while somebody goes on writing', async () => {
  for (let n = 0; n < 1_300; n++) {
    body().insert(body().length, 'x');
    if (n % 50 === 0) await copy.settled();
  }
  await copy.settled();
  expect(await rows()).toBeLessThan(500);
  expect((await kept())?.length).toBe(1_300);
});

test('a copy that is not there is not made by looking', async () => {
  expect(await readCopy('callboard/ann/section:y/1')).toBe(null);
  expect((await indexedDB.databases()).map((database) => database.name)).toEqual([name]);
});

test('C7 a copy that cannot be put aside, because the disk is full, stays where it is', async () => {
  body().insert(0, 'words');
  await copy.settled();
  const makeRoom = fullAtCommit();
  await expect(putAside(name)).rejects.toThrow();
  expect(await kept()).toBe('words');
  makeRoom();
  await putAside(name);
  expect(await kept()).toBe(null);
  const [aside] = unsavedCopiesOf('ann');
  expect((await readCopy(aside!))?.getText('body').toString()).toBe('words');
});
