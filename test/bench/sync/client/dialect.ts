import { pushVarString, pushVarUint } from './varint.ts';

/** How a server wants its frames: as y-websocket has them, or with the document's name before and a word of who asks. */
export type Dialect = 'y-websocket' | 'hocuspocus';

/** What stands before each frame. */
export function prefixOf(dialect: Dialect, room: string): number[] {
  const prefix: number[] = [];
  if (dialect === 'hocuspocus') pushVarString(prefix, room);
  return prefix;
}

/** The first frame of a Hocuspocus connection: a token, which that server was not told to check. */
export function authFrame(prefix: number[]): Uint8Array {
  const out = [...prefix, 2, 0];
  pushVarString(out, 'bench');
  return Uint8Array.from(out);
}

/** A sync frame: step 0 asks, step 1 answers, step 2 tells. */
export function syncFrame(prefix: number[], step: 0 | 1 | 2, bytes: Uint8Array): Uint8Array {
  const head = [...prefix, 0, step];
  pushVarUint(head, bytes.length);
  const out = new Uint8Array(head.length + bytes.length);
  out.set(head);
  out.set(bytes, head.length);
  return out;
}

/** A cursor behind the character at `clock`, as an editor sends it after each key. */
export function cursorFrame(prefix: number[], client: number, count: number, clock: number): Uint8Array {
  const point = { type: null, tname: 'body', item: { client, clock }, assoc: 0 };
  const state = JSON.stringify({
    user: { name: `Writer ${client}`, color: '#1f5fa8' },
    cursor: { anchor: point, head: point },
  });
  const update = [1];
  pushVarUint(update, client);
  pushVarUint(update, count);
  pushVarString(update, state);
  const out = [...prefix, 1];
  pushVarUint(out, update.length);
  for (const byte of update) out.push(byte);
  return Uint8Array.from(out);
}
