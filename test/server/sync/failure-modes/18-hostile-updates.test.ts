import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { messageType, syncStep } from '#app/document/wire.ts';
import { newRoom, Raw, startServer, textOnDisk, typed, until, type TestServer } from '../support.ts';
import { content, craftUpdate, type Item, type Struct } from '../fuzz/craft-update.ts';

let server: TestServer;
beforeEach(async () => {
  server = await startServer();
});
afterEach(() => server.close());

const word = (text: string, rest: Partial<Item> = {}): Item => ({ content: content.text(text), ...rest });
const one = (client: number, structs: Struct[], clock = 0) => ({ client, clock, structs });
const times = <T>(count: number, make: (i: number) => T) => Array.from({ length: count }, (_, i) => make(i));
const deep = 50_000;

const hostile: [string, Uint8Array][] = [
  [
    'the same client twice, the second time with a root of its own',
    craftUpdate([one(5, [word('a')]), one(5, [word('a', { parent: 'elsewhere' })])]),
  ],
  ['the same client twice, one part after the other', craftUpdate([one(5, [word('a')]), one(5, [word('b')], 1)])],
  ['an item to the right of itself', craftUpdate([one(5, [word('a', { origin: [5, 0] })])])],
  ['an item that builds on a later one', craftUpdate([one(5, [word('a', { right: [5, 1] }), word('b')])])],
  ['an item inside itself', craftUpdate([one(5, [{ parent: [5, 0], content: content.type(1) }])])],
  [
    'two that build on each other',
    craftUpdate([one(6, [word('a', { origin: [5, 0] })]), one(5, [word('b', { origin: [6, 0] })])]),
  ],
  ['an empty word', craftUpdate([one(5, [word('a'), word('', { origin: [5, 0] })])])],
  [
    'an embed that is too deep to be written',
    craftUpdate([one(5, [{ content: content.embed('['.repeat(deep) + ']'.repeat(deep)) }])]),
  ],
  [
    'a mark that is too deep to be written',
    craftUpdate([one(5, [{ content: content.format('strong', '['.repeat(deep) + ']'.repeat(deep)) }])]),
  ],
  [
    'types in types in types',
    craftUpdate([
      one(
        5,
        times(deep, (i) => ({
          ...(i > 0 ? { parent: [5, i - 1] as const } : {}),
          content: content.type(0),
        })),
      ),
    ]),
  ],
  [
    'words between two that are not in the same',
    craftUpdate([
      one(5, [
        word('a'),
        { origin: [5, 0], content: content.type(2) },
        word('b', { parent: [5, 1] }),
        word('c', { origin: [5, 0], right: [5, 2] }),
      ]),
    ]),
  ],
  [
    'many words as one value of a key',
    craftUpdate([
      one(5, [
        { content: content.type(1) },
        { parent: [5, 0], key: 'kind', content: content.any('p') },
        word('words', { origin: [5, 1] }),
      ]),
    ]),
  ],
  [
    'one place taken thousands of times by the same',
    craftUpdate([
      one(
        5,
        times(3_000, () => word('a')),
      ),
    ]),
  ],
  [
    'deletions that come again and again',
    craftUpdate(
      [one(5, [word('a')])],
      [
        {
          client: 5,
          ranges: [
            [0, 1],
            [0, 1],
            [0, 1],
          ],
        },
      ],
    ),
  ],
  ['deletions of nothing', craftUpdate([one(5, [word('a')])], [{ client: 5, ranges: [[0, 0]] }])],
  ['ten thousand authors', craftUpdate(times(10_000, (i) => one(i, [{ gc: 1 }])))],
  ['a client that ends beyond all numbers', craftUpdate([one(5, [{ gc: 2 ** 53 - 1 }, { gc: 2 ** 53 - 1 }])])],
];

describe('18: an update that no honest client writes', () => {
  test.each(hostile)(
    '18: %s is refused with 4400 before it is stored, and nobody else is disturbed',
    async (_, bytes) => {
      const room = newRoom();
      const [ann, bob] = [await Raw.open(server, room, 'ann'), await Raw.open(server, room, 'bob')];
      await bob.settled();
      ann.update(bytes);
      expect(await ann.closeCode()).toBe(4400);
      await bob.settled();
      expect([server.sync.metrics().rows, ann.acks, bob.closed]).toEqual([0, [], null]);
    },
  );
});

describe('18: a client and its clock used twice', () => {
  const first = craftUpdate([
    one(5, [word('words'), { origin: [5, 4], content: content.embed('{"a":1}') }, { ...word(' b'), origin: [5, 5] }]),
  ]);
  const other: [string, Uint8Array][] = [
    ['other words', craftUpdate([one(5, [word('WORDS')])])],
    ['another embed', craftUpdate([one(5, [{ origin: [5, 4], content: content.embed('{"a":2}') }], 5)])],
    ['another kind', craftUpdate([one(5, [{ origin: [5, 4], content: content.type(1) }], 5)])],
    ['another place', craftUpdate([one(5, [{ ...word(' b'), origin: [5, 1] }], 6)])],
    ['other words and more', craftUpdate([one(5, [{ ...word(' c and more'), origin: [5, 5] }], 6)])],
  ];
  test.each(other)('18: %s is refused and never acknowledged', async (_, bytes) => {
    const room = newRoom();
    const ann = await Raw.open(server, room, 'ann');
    ann.update(first);
    await until(() => ann.acks.at(-1) === 1);
    const again = await Raw.open(server, room, 'ann');
    again.update(first);
    await until(() => again.acks.at(-1) === 1);
    again.update(bytes);
    expect(await again.closeCode()).toBe(4400);
    expect([again.acks.at(-1), server.sync.metrics().rows]).toEqual([1, 1]);
  });

  test.each(other)('18: %s in the same commit is refused as well', async (_, bytes) => {
    const ann = await Raw.open(server, newRoom(), 'ann');
    ann.update(first);
    ann.update(bytes);
    expect(await ann.closeCode()).toBe(4400);
    expect([ann.acks.at(-1), server.sync.metrics().rows]).toEqual([1, 1]);
  });

  test('18: what is known and gone cannot bring a root of its own', async () => {
    const room = newRoom();
    const ann = await Raw.open(server, room, 'ann');
    ann.update(craftUpdate([one(5, [word('ab')])]));
    ann.update(craftUpdate([], [{ client: 5, ranges: [[0, 2]] }]));
    await until(() => ann.acks.at(-1) === 2);
    ann.update(craftUpdate([one(5, [word('ab', { parent: 'elsewhere' }), word('c')])]));
    expect([await ann.closeCode(), server.sync.metrics().rows]).toEqual([4400, 2]);
  });

  test('18: what is known and gone cannot wait for something that nobody has', async () => {
    const room = newRoom();
    const [ann, bob] = [await Raw.open(server, room, 'ann'), await Raw.open(server, room, 'bob')];
    await bob.settled();
    ann.update(craftUpdate([one(5, [word('abc')])]));
    ann.update(craftUpdate([], [{ client: 5, ranges: [[0, 1]] }]));
    await until(() => ann.acks.at(-1) === 2);
    const waiting = [one(5, [word('a', { origin: [999, 0] })])];
    ann.update(craftUpdate(waiting, [{ client: 5, ranges: [[1, 1]] }]));
    await until(() => ann.acks.at(-1) === 3 || ann.closed !== null);
    await bob.settled();
    expect([ann.closed, bob.closed]).toEqual([null, null]);
    expect(await textOnDisk(server, room)).toBe('c');
  });

  test('18: words of which a part is known and gone do not disturb anybody', async () => {
    const room = newRoom();
    const [ann, bob] = [await Raw.open(server, room, 'ann'), await Raw.open(server, room, 'bob')];
    await bob.settled();
    const inner: Struct[] = [word('x'), { origin: [5, 0], content: content.type(2) }, word('ab', { parent: [5, 1] })];
    ann.update(craftUpdate([one(5, inner)]));
    ann.update(craftUpdate([], [{ client: 5, ranges: [[1, 3]] }]));
    await until(() => ann.acks.at(-1) === 2);
    ann.update(craftUpdate([one(5, [word('abcd', { origin: [5, 0] })], 2)]));
    await until(() => ann.acks.at(-1) === 3 || ann.closed !== null);
    await bob.settled();
    expect([ann.closed, bob.closed]).toEqual([null, null]);
    expect(await textOnDisk(server, room)).toBe('x');
  });

  test('18: half of a character that a co-author split is still the same words', async () => {
    const room = newRoom();
    const [ann, bob] = [await Raw.open(server, room, 'ann'), await Raw.open(server, room, 'bob')];
    const doc = new Y.Doc();
    const smile = typed(doc, 'a\u{1F600}b');
    ann.update(smile);
    await until(() => ann.acks.length === 1);
    bob.update(craftUpdate([one(7, [{ ...word('x'), origin: [doc.clientID, 1], right: [doc.clientID, 2] }])]));
    await until(() => bob.acks.length === 1);
    ann.stepTwo(smile);
    await until(() => ann.acks.at(-1) === 2 || ann.closed !== null);
    expect(ann.closed).toBe(null);
  });
});

test('18: ten thousand items between neighbours far apart do not keep the server busy', async () => {
  const room = newRoom();
  const [ann, bob] = [await Raw.open(server, room, 'ann'), await Raw.open(server, room, 'bob')];
  // Words that lie far apart, each put in front of all others.
  const count = 10_000;
  const backwards = times(count, (i) => word('a', i > 0 ? { right: [5, i - 1] } : {}));
  ann.update(craftUpdate([one(5, backwards)]));
  await until(() => ann.acks.length === 1 || ann.closed !== null);
  expect(ann.closed).toBe(null); // an honest one, who types backwards
  const apart = times(count, (i) => word('b', { right: [5, i] }));
  const started = performance.now();
  bob.update(craftUpdate([one(4, apart)]));
  expect(await bob.closeCode()).toBe(4400);
  expect(performance.now() - started).toBeLessThan(2_000);
});

test('18: a question with hundreds of thousands of entries is answered at once', async () => {
  const ann = await Raw.open(server, newRoom(), 'ann');
  ann.update(typed(new Y.Doc(), 'words'));
  await until(() => ann.acks.length === 1);
  const vector = encoding.encode((to) => {
    encoding.writeVarUint(to, 240_000);
    for (let client = 0; client < 240_000; client++) {
      encoding.writeVarUint(to, client);
      encoding.writeVarUint(to, 0);
    }
  });
  const started = performance.now();
  ann.send(messageType.sync, syncStep.one, vector);
  await until(() => ann.synced);
  expect(performance.now() - started).toBeLessThan(1000);
});
