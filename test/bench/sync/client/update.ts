import { pushVarString, pushVarUint, readVarUint, skipPart, type Cursor } from './varint.ts';

/** The root that sections write in. */
const root = 'body';
const stringRef = 4;

/** The character that a writer types as its `clock`-th: a count, so that a wrong order shows. */
export const charAt = (clock: number) => String.fromCharCode(97 + (clock % 26));

/** The Yjs update (version 1) of one character that `client` types behind the one before. */
export function typedUpdate(client: number, clock: number): Uint8Array {
  const out: number[] = [1, 1];
  pushVarUint(out, client);
  pushVarUint(out, clock);
  if (clock === 0) {
    out.push(stringRef);
    pushVarUint(out, 1);
    pushVarString(out, root);
  } else {
    out.push(stringRef | 0x80);
    pushVarUint(out, client);
    pushVarUint(out, clock - 1);
  }
  pushVarString(out, charAt(clock));
  out.push(0);
  return Uint8Array.from(out);
}

/**
 * Walks the text of an update without building anything and names each run of characters it brings. Knows what these
 * writers make and what servers fold it into: text, deleted text, gaps. Throws on anything else.
 */
export function scanUpdate(at: Cursor, found: (client: number, clock: number, length: number) => void): void {
  const clients = readVarUint(at);
  for (let i = 0; i < clients; i++) {
    const structs = readVarUint(at);
    const client = readVarUint(at);
    let clock = readVarUint(at);
    for (let j = 0; j < structs; j++) {
      const length = readStruct(at);
      if (length > 0) found(client, clock, length);
      clock += Math.abs(length);
    }
  }
}

/** The length of one struct, negative for a gap. */
function readStruct(at: Cursor): number {
  const info = at.buf[at.pos++]!;
  const ref = info & 0x1f;
  if (ref === 10) return -readVarUint(at);
  if (ref === 0) return readVarUint(at);
  const points = (info & 0x80 ? 1 : 0) + (info & 0x40 ? 1 : 0);
  for (let i = 0; i < points; i++) {
    readVarUint(at);
    readVarUint(at);
  }
  if (points === 0) readParent(at, (info & 0x20) !== 0);
  if (ref === 1) return readVarUint(at);
  if (ref !== stringRef) throw new Error(`a struct of kind ${ref} is none of these writers'`);
  const bytes = readVarUint(at); // what is typed here is ASCII: as many characters as bytes
  at.pos += bytes;
  return bytes;
}

function readParent(at: Cursor, hasKey: boolean) {
  if (readVarUint(at) === 1) skipPart(at);
  else {
    readVarUint(at);
    readVarUint(at);
  }
  if (hasKey) skipPart(at);
}
