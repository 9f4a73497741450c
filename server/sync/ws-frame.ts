/**
 * WebSocket framing of binary messages as a server sends them (RFC 6455, 5.2: final, unmasked). The bytes are the same
 * for every socket of a room, so they are made once and written to all; `ws` would make them again for each.
 */

/** Bytes that `frameInto` will write for a message of `length` bytes. */
export function framedLength(length: number): number {
  return length + (length < 126 ? 2 : length < 65_536 ? 4 : 10);
}

/** Writes one framed message at `at`; returns where the next one begins. */
export function frameInto(target: Buffer, at: number, message: Uint8Array): number {
  const { length } = message;
  target[at] = 0x82;
  if (length < 126) {
    target[at + 1] = length;
    at += 2;
  } else if (length < 65_536) {
    target[at + 1] = 126;
    at = target.writeUInt16BE(length, at + 2);
  } else {
    target[at + 1] = 127;
    at = target.writeBigUInt64BE(BigInt(length), at + 2);
  }
  target.set(message, at);
  return at + length;
}

/** Several messages, framed one after another, for one write. */
export function frameAll(messages: readonly Uint8Array[]): Buffer {
  const target = Buffer.allocUnsafe(messages.reduce((sum, { length }) => sum + framedLength(length), 0));
  messages.reduce((at, message) => frameInto(target, at, message), 0);
  return target;
}
