/** A place in a buffer that is being read; shared and reused, because frames come by the hundred thousand. */
export type Cursor = { buf: Uint8Array; pos: number };

/** Reads lib0's varuint and moves the cursor. */
export function readVarUint(at: Cursor): number {
  let value = 0;
  let factor = 1;
  for (;;) {
    const byte = at.buf[at.pos++]!;
    value += (byte & 0x7f) * factor;
    if (byte < 0x80) return value;
    factor *= 128;
    if (at.pos >= at.buf.length) throw new Error('a number is cut off');
  }
}

/** Moves the cursor behind a part that has its length before it. */
export function skipPart(at: Cursor): void {
  const length = readVarUint(at);
  at.pos += length;
}

/** The bytes of lib0's varuint, pushed to a list. */
export function pushVarUint(to: number[], value: number): void {
  let rest = value;
  while (rest > 127) {
    to.push((rest % 128) | 0x80);
    rest = Math.floor(rest / 128);
  }
  to.push(rest);
}

/** A string with its length before it. */
export function pushVarString(to: number[], text: string): void {
  const bytes = Buffer.from(text, 'utf8');
  pushVarUint(to, bytes.length);
  for (const byte of bytes) to.push(byte);
}
