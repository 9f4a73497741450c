/** A sorted list without what went and with what came, in the same order; `order` itself stays. */
export function reorder<T>(
  order: readonly T[],
  gone: ReadonlySet<T>,
  came: readonly T[],
  compare: (a: T, b: T) => number,
): T[] {
  const fresh = [...came].sort(compare);
  const next: T[] = [];
  let at = 0;
  for (const item of order) {
    if (gone.has(item)) continue;
    while (at < fresh.length && compare(fresh[at]!, item) < 0) next.push(fresh[at++]!);
    next.push(item);
  }
  while (at < fresh.length) next.push(fresh[at++]!);
  return next;
}

/** The first place of a sorted list whose item `isBehind`; all behind it are too. */
export function firstBehind<T>(order: readonly T[], isBehind: (item: T) => boolean): number {
  let [low, high] = [0, order.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBehind(order[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** By slot, the place in an order. */
export function positionsOf(order: readonly { slot: number }[], slots: number): Int32Array {
  let known = positionsByOrder.get(order);
  if (!known) {
    known = new Int32Array(slots).fill(-1);
    for (let place = 0; place < order.length; place++) known[order[place]!.slot] = place;
    positionsByOrder.set(order, known);
  }
  return known;
}
const positionsByOrder = new WeakMap<object, Int32Array>();
