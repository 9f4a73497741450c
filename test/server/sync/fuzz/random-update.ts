import { content, craftUpdate, type Block, type Content, type Id, type Item, type Struct } from './craft-update.ts';
import type { Random } from './random.ts';

/** What is known of the room that is written to: clocks by client id. `own`: the client ids of whoever writes. */
export type Known = { clocks: ReadonlyMap<number, number>; own: readonly number[] };

const open = '[{"a":';
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
const jsons = ['null', '1', '"x"', '{}', '{"__proto__":{"a":1}}', '{"constructor":1}', nested(40), nested(9_000), open];
const roots = ['body', 'body', 'body', 'body', 'elsewhere', '', '__proto__'];
const marks = ['strong', 'em', 'link', '__proto__', 'toString', ''];

/** An update put together at random: much of it sound, some of it such as no client of Yjs would write. */
export function randomUpdate(random: Random, known: Known): Uint8Array {
  const blocks: Block[] = random.times(1 + (random.chance(0.2) ? random.below(4) : 0), () => block(random, known));
  const deletes = random.times(random.chance(0.3) ? 1 + random.below(3) : 0, () => ({
    client: client(random, known),
    ranges: random.times(1 + random.below(4), (): Id => [
      random.below(40),
      random.below(random.chance(0.1) ? 2 ** 31 : 6),
    ]),
  }));
  if (random.chance(0.002)) return huge(random, known);
  return craftUpdate(blocks, deletes);
}

function client(random: Random, { clocks, own }: Known): number {
  if (random.chance(0.6)) return random.pick(own);
  if (random.chance(0.7) && clocks.size > 0) return random.pick([...clocks.keys()]);
  return random.pick([0, 1, random.below(2 ** 32), 2 ** 53 - 1]);
}

function block(random: Random, known: Known): Block {
  const who = client(random, known);
  const at = known.clocks.get(who) ?? 0;
  const clock = random.chance(0.8) ? at : random.chance(0.5) ? random.below(at + 1) : at + random.below(5);
  let next = clock;
  const structs = random.times(1 + random.below(random.chance(0.05) ? 60 : 5), () => {
    const made = struct(random, known, [who, next]);
    next += 1;
    return made;
  });
  return { client: who, clock, structs };
}

function struct(random: Random, known: Known, at: Id): Struct {
  if (random.chance(0.06)) return { gc: random.pick([0, 1, 2, 5, 2 ** 31]) };
  if (random.chance(0.03)) return { skip: random.pick([0, 1, 7]) };
  const item: Item = { content: randomContent(random) };
  if (random.chance(0.5)) item.origin = id(random, known, at);
  else if (random.chance(0.3)) item.right = id(random, known, at);
  if (!item.origin && !item.right) {
    item.parent = random.chance(0.7) ? random.pick(roots) : id(random, known, at);
    if (random.chance(0.2)) item.key = random.pick(['kind', 'level', '__proto__', '']);
  }
  return item;
}

function id(random: Random, known: Known, [who, clock]: Id): Id {
  if (random.chance(0.4)) return [who, Math.max(0, clock - 1)];
  if (random.chance(0.05)) return [who, clock + random.below(3)];
  const other = client(random, known);
  return [other, random.below((known.clocks.get(other) ?? 0) + (random.chance(0.1) ? 4 : 1))];
}

function randomContent(random: Random): Content {
  const kind = random.below(20);
  if (kind < 9) return content.text(random.pick(['a', 'words ', 'ä', '€', 'x'.repeat(200), '']));
  if (kind < 11) return content.format(random.pick(marks), random.pick(jsons));
  if (kind < 13) return content.embed(random.pick(jsons));
  if (kind < 15) return content.type(random.below(9));
  if (kind < 16)
    return content.any(...random.times(random.below(4), () => random.pick([1, 'x', null, [[[]]], { a: {} }])));
  if (kind < 17) return content.json(...random.times(random.below(3), () => random.pick(jsons)));
  if (kind < 18) return content.deleted(random.pick([0, 1, 3, 2 ** 31]));
  return random.pick([
    content.subdocument('x'),
    content.binary(random.bytes(8)),
    content.raw(random.below(32), random.bytes(random.below(20))),
    content.raw(8, new Uint8Array(5_000).fill(117)),
  ]);
}

/** Long ones: many deletions, many authors, many items at one place, deep values, types in types. */
function huge(random: Random, { own, clocks }: Known): Uint8Array {
  const who = random.pick(own);
  const at = clocks.get(who) ?? 0;
  const structs = (list: Struct[]): Block[] => [{ client: who, clock: at, structs: list }];
  const many = 2_000;
  return random.pick([
    () => craftUpdate([], [{ client: who, ranges: random.times(many * 20, (i): Id => [i % (at + 1), 1]) }]),
    () =>
      craftUpdate(
        [],
        random.times(many, (i) => ({ client: i, ranges: [[0, 2 ** 31] as const] })),
      ),
    () => craftUpdate(random.times(many, (i) => ({ client: 10_000 + i, clock: 0, structs: [{ gc: 1 }] }))),
    () => craftUpdate(structs(random.times(many, () => ({ gc: 1 })))),
    () => craftUpdate(structs(random.times(many, (i) => ({ content: content.text('a'), right: [who, at + i - 1] })))),
    () => craftUpdate(structs(random.times(many, () => ({ content: content.text('a') })))),
    () => craftUpdate(structs([{ content: content.raw(8, new Uint8Array([1, ...new Uint8Array(20_000).fill(117)])) }])),
    () =>
      craftUpdate(
        structs([
          {
            content: content.raw(
              8,
              Uint8Array.from({ length: 40_001 }, (_, i) => (i % 2 ? 1 : 117)),
            ),
          },
        ]),
      ),
    () =>
      craftUpdate(
        structs(
          random.times(many, (i) => ({
            content: content.type(1),
            ...(i > 0 ? { parent: [who, at + i - 1] as const } : {}),
          })),
        ),
      ),
  ])();
}
