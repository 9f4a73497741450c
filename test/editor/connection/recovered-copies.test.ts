import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { blockText } from '#app/document/block-text.ts';
import { blocksFromDoc, writeBlocks } from '#app/document/y-section.ts';
import { noteCopy, noteUnsaved, unsavedCopiesOf } from '#app/editor/connection/device-notes.ts';
import { forgetDevice } from '#app/editor/connection/forget-device.ts';
import type { OpenSectionOptions, SectionConnection } from '#app/editor/connection/open-section.ts';
import { discardRecovered, findRecovered, type RecoveredCopy } from '#app/editor/connection/recovered-copies.ts';
import { suspects, type Wanted } from '#app/editor/connection/suspects.ts';
import { newRoom, socketOf, startServer, until, type TestServer } from '#test/server/sync/support.ts';
import { deviceRefuses, freshDevice, kind, noDevice, says, spoilCopy, Tabs, text } from './support.ts';

const about = { section: 'Facilities', sectionKey: 'facilities', proposal: 'Array', proposalId: 'p1' };
let server: TestServer;
let room: string;
const tabs = new Tabs(() => server);
beforeEach(async () => {
  freshDevice();
  server = await startServer();
  room = newRoom();
});
afterEach(async () => {
  vi.restoreAllMocks();
  tabs.closeAll();
  await server.close();
  noDevice();
});

const open = (personId: string, more: Partial<OpenSectionOptions> = {}) =>
  tabs.open(room, personId, { about, ...more });
async function find(personId: string, here?: Wanted['here']): Promise<RecoveredCopy[]> {
  const wanted = here ? { personId, here } : { personId };
  return (await findRecovered(wanted, { url: server.url, Socket: socketOf(personId) })).found;
}
const here = (more: Partial<NonNullable<Wanted['here']>> = {}) => ({ room, epoch: 1, canWrite: true, ...more });
const words = (copies: RecoveredCopy[]) => copies.map(({ added }) => added.map(blockText));

/** The section holds a paragraph of Ann's; Bob has written another and the server cannot be reached. */
async function bobIsCutOff(): Promise<SectionConnection> {
  const ann = open('ann');
  await kind(ann, 'saved');
  writeBlocks(ann.doc, [{ kind: 'p', attrs: {}, content: [{ text: 'Known.' }] }]);
  await kind(ann, 'saved');
  const bob = open('bob');
  await until(() => text(bob).length > 0);
  server.unreachable(true);
  await kind(bob, 'offline');
  bob.doc.transact(() => writeAfter(bob, 'Written on a train.'));
  return bob;
}
function writeAfter({ doc }: SectionConnection, words: string) {
  const body = doc.getText('body');
  body.applyDelta([{ retain: body.length }, { insert: '\n' }, { insert: words }]);
}

describe('C7 words that did not reach their section', () => {
  test('are shown to a writer who became a reader, with what is new; and merge when they may write again', async () => {
    const bob = await bobIsCutOff();
    server.people.roles.set('bob', 'viewer');
    server.unreachable(false);
    await kind(bob, 'read-only');
    const [copy] = await find('bob', here({ canWrite: false }));
    expect(copy).toMatchObject({ why: 'read-only', about });
    expect(copy!.added.map(blockText).join()).toContain('Written on a train.');
    expect(await find('bob')).toHaveLength(1);
    tabs.close(bob);
    server.people.roles.set('bob', 'writer');
    const again = open('bob');
    await kind(again, 'saved');
    expect(text(again).toString()).toContain('Written on a train.');
    expect(await find('bob')).toEqual([]);
    expect(unsavedCopiesOf('bob')).toEqual([]);
  });

  test('are waiting when the section only has to be opened', async () => {
    tabs.close(await bobIsCutOff());
    server.unreachable(false);
    expect(await find('bob')).toMatchObject([{ why: 'waiting' }]);
    expect(suspects({ personId: 'bob', here: here() })).toEqual([]);
  });

  test.each([
    ['the proposal is not theirs any more', 'none', 'closed'],
    ['they are signed out', null, 'unknown'],
  ] as const)('are shown whole when %s', async (_what, role, why) => {
    const bob = await bobIsCutOff();
    if (role === null) server.people.roles.delete('bob');
    else server.people.roles.set('bob', role as never);
    server.unreachable(false);
    await says(bob, role === null ? /signed out/ : /no longer open/);
    const [copy] = await find('bob');
    expect(copy).toMatchObject({ why, about });
    expect(copy!.added.map(blockText).join()).toContain('Written on a train.');
    expect(await forgetDevice('bob')).toHaveLength(1);
  });

  test('of before a restore are compared by their words, also when all of them had been saved', async () => {
    const ann = open('ann');
    await kind(ann, 'saved');
    const paragraphs = ['Kept.', 'Lost by the restore.'];
    const blocks = paragraphs.map((words) => ({ kind: 'p', attrs: {}, content: [{ text: words }] }));
    writeBlocks(ann.doc, blocks);
    await kind(ann, 'saved');
    tabs.close(ann);
    server.people.epoch = 2;
    const restored = open('ann', { epoch: 2 });
    await kind(restored, 'saved');
    writeBlocks(restored.doc, [blocks[0]!]);
    await kind(restored, 'saved');
    const copies = await find('ann', here({ epoch: 2 }));
    expect([copies[0]!.why, words(copies)]).toEqual(['restored', [['Lost by the restore.']]]);
    tabs.close(restored);
    expect(await forgetDevice('ann')).toEqual([copies[0]!.name]);
    await discardRecovered(copies[0]!.name);
    expect([await find('ann'), await find('ann', here({ epoch: 2 }))]).toEqual([[], []]);
    expect(await forgetDevice('ann')).toEqual([]);
  });

  test('of before a restore that the section has are dropped without a word', async () => {
    const ann = open('ann');
    await kind(ann, 'saved');
    const blocks = [{ kind: 'p', attrs: {}, content: [{ text: 'Kept.' }] }];
    writeBlocks(ann.doc, blocks);
    await kind(ann, 'saved');
    tabs.close(ann);
    server.people.epoch = 2;
    const restored = open('ann', { epoch: 2 });
    await kind(restored, 'saved');
    writeBlocks(restored.doc, blocks);
    await kind(restored, 'saved');
    expect(await find('ann', here({ epoch: 2 }))).toEqual([]);
    const left = (await indexedDB.databases()).map(({ name }) => name);
    expect(left).toEqual([`callboard/ann/${room}/2`]);
  });

  test('that the server refused for good are put aside when the page is opened again, and shown there', async () => {
    const ann = open('ann');
    await kind(ann, 'saved');
    server.unreachable(true);
    await kind(ann, 'offline');
    text(ann).insert(0, 'refused words');
    server.unreachable(false);
    await kind(ann, 'saved');
    text(ann).insert(0, 'more ');
    server.sync.disconnect({ personId: 'ann' }, 'badMessage');
    await says(ann, /did not understand/);
    tabs.close(ann);
    const again = open('ann');
    await kind(again, 'saved');
    const [copy] = await find('ann', here());
    expect(copy).toMatchObject({ why: 'refused', about });
    expect(words([copy!])).toEqual([['more refused words']]);
    // Copied back by hand, they are no news any more.
    text(again).insert(0, 'more ');
    await kind(again, 'saved');
    expect(await find('ann', here())).toEqual([]);
    expect(await forgetDevice('ann')).toEqual([]);
  });

  test('that cannot be put aside, because the device has no room, are merged once more, and their person is told', async () => {
    const ann = open('ann');
    await kind(ann, 'saved');
    text(ann).insert(0, 'refused words');
    server.sync.disconnect({ personId: 'ann' }, 'badMessage');
    await says(ann, /did not understand/);
    expect(ann.status.get().say).not.toMatch(/put aside/);
    tabs.close(ann);
    const name = `callboard/ann/${room}/1`;
    const makeRoom = deviceRefuses((asked) => asked.includes('/aside-'));
    const again = open('ann');
    await kind(again, 'saved');
    expect(text(again).toString()).toBe('refused words');
    text(again).insert(0, 'more ');
    server.sync.disconnect({ personId: 'ann' }, 'badMessage');
    await says(again, /did not understand.*kept on this device.*could not be put aside/);
    expect(again.status.get().next).toBe('reload');
    expect(unsavedCopiesOf('ann')).toEqual([name]);
    tabs.close(again);
    makeRoom();
    const last = open('ann');
    await kind(last, 'saved');
    expect(unsavedCopiesOf('ann').some((copy) => copy.startsWith(`${name}/aside-`))).toBe(true);
  });

  test('are never shown to another account', async () => {
    tabs.close(await bobIsCutOff());
    server.unreachable(false);
    for (const other of ['ann', 'cy'])
      expect([await find(other), await find(other, here({ canWrite: false })), suspects({ personId: other })]).toEqual([
        [],
        [],
        [],
      ]);
  });

  test('are none when only the acknowledgement was lost', async () => {
    const bob = await bobIsCutOff();
    const name = `callboard/bob/${room}/1`;
    const state = localStorage.getItem(`callboard/unsaved/${name}/${bob.doc.clientID}`)!;
    server.unreachable(false);
    await kind(bob, 'saved');
    tabs.close(bob);
    localStorage.setItem(`callboard/unsaved/${name}/${bob.doc.clientID}`, state);
    server.people.roles.set('bob', 'viewer');
    expect(await find('bob', here({ canWrite: false }))).toEqual([]);
    expect(unsavedCopiesOf('bob')).toEqual([]);
  });

  test('stay where they are when the server cannot be asked', async () => {
    tabs.close(await bobIsCutOff());
    expect(await find('bob')).toMatchObject([{ why: 'unknown' }]);
    expect(unsavedCopiesOf('bob')).toHaveLength(1);
  });
});

describe('C7 a copy that cannot be looked at', () => {
  const look = (Socket: typeof WebSocket = socketOf('bob'), report?: (error: unknown) => void) =>
    findRecovered({ personId: 'bob' }, { url: server.url, Socket, ...(report && { report }) });
  const name = () => `callboard/bob/${room}/1`;
  const other = 'callboard/bob/section:other/1';

  beforeEach(async () => {
    tabs.close(await bobIsCutOff());
    server.unreachable(false);
  });

  test('because the browser does not give it is named, hides no other, and is shown when it can be read again', async () => {
    noteCopy(other, { ...about, section: 'Budget' });
    noteUnsaved(other, 7, 'words');
    const givesAgain = deviceRefuses((asked) => asked === other);
    const now = await look();
    expect(now.found).toMatchObject([{ why: 'waiting' }]);
    expect(now.unread).toEqual([{ name: other, about: { ...about, section: 'Budget' } }]);
    expect(now.dropped).toEqual([]);
    givesAgain();
    expect(await look()).toMatchObject({ found: [{ why: 'waiting' }], unread: [], dropped: [other] });
  });

  test('because what is kept of it is spoilt stays as it is', async () => {
    const before = await spoilCopy(name());
    expect(await look()).toEqual({ found: [], dropped: [], unread: [{ name: name(), about }] });
    expect(unsavedCopiesOf('bob')).toEqual([name()]);
    expect(await spoilCopy(name())).toBe(before + 1);
    expect(await forgetDevice('bob')).toEqual([name()]);
  });

  test('and is of before a restore is kept at sign-out too, until somebody knows that nothing is lost with it', async () => {
    const again = open('bob');
    await kind(again, 'saved');
    tabs.close(again);
    expect(unsavedCopiesOf('bob')).toEqual([]);
    server.people.epoch = 2;
    const restored = { personId: 'bob', here: here({ epoch: 2 }) };
    const means = { url: server.url, Socket: socketOf('bob') };
    const givesAgain = deviceRefuses((asked) => asked === name());
    expect(await findRecovered(restored, means)).toMatchObject({ unread: [{ name: name() }] });
    expect(await forgetDevice('bob')).toEqual([name()]);
    givesAgain();
    expect(await look()).toMatchObject({ found: [{ why: 'restored' }], unread: [] });
  });

  test('because of a mistake in the program stays too, and the mistake is told where mistakes are told', async () => {
    const mistake = new TypeError('not a socket');
    const Broken = function () {
      throw mistake;
    } as unknown as typeof WebSocket;
    const told: unknown[] = [];
    expect(await look(Broken, (error) => told.push(error))).toMatchObject({ found: [], unread: [{ name: name() }] });
    expect(told).toEqual([mistake]);
    expect(await look()).toMatchObject({ found: [{ why: 'waiting' }], unread: [] });
  });

  test('has nothing new in it and cannot be deleted now: it goes the next time, without a word', async () => {
    const again = open('bob');
    await kind(again, 'saved');
    tabs.close(again);
    noteUnsaved(name(), 7, 'words');
    server.people.epoch = 2;
    const restored = open('bob', { epoch: 2 });
    await kind(restored, 'saved');
    writeBlocks(restored.doc, blocksFromDoc(again.doc));
    await kind(restored, 'saved');
    tabs.close(restored);
    vi.spyOn(indexedDB, 'deleteDatabase').mockImplementation(() => {
      throw new DOMException('not now', 'UnknownError');
    });
    expect(await look()).toEqual({ found: [], dropped: [], unread: [] });
    expect(unsavedCopiesOf('bob')).toEqual([name()]);
    vi.restoreAllMocks();
    expect(await look()).toEqual({ found: [], dropped: [name()], unread: [] });
  });
});
