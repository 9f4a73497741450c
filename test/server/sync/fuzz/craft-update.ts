import * as encoding from 'lib0/encoding';

export type Id = readonly [client: number, clock: number];
type Write = (encoder: encoding.Encoder) => void;
/** Content of an item: its number in Yjs's encoding, and how it is written. */
export type Content = { ref: number; write: Write };
export type Item = { origin?: Id; right?: Id; parent?: string | Id; key?: string; content: Content };
export type Struct = Item | { gc: number } | { skip: number };
export type Block = { client: number; clock: number; structs: readonly Struct[] };
export type Deletes = { client: number; ranges: readonly Id[] };

/** Items of every kind, also such as no Yjs client would write. */
export const content = {
  deleted: (length: number): Content => ({ ref: 1, write: (to) => encoding.writeVarUint(to, length) }),
  json: (...texts: string[]): Content => ({
    ref: 2,
    write: (to) => {
      encoding.writeVarUint(to, texts.length);
      for (const text of texts) encoding.writeVarString(to, text);
    },
  }),
  binary: (bytes: Uint8Array): Content => ({ ref: 3, write: (to) => encoding.writeVarUint8Array(to, bytes) }),
  text: (text: string): Content => ({ ref: 4, write: (to) => encoding.writeVarString(to, text) }),
  embed: (json: string): Content => ({ ref: 5, write: (to) => encoding.writeVarString(to, json) }),
  format: (key: string, json: string): Content => ({
    ref: 6,
    write: (to) => {
      encoding.writeVarString(to, key);
      encoding.writeVarString(to, json);
    },
  }),
  /** 0 array, 1 map, 2 text, 3 element, 4 fragment, 5 hook, 6 text of XML */
  type: (kind: number): Content => ({
    ref: 7,
    write: (to) => {
      encoding.writeVarUint(to, kind);
      if (kind === 3 || kind === 5) encoding.writeVarString(to, 'x');
    },
  }),
  any: (...values: Parameters<typeof encoding.writeAny>[1][]): Content => ({
    ref: 8,
    write: (to) => {
      encoding.writeVarUint(to, values.length);
      for (const value of values) encoding.writeAny(to, value);
    },
  }),
  subdocument: (guid: string): Content => ({
    ref: 9,
    write: (to) => {
      encoding.writeVarString(to, guid);
      encoding.writeAny(to, {});
    },
  }),
  /** bytes as they are, under any number */
  raw: (ref: number, bytes: Uint8Array): Content => ({ ref, write: (to) => encoding.writeUint8Array(to, bytes) }),
};

function writeId(to: encoding.Encoder, [client, clock]: Id) {
  encoding.writeVarUint(to, client);
  encoding.writeVarUint(to, clock);
}

function writeStruct(to: encoding.Encoder, struct: Struct) {
  if ('gc' in struct || 'skip' in struct) {
    encoding.writeUint8(to, 'gc' in struct ? 0 : 10);
    return encoding.writeVarUint(to, 'gc' in struct ? struct.gc : struct.skip);
  }
  const { origin, right, parent = 'body', key, content: what } = struct;
  encoding.writeUint8(to, what.ref | (origin ? 0x80 : 0) | (right ? 0x40 : 0) | (key === undefined ? 0 : 0x20));
  if (origin) writeId(to, origin);
  if (right) writeId(to, right);
  if (!origin && !right) {
    encoding.writeVarUint(to, typeof parent === 'string' ? 1 : 0);
    if (typeof parent === 'string') encoding.writeVarString(to, parent);
    else writeId(to, parent);
    if (key !== undefined) encoding.writeVarString(to, key);
  }
  what.write(to);
}

/** A Yjs update put together by hand, in the first version of the encoding. */
export function craftUpdate(blocks: readonly Block[], deletes: readonly Deletes[] = []): Uint8Array {
  return encoding.encode((to) => {
    encoding.writeVarUint(to, blocks.length);
    for (const { client, clock, structs } of blocks) {
      encoding.writeVarUint(to, structs.length);
      writeId(to, [client, clock]);
      for (const struct of structs) writeStruct(to, struct);
    }
    encoding.writeVarUint(to, deletes.length);
    for (const { client, ranges } of deletes) {
      encoding.writeVarUint(to, client);
      encoding.writeVarUint(to, ranges.length);
      for (const range of ranges) writeId(to, range);
    }
  });
}
