import { localNow, today } from '../calendar-date.ts';
import { isArchived } from '../status.ts';
import { weightOf } from '../search/relevance.ts';
import { byArchive, byDeadline, type Place } from '../sort.ts';
import { standingOf } from '../standing.ts';
import { statuses, type Group, type NextDeadline, type Status } from '../types.ts';
import { longer } from './call-columns.ts';
import type { IndexedCall } from './indexed-call.ts';
import { firstBehind, positionsOf, reorder } from './order.ts';

/** Where a call stands at one moment, for one reader's zone. */
export type PlacedCall = Place & { slot: number; call: IndexedCall; nextDeadline: NextDeadline | null };

export const Ahead = { nothing: 0, thisWeek: 1, later: 2 } as const;
const STATUS_PLACES = new Map(statuses.map((status, at) => [status, at]));

const QUARTER_MS = 15 * 60_000;

/**
 * All calls as they stand at one moment, by next deadline. They stand so for a while: at midnight, which in every zone is
 * at a quarter of an hour, and when a deadline with a time passes, some stand otherwise (`isOf`).
 */
export class Standings {
  readonly #now: Date;
  readonly #zone: string | null;
  /** by slot */
  readonly bySlot: (PlacedCall | undefined)[] = [];
  /** by slot, the place of its status among all */
  status = new Uint8Array(1024);
  /** by slot, whether a deadline is ahead */
  ahead = new Uint8Array(1024);
  /** by slot, what the fit of its words is multiplied by; 0 where there is no call. One look, where thousands are ranked. */
  weight = new Float64Array(1024);
  /** those that are not archived by their day, sorted */
  #live: PlacedCall[];
  #archived: PlacedCall[];
  /** the minutes past a quarter at which a deadline near this day passes */
  readonly #minutes = new Set<number>();

  /** `calls` by the day they are archived, those without one first. */
  constructor(calls: readonly IndexedCall[], now: Date, zone: string | null) {
    this.#now = now;
    this.#zone = zone;
    const day = today(now);
    const split = firstBehind(calls, ({ archivesOn }) => isArchived(archivesOn, day));
    this.#live = calls.slice(0, split).map((call) => this.#place(call));
    this.#live.sort(byDeadline);
    this.#archived = calls.slice(split).map((call) => this.#place(call));
  }

  get byDeadline(): readonly PlacedCall[] {
    return (this.#joined ??= [...this.#live, ...this.#archived]);
  }
  #joined: readonly PlacedCall[] | null = null;

  /** By slot, the place of a call in that order. */
  get positions(): Int32Array {
    return positionsOf(this.byDeadline, this.bySlot.length);
  }

  /** Whether calls stand at that moment, for readers of that zone, as they do here. */
  isOf(now: Date, zone: string | null): boolean {
    if (zone !== this.#zone) return false;
    const [from, to] = [this.#now.getTime(), now.getTime()].sort((a, b) => a - b) as [number, number];
    if (Math.floor(from / QUARTER_MS) !== Math.floor(to / QUARTER_MS)) return false;
    const minute = (at: number) => Math.floor((at % QUARTER_MS) / 60_000);
    for (let passed = minute(from) + 1; passed <= minute(to); passed++) if (this.#minutes.has(passed)) return false;
    return true;
  }

  /** Takes up what changed since. */
  replace(gone: readonly IndexedCall[], came: readonly IndexedCall[]): void {
    const old = new Set(gone.map(({ slot }) => this.bySlot[slot]!));
    for (const { slot } of gone) {
      this.bySlot[slot] = undefined;
      this.weight[slot] = 0;
    }
    const day = today(this.#now);
    const fresh = came.map((call) => this.#place(call));
    const isOver = ({ archivesOn }: PlacedCall) => isArchived(archivesOn, day);
    this.#live = reorder(
      this.#live,
      old,
      fresh.filter((one) => !isOver(one)),
      byDeadline,
    );
    this.#archived = reorder(this.#archived, old, fresh.filter(isOver), byArchive);
    this.#joined = null;
  }

  #place(call: IndexedCall): PlacedCall {
    const found = isArchived(call.archivesOn, today(this.#now)) ? overCall(call) : this.#placeLive(call);
    this.#put(found);
    return found;
  }

  #put(found: PlacedCall): void {
    const { slot, group, nextDeadline } = found;
    if (slot >= this.status.length) {
      this.status = longer(this.status, Math.max(slot + 1, this.status.length * 2));
      this.ahead = longer(this.ahead, this.status.length);
      this.weight = longer(this.weight, this.status.length);
    }
    this.bySlot[slot] = found;
    this.status[slot] = STATUS_PLACES.get(found.status)!;
    // the closed and the paused have nothing ahead
    const isOver = nextDeadline === null || group === 'closed' || group === 'paused';
    this.ahead[slot] = isOver ? Ahead.nothing : group === 'this-week' ? Ahead.thisWeek : Ahead.later;
    this.weight[slot] = weightOf(found.status, isOver ? null : nextDeadline.daysLeft);
  }

  #placeLive(call: IndexedCall): PlacedCall {
    const { status, group, nextDeadline, lastDate } = standingOf(call, this.#now, this.#zone);
    for (const { date, time } of call.deadlines) if (time !== null && this.#isNear(date)) this.#note(time);
    return placed(call, status, group, nextDeadline, lastDate);
  }

  /** A deadline passes with the minute after it. */
  #note(time: string): void {
    this.#minutes.add((Number(time.slice(3)) + 1) % 15);
  }

  /** Somewhere on earth it may be that day. */
  #isNear(date: string): boolean {
    return date >= localNow(this.#now, 'Etc/GMT+12').date && date <= localNow(this.#now, 'Etc/GMT-14').date;
  }
}

/** What is archived stands the same for ever and everybody. */
function overCall(call: IndexedCall): PlacedCall {
  let found = over.get(call);
  if (!found) over.set(call, (found = placed(call, 'archived', 'closed', null, null)));
  return found;
}
const over = new WeakMap<IndexedCall, PlacedCall>();

/** All of them alike, so that walking over them is fast. */
function placed(
  call: IndexedCall,
  status: Status,
  group: Group,
  nextDeadline: NextDeadline | null,
  lastDate: string | null,
): PlacedCall {
  const { id, titleKey, newestDay, archivesOn } = call;
  return { slot: call.slot, call, status, group, nextDeadline, lastDate, id, titleKey, newestDay, archivesOn };
}
