import type * as Y from 'yjs';

const OUTSIDE = -1;

/** Updates of fewer items than this cost little whatever they claim. */
const many = 2_000;

/**
 * Whether a client claims, for a large part of very many items, neighbours between which it has put something already.
 * Whoever writes puts each item between two that are next to each other, but for a few that an undo brings back. A
 * million otherwise could keep Yjs busy for minutes. `items`: those of one client, in the order of their clocks.
 */
export function isCrossed(items: readonly Y.Item[]): boolean {
  if (items.length < many) return false;
  const view = new OwnView(items);
  return items.filter((item) => !view.put(item)).length > items.length / 4;
}

/** The items of one client that come with an update, in the order in which they lie; all others are outside. */
class OwnView {
  /** by clock, the next of these items after it and before it; without an entry, the next letter of the same item */
  private readonly after = new Map<number, number>();
  private readonly before = new Map<number, number>();
  /** the clock put last beside something outside */
  private readonly leftOf = new Map<string, number>();
  private readonly rightOf = new Map<string, number>();
  private readonly taken = new Set<string>();

  constructor(private readonly items: readonly Y.Item[]) {}

  /** false when it knows of something between the neighbours */
  put(item: Y.Item): boolean {
    const [first, last] = [item.id.clock, item.id.clock + item.length - 1];
    const [origin, rightOrigin] = [item.origin, item.rightOrigin];
    const [left, right] = [this.own(origin), this.own(rightOrigin)];
    const next = left === null ? OUTSIDE : (this.after.get(left) ?? left + 1);
    const previous = right === null ? OUTSIDE : (this.before.get(right) ?? right - 1);
    let fits: boolean;
    if (left !== null && right !== null) fits = next === right;
    else if (left !== null)
      fits = rightOrigin ? (this.leftOf.get(nameOf(rightOrigin)) ?? left) === left : next === OUTSIDE;
    else if (right !== null)
      fits = origin ? (this.rightOf.get(nameOf(origin)) ?? right) === right : previous === OUTSIDE;
    else fits = this.isFresh(item);
    this.link(left ?? previous, first);
    this.link(last, right ?? next);
    if (left === null && origin) this.rightOf.set(nameOf(origin), first);
    if (right === null && rightOrigin) this.leftOf.set(nameOf(rightOrigin), last);
    return fits;
  }

  private link(left: number, right: number) {
    if (left !== OUTSIDE) this.after.set(left, right);
    if (right !== OUTSIDE) this.before.set(right, left);
  }

  /** Of two that name nothing of their own, each has a gap for itself: later ones would name the first. */
  private isFresh({ origin, rightOrigin, parent, parentSub }: Y.Item): boolean {
    const place = origin || rightOrigin ? '' : `${placeOf(parent)} ${parentSub}`;
    const gap = `${origin ? nameOf(origin) : '-'} ${rightOrigin ? nameOf(rightOrigin) : '-'} ${place}`;
    if (this.taken.has(gap)) return false;
    this.taken.add(gap);
    return true;
  }

  /** The clock of a neighbour that is one of these items; null for any other. */
  private own(id: Y.ID | null): number | null {
    return id && id.client === this.items[0]?.id.client && itemAt(this.items, id.clock) ? id.clock : null;
  }
}

const nameOf = (id: Y.ID) => `${id.client}:${id.clock}`;
const placeOf = (parent: unknown) => (typeof parent === 'string' ? parent : nameOf(parent as Y.ID));

/** The item of a list, in the order of their clocks, that has a clock. */
export function itemAt(items: readonly Y.Item[] | undefined, clock: number): Y.Item | null {
  if (!items) return null;
  let [low, high] = [0, items.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const item = items[middle]!;
    if (clock < item.id.clock) high = middle - 1;
    else if (clock >= item.id.clock + item.length) low = middle + 1;
    else return item;
  }
  return null;
}
