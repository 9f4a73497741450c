import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { Random } from './random.ts';

const numbers = [0, 1, 2, 63, 127, 128, 255, 16_384, 2 ** 31, 2 ** 32, 2 ** 53 - 1];
const varint = (value: number) => encoding.encode((to) => encoding.writeVarUint(to, value));
const join = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));

type Mutation = (frame: Uint8Array, random: Random, another: Uint8Array) => Uint8Array;

const mutations: Record<string, Mutation> = {
  bits: (frame, random) => {
    const copy = frame.slice();
    for (let flips = random.below(4) + 1; flips > 0 && copy.length > 0; flips--)
      copy[random.below(copy.length)]! ^= 1 << random.below(8);
    return copy;
  },
  bytes: (frame, random) => {
    const copy = frame.slice();
    for (let changes = random.below(4) + 1; changes > 0 && copy.length > 0; changes--)
      copy[random.below(copy.length)] = random.below(256);
    return copy;
  },
  cut: (frame, random) => frame.subarray(0, random.below(frame.length + 1)),
  splice: (frame, random, another) =>
    join(frame.subarray(0, random.below(frame.length + 1)), another.subarray(random.below(another.length + 1))),
  repeat: (frame, random) => {
    const from = random.below(frame.length + 1);
    const to = from + random.below(Math.min(40, frame.length + 1 - from));
    return join(frame.subarray(0, to), frame.subarray(from));
  },
  // A number somewhere becomes another one: a length, a count, a clock, a client.
  inflate: (frame, random) => {
    const decoder = decoding.createDecoder(frame);
    decoder.pos = random.below(frame.length + 1);
    const before = frame.subarray(0, decoder.pos);
    try {
      decoding.readVarUint(decoder);
    } catch {
      return join(before, varint(random.pick(numbers))); // nothing to replace there
    }
    return join(before, varint(random.pick(numbers)), frame.subarray(decoder.pos));
  },
  kind: (frame, random) => {
    const copy = frame.slice();
    if (copy.length > 0)
      copy[random.chance(0.5) ? 0 : Math.min(1, copy.length - 1)] = random.pick([0, 1, 2, 3, 4, 100, 101, 255]);
    return copy;
  },
  noise: (_frame, random) => random.bytes(random.below(60)),
};
export const mutationNames = Object.keys(mutations);

/** A frame changed in one of the ways above, and which that was. */
export function mutate(frame: Uint8Array, another: Uint8Array, random: Random): { name: string; frame: Uint8Array } {
  const name = random.pick(mutationNames);
  return { name, frame: mutations[name]!(frame, random, another) };
}
