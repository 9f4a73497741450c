import type { LogEntry, LoggedRow } from './sync-log.ts';
import type { PackedRows } from './thread-message.ts';

/**
 * Many calls of `append` in one piece of memory that changes hands instead of being copied object by object: first
 * numbers (`head` doubles), then the updates' bytes. Rooms and people are named once and referred to by place.
 */
export type PackedEntries = { rooms: string[]; people: (string | null)[]; head: number; memory: ArrayBuffer };

const perEntry = 5;

/** Packs the entries of several calls. Memory: for each call its length, then room, epoch, person, length, claims. */
export function packEntries(calls: readonly LogEntry[][]): PackedEntries {
  let head = 1 + calls.length;
  let size = 0;
  for (const call of calls)
    for (const { bytes, claims } of call) {
      head += perEntry + claims.length;
      size += bytes.byteLength;
    }
  const memory = new ArrayBuffer(head * 8 + size);
  const numbers = new Float64Array(memory, 0, head);
  const all = new Uint8Array(memory, head * 8);
  const rooms = new Places<string>();
  const people = new Places<string | null>();
  let at = 0;
  let byte = 0;
  numbers[at++] = calls.length;
  for (const call of calls) {
    numbers[at++] = call.length;
    for (const { room, epoch, personId, bytes, claims } of call) {
      numbers[at++] = rooms.of(room);
      numbers[at++] = epoch;
      numbers[at++] = people.of(personId);
      numbers[at++] = bytes.byteLength;
      numbers[at++] = claims.length;
      for (const claim of claims) numbers[at++] = claim;
      all.set(bytes, byte);
      byte += bytes.byteLength;
    }
  }
  return { rooms: rooms.all, people: people.all, head, memory };
}

/** The calls again; their bytes are parts of the memory they came in. */
export function unpackEntries({ rooms, people, head, memory }: PackedEntries): LogEntry[][] {
  const numbers = new Float64Array(memory, 0, head);
  let at = 0;
  let byte = head * 8;
  const next = () => numbers[at++]!;
  const times = <T>(count: number, make: () => T) => Array.from({ length: count }, make);
  return times(next(), () =>
    times(next(), () => {
      const [room, epoch, personId, length, claimed] = [rooms[next()]!, next(), people[next()]!, next(), next()];
      const bytes = new Uint8Array(memory, byte, length);
      byte += length;
      return { room, epoch, personId, bytes, claims: claimed > 0 ? times(claimed, next) : [] };
    }),
  );
}

/** Rows in two pieces of memory. */
export function packRows(rows: LoggedRow[]): PackedRows {
  const index = new Float64Array(rows.length * 2);
  const bytes = new Uint8Array(rows.reduce((sum, row) => sum + row.bytes.byteLength, 0));
  let byte = 0;
  rows.forEach((row, i) => {
    index[2 * i] = row.seq;
    index[2 * i + 1] = row.bytes.byteLength;
    bytes.set(row.bytes, byte);
    byte += row.bytes.byteLength;
  });
  return { index, bytes };
}

export function unpackRows({ index, bytes }: PackedRows): LoggedRow[] {
  let byte = 0;
  return Array.from({ length: index.length / 2 }, (_, i) => {
    const length = index[2 * i + 1]!;
    byte += length;
    return { seq: index[2 * i]!, bytes: bytes.subarray(byte - length, byte) };
  });
}

/** Values by the place they were first met at; neighbours are mostly the same one. */
class Places<T> {
  readonly all: T[] = [];
  private readonly places = new Map<T, number>();
  private last: { value: T; place: number } | null = null;

  of(value: T): number {
    if (this.last?.value === value) return this.last.place;
    let place = this.places.get(value);
    if (place === undefined) {
      place = this.all.push(value) - 1;
      this.places.set(value, place);
    }
    this.last = { value, place };
    return place;
  }
}
