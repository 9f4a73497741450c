import { crc32, deflateRawSync } from 'node:zlib';
import type { Random } from '#test/support/extract/random.ts';
import type { Mutant } from './mutate.ts';
import type { Ends } from './way.ts';

/** What a ZIP of one member says of itself. Where something is left out, it is true. */
type Says = {
  name?: string;
  flags?: number;
  method?: number;
  crc?: number;
  packed?: number;
  unpacked?: number;
  /** bytes of extra fields in the central directory */
  extra?: Buffer;
  /** where the directory says that the member begins */
  memberAt?: number;
  entries?: number;
  directoryLength?: number;
  directoryAt?: number;
  comment?: Buffer;
};

const ALL_ONES = 0xffffffff;

/** A ZIP of one member; `body` are its packed bytes. */
export function zipOf(text: Buffer, says: Says = {}, body: Buffer = deflateRawSync(text, { level: 1 })): Buffer {
  const { name = 'extract.xml', flags = 0x0800, method = 8, crc = crc32(text), extra = Buffer.alloc(0) } = says;
  const { packed = body.length, unpacked = text.length, comment = Buffer.alloc(0) } = says;
  const nameBytes = Buffer.from(name);
  const facts = [
    ...[short(20), short(flags), short(method), long(0), long(crc), long(packed), long(unpacked)],
    short(nameBytes.length),
  ];
  const local = Buffer.concat([long(0x04034b50), ...facts, short(0), nameBytes]);
  const places = [short(0), short(0), short(0), long(0), long(says.memberAt ?? 0)];
  const entry = Buffer.concat([
    ...[long(0x02014b50), short(20), ...facts, short(extra.length), ...places, nameBytes, extra],
  ]);
  const count = short(says.entries ?? 1);
  const end = [long(0x06054b50), short(0), short(0), count, count, long(says.directoryLength ?? entry.length)];
  const directoryAt = long(says.directoryAt ?? local.length + body.length);
  return Buffer.concat([local, body, entry, ...end, directoryAt, short(comment.length), comment]);
}

/** An extra field that says sizes in eight bytes. */
const zip64 = (...sizes: bigint[]) =>
  Buffer.concat([
    short(1),
    short(sizes.length * 8),
    ...sizes.map((size) => Buffer.from(new BigUint64Array([size]).buffer)),
  ]);

type Spoil = { spoil: (text: Buffer, random: Random) => Buffer; ends?: Ends };

const ways: Record<string, Spoil> = {
  'cut off': {
    spoil: (text, random) => cut(zipOf(text), random),
    ends: 'refused',
  },
  'the front gone': {
    spoil: (text, random) => {
      const zip = zipOf(text);
      return Buffer.concat([Buffer.from('PK'), zip.subarray(random.between(3, zip.length - 1))]);
    },
    ends: 'refused',
  },
  'broken bytes': { spoil: (text, random) => broken(zipOf(text), 0, random) },
  'broken bytes in the directory': {
    spoil: (text, random) => {
      const zip = zipOf(text);
      return broken(zip, zip.length - 80, random);
    },
  },
  'broken bytes in what is packed': {
    spoil: (text, random) => zipOf(text, {}, broken(deflateRawSync(text), 0, random)),
  },
  'packed bytes cut off': {
    spoil: (text, random) => zipOf(text, {}, cut(deflateRawSync(text), random)),
    ends: 'refused',
  },
  'a wrong sum': { spoil: (text, random) => zipOf(text, { crc: random.between(0, 1000) }), ends: 'refused' },
  'a lie about its size': {
    spoil: (text, random) =>
      zipOf(text, { unpacked: random.pick([1, text.length - 1, text.length + 1, 2 * text.length]) }),
    ends: 'refused',
  },
  'a lie about its packed size': {
    spoil: (text, random) => zipOf(text, { packed: random.pick([0, 1, 100, 1_000_000, ALL_ONES - 1]) }),
    ends: 'refused',
  },
  'said to be empty': { spoil: (text) => zipOf(text, { unpacked: 0 }), ends: 'refused' },
  'said to be immense': {
    spoil: (text, random) => zipOf(text, { unpacked: random.pick([0x7fffffff, 0x80000000, ALL_ONES - 1]) }),
    ends: 'refused',
  },
  'a bomb': {
    // So many spaces pack to a thousandth; the directory says so, or says that they are few.
    spoil: (_text, random) => {
      const spaces = Buffer.alloc(random.pick([12_000_000, 40_000_000]), ' ');
      return zipOf(spaces, random.chance(0.5) ? { unpacked: 50_000 } : {}, packedSpaces(spaces));
    },
    ends: 'refused',
  },
  'eight bytes for sizes': {
    spoil: (text, random) => {
      const size = BigInt(text.length);
      const lie = random.pick([size, 0n, size * 2n, 2n ** 40n, 2n ** 53n, 2n ** 64n - 1n]);
      return zipOf(text, {
        unpacked: ALL_ONES,
        extra: random.pick([zip64(lie), zip64(), short(1), zip64(lie).subarray(0, 7)]),
      });
    },
  },
  encrypted: { spoil: (text) => zipOf(text, { flags: 1 }), ends: 'refused' },
  'strongly encrypted': {
    spoil: (text, random) => zipOf(text, { flags: random.pick([0x41, 0x2001]) }),
    ends: 'refused',
  },
  'another method': {
    spoil: (text, random) => zipOf(text, { method: random.pick([1, 6, 9, 12, 14, 93, 95, 99, 65_535]) }),
    ends: 'refused',
  },
  'said to be not packed': { spoil: (text) => zipOf(text, { method: 0 }), ends: 'refused' },
  stored: { spoil: (text) => zipOf(text, { method: 0 }, text), ends: 'same' },
  'another name': {
    spoil: (text, random) => zipOf(text, { name: random.pick(['a.xml', 'ü.xml', 'a b/c.xml', 'x'.repeat(60_000)]) }),
    ends: 'same',
  },
  'a name that leads elsewhere': {
    spoil: (text, random) => zipOf(text, { name: random.pick(['../../a.xml', '/etc/a.xml', 'C:\\a.xml', 'a\\..\\b']) }),
  },
  'a folder': { spoil: (text, random) => zipOf(text, { name: random.pick(['a/', '', 'a/b/']) }) },
  'many entries': {
    spoil: (text, random) => zipOf(text, { entries: random.pick([0, 2, 100, 65_534, 65_535]) }),
    ends: 'refused',
  },
  'the directory elsewhere': {
    spoil: (text, random) => zipOf(text, { directoryAt: random.pick([0, 1, 100, ALL_ONES - 1, ALL_ONES]) }),
    ends: 'refused',
  },
  'the member elsewhere': {
    spoil: (text, random) => zipOf(text, { memberAt: random.pick([1, 100, 1_000_000, ALL_ONES - 1, ALL_ONES]) }),
    ends: 'refused',
  },
  'a lie about the directory': {
    spoil: (text, random) => zipOf(text, { directoryLength: random.pick([0, 1, ALL_ONES - 1]) }),
  },
  'a comment': {
    spoil: (text, random) =>
      zipOf(text, { comment: Buffer.alloc(random.pick([1, 65_535]), random.pick(['x', 'PK\u0005\u0006'])) }),
  },
  'a long tail': {
    spoil: (text, random) => Buffer.concat([zipOf(text), Buffer.alloc(random.between(1, 70_000), 7)]),
    ends: 'refused',
  },
  twice: { spoil: (text) => Buffer.concat([zipOf(text), zipOf(text)]) },
};

/** Spoils a ZIP of this text in the way whose turn it is: its packed bytes, or what it says of itself. */
export function spoilZip(text: Buffer, random: Random, turn: number): Mutant {
  const all = Object.entries(ways);
  const [how, { spoil, ends = null }] = all[turn % all.length]!;
  return { how, bytes: spoil(text, random), must: ends };
}

let packed: Map<number, Buffer> | null = null;
function packedSpaces(spaces: Buffer): Buffer {
  packed ??= new Map();
  const known = packed.get(spaces.length) ?? deflateRawSync(spaces);
  packed.set(spaces.length, known);
  return known;
}

const cut = (bytes: Buffer, random: Random) => bytes.subarray(0, random.between(2, bytes.length - 1));

function broken(bytes: Buffer, from: number, random: Random): Buffer {
  for (let left = random.between(1, 8); left > 0; left -= 1) {
    bytes[random.between(from, bytes.length - 1)] = random.pick([0, 0xff, random.between(0, 255)]);
  }
  return bytes;
}

function short(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function long(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
