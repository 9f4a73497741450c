import { setTimeout } from 'node:timers/promises';
import type Sqlite from 'better-sqlite3';
import { singleton } from '#app/singleton.server.ts';
import type { Database } from '#prisma/client.server.ts';
import { byArchive, byNewest, byTitle } from '../sort.ts';
import { listConnection } from './connection.server.ts';
import type { IndexedCall } from './indexed-call.ts';
import { CallColumns } from './call-columns.ts';
import { Names, NameSets } from './names.ts';
import { reorder } from './order.ts';
import { readFrom, readSome } from './read-calls.server.ts';
import { Standings } from './standings.ts';

/** Calls that are read without letting others have their turn. */
const SLICE = 1_000;
/** Of a large run so many at once, some milliseconds' work, with a pause for others. */
const FEW = 200;
const PAUSE_MS = 10;
/** Moments and zones that are kept: those of now for a few zones, and those that readers of long lists go on with. */
const MOST_STANDINGS = 6;

/**
 * Every call in memory, as far as lists ask of it. What changes in the database, by whichever process, is noted there by
 * triggers (prisma/call-triggers.sql) and taken up before each answer.
 */
export class CallIndex {
  readonly funders = new Names();
  readonly kinds = new NameSets();
  readonly tags = new NameSets();
  readonly sources = new NameSets();
  readonly columns = new CallColumns();
  /** another one whenever a list may be another */
  version = 0;
  readonly currencies = new Names();
  readonly #calls: (IndexedCall | undefined)[] = [];
  readonly #bySlot = new Map<string, number>();
  #entrySlots = new Int32Array(1024).fill(-1);
  #lastEntry = 0;
  #seq = -1;
  #byArchive: readonly IndexedCall[] = [];
  #byNewest: readonly IndexedCall[] | null = null;
  #byTitle: readonly IndexedCall[] | null = null;
  #standings: Standings[] = [];
  #held = new Set<string>();
  /** changed calls that are held back and not read yet: a run brings thousands, and no answer is to wait for them */
  readonly #waiting = new Set<string>();
  #showing: Promise<void> | null = null;
  /** why that went wrong, for whoever asks next; then it is tried again */
  #broke: { error: unknown } | null = null;
  /** a site goes on answering with what it showed, some seconds more, while a large run is read; others wait for it */
  answersMeanwhile = false;
  #reading: Promise<void> | null = null;

  constructor(readonly connection: Sqlite.Database) {}

  /** Takes up all that was committed before the call. */
  async refresh(): Promise<void> {
    // whoever waits for another's reading must see also what was committed after that began
    while (this.#reading) await this.#reading;
    const reading = this.#read();
    this.#reading = reading;
    try {
      await reading;
    } finally {
      this.#reading = null;
    }
  }

  async #read(): Promise<void> {
    const broke = this.#broke;
    this.#broke = null;
    if (broke) throw broke.error;
    if (this.#seq < 0) await this.#readAll();
    const held = new Set(this.#statements().holding.all() as string[]);
    for (;;) {
      const rows = this.#statements().changed.all(this.#seq, SLICE) as Touched[];
      const shown = rows.filter(({ id, heldBy }) => {
        const waits = heldBy !== null && held.has(heldBy);
        if (waits) this.#waiting.add(id);
        else this.#waiting.delete(id);
        return !waits;
      });
      if (shown.length > 0) this.#takeUp(shown.map(({ id }) => id));
      this.#seq = rows.at(-1)?.seq ?? this.#seq;
      if (rows.length < SLICE) break;
      await new Promise(setImmediate);
    }
    if (this.#showing || isSame(held, this.#held)) return;
    const showing = this.#show(held);
    if (!this.answersMeanwhile) return showing;
    this.#showing = showing
      .catch((error: unknown) => {
        this.#broke = { error };
      })
      .finally(() => (this.#showing = null));
  }

  /** What a run held back is shown now, all at once: until it is read, what was hidden stays so. */
  async #show(held: Set<string>): Promise<void> {
    const ids = [...this.#waiting];
    const came: IndexedCall[] = [];
    for (let from = 0; from < ids.length; from += FEW) {
      came.push(...readSome(this.connection, this, ids.slice(from, from + FEW)));
      await (this.answersMeanwhile ? setTimeout(PAUSE_MS, undefined, { ref: false }) : new Promise(setImmediate));
    }
    // What changed again meanwhile was read since.
    this.#replace(came.filter(({ id }) => this.#waiting.has(id)));
    for (const id of ids) this.#waiting.delete(id);
    this.#held = held;
    this.version += 1;
  }

  async #readAll(): Promise<void> {
    const upTo = (this.#statements().newest.get() as number | null) ?? 0;
    const calls: IndexedCall[] = [];
    for (let from = 0; ;) {
      const slice = readFrom(this.connection, this, from, SLICE);
      if (!slice) break;
      for (const call of slice.calls) {
        this.#put(call);
        calls.push(call);
      }
      from = slice.last;
      await new Promise(setImmediate);
    }
    this.#byArchive = calls.sort(byArchive);
    this.#seq = upTo;
  }

  #takeUp(ids: readonly string[]): void {
    this.#replace(readSome(this.connection, this, ids), ids);
  }

  #replace(came: readonly IndexedCall[], ids: readonly string[] = came.map(({ id }) => id)): void {
    this.version += 1;
    const gone = ids.flatMap((id) => this.get(id) ?? []);
    for (const call of gone) this.#calls[call.slot] = undefined;
    for (const call of came) this.#put(call);
    const old = new Set(gone);
    this.#byArchive = reorder(this.#byArchive, old, came, byArchive);
    this.#byNewest &&= reorder(this.#byNewest, old, came, byNewest);
    this.#byTitle &&= reorder(this.#byTitle, old, came, byTitle);
    for (const standings of this.#standings) standings.replace(gone, came);
  }

  #put(call: IndexedCall): void {
    call.slot = this.#slotOf(call.id);
    this.#calls[call.slot] = call;
    this.columns.set(call);
  }

  #slotOf(id: string): number {
    let slot = this.#bySlot.get(id);
    if (slot === undefined) this.#bySlot.set(id, (slot = this.#bySlot.size));
    return slot;
  }

  /** undefined for a call that is not there */
  get(id: string): IndexedCall | undefined {
    const slot = this.#bySlot.get(id);
    return slot === undefined ? undefined : this.#calls[slot];
  }

  at(slot: number): IndexedCall | undefined {
    return this.#calls[slot];
  }

  /** How many slots there are; some may be empty. */
  get slots(): number {
    return this.#calls.length;
  }

  /** The slots that have a call. */
  allSlots(): Int32Array {
    const slots = new Int32Array(this.size);
    for (let at = 0; at < slots.length; at++) slots[at] = this.#byArchive[at]!.slot;
    return slots;
  }

  /** How many calls there are. */
  get size(): number {
    return this.#byArchive.length;
  }

  get holdsAny(): boolean {
    return this.#held.size > 0;
  }

  /** Whether a call belongs to a large run that is not done. */
  isHeld({ heldBy }: IndexedCall): boolean {
    return heldBy !== null && this.#held.has(heldBy);
  }

  get byNewest(): readonly IndexedCall[] {
    return (this.#byNewest ??= [...this.#byArchive].sort(byNewest));
  }

  get byTitle(): readonly IndexedCall[] {
    return (this.#byTitle ??= [...this.#byArchive].sort(byTitle));
  }

  standings(now: Date, zone: string | null): Standings {
    const at = this.#standings.findIndex((one) => one.isOf(now, zone));
    const [found] = at < 0 ? [new Standings(this.#byArchive, now, zone)] : this.#standings.splice(at, 1);
    this.#standings = [found!, ...this.#standings].slice(0, MOST_STANDINGS);
    return found!;
  }

  /** The slots of the calls that entries of the index of words are of (search/). */
  slotsOf(entries: readonly number[]): Int32Array {
    this.readEntries();
    const slots = new Int32Array(entries.length);
    let count = 0;
    for (let at = 0; at < entries.length; at++) {
      const slot = this.slotOf(entries[at]!);
      if (slot >= 0 && this.#calls[slot]) slots[count++] = slot;
    }
    return slots.subarray(0, count);
  }

  /** The slot of an entry, as of the last `readEntries`, or -1; it may have no call any more. */
  slotOf(entry: number): number {
    return this.#entrySlots[entry] ?? -1;
  }

  /** Takes up the entries that were made since. */
  readEntries(): void {
    const rows = this.#statements().entries.all(this.#lastEntry) as [number, string][];
    for (const [entry, id] of rows) {
      if (entry >= this.#entrySlots.length) {
        const wider = new Int32Array(Math.max(entry + 1, this.#entrySlots.length * 2)).fill(-1);
        wider.set(this.#entrySlots);
        this.#entrySlots = wider;
      }
      this.#entrySlots[entry] = this.#slotOf(id);
      this.#lastEntry = entry;
    }
  }

  #prepared: ReturnType<typeof prepare> | null = null;
  #statements() {
    return (this.#prepared ??= prepare(this.connection));
  }
}

function prepare(connection: Sqlite.Database) {
  return {
    newest: connection.prepare('SELECT MAX(seq) FROM CallTouched').pluck(),
    changed: connection.prepare(`SELECT t.seq, t.opportunityId AS id, o.heldByRunId AS heldBy
       FROM CallTouched t LEFT JOIN Opportunity o ON o.id = t.opportunityId WHERE t.seq > ? ORDER BY t.seq LIMIT ?`),
    holding: connection.prepare('SELECT id FROM FetchRun WHERE holds = 1').pluck(),
    entries: connection.prepare('SELECT entry, opportunityId FROM CallEntry WHERE entry > ? ORDER BY entry').raw(),
  };
}

function isSame(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((one) => b.has(one));
}

type Touched = { seq: number; id: string; heldBy: string | null };

const indices = singleton('callIndices', () => new WeakMap<Database, Promise<CallIndex>>());

/** The index of a database with all that is committed by now. */
export async function callIndex(db: Database): Promise<CallIndex> {
  let made = indices.get(db);
  if (!made) {
    made = listConnection(db).then((connection) => new CallIndex(connection));
    indices.set(db, made);
    made.catch(() => indices.delete(db));
  }
  const index = await made;
  await index.refresh();
  return index;
}

/** Every funder with how many calls it has. */
export async function countFunders(db: Database): Promise<{ name: string; count: number }[]> {
  const index = await callIndex(db);
  const counts = new Map<number, number>();
  for (const call of index.byTitle) {
    if (!index.isHeld(call)) counts.set(call.funder, (counts.get(call.funder) ?? 0) + 1);
  }
  return [...counts].map(([funder, count]) => ({ name: index.funders.list[funder]!, count }));
}
