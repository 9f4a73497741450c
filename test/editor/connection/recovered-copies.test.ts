import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { plainText } from '#app/document/blocks.ts';
import { writeBlocks } from '#app/document/y-section.ts';
import { unsavedCopiesOf } from '#app/editor/connection/device-notes.ts';
import { forgetDevice } from '#app/editor/connection/forget-device.ts';
import type { OpenSectionOptions, SectionConnection } from '#app/editor/connection/open-section.ts';
import { discardRecovered, findRecovered, type RecoveredCopy } from '#app/editor/connection/recovered-copies.ts';
import { suspects, type Wanted } from '#app/editor/connection/suspects.ts';
import { newRoom, socketOf, startServer, until, type TestServer } from '#test/server/sync/support.ts';
import { freshDevice, kind, noDevice, says, Tabs, text } from './support.ts';

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
const words = (copies: RecoveredCopy[]) => copies.map(({ added }) => added.map(plainText));

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
    expect(copy!.added.map(plainText).join()).toContain('Written on a train.');
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
    expect(copy!.added.map(plainText).join()).toContain('Written on a train.');
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
