import * as Y from 'yjs';

/** How far types may be inside each other: a table's cell is three deep. Beyond some thousands nobody can delete them. */
const maxNesting = 20;

/**
 * Whether one of `types`, which are new, would be too far inside others. `structs`: all of their update, whose
 * foundations the document has or the update brings.
 */
export function isNestedTooDeep(
  doc: Y.Doc,
  { structs, types }: { structs: readonly (Y.Item | Y.GC | Y.Skip)[]; types: readonly Y.Item[] },
): boolean {
  const come = new Map<number, Y.Item[]>();
  for (const struct of structs) {
    if (!(struct instanceof Y.Item)) continue;
    const list = come.get(struct.id.client);
    if (list) list.push(struct);
    else come.set(struct.id.client, [struct]);
  }
  const levels = new Map<Y.Item, number>();
  /** levels above an item of the update; follows one neighbour or parent after the other */
  const above = (start: Y.Item): number => {
    const path: { item: Y.Item; deeper: number }[] = [];
    let level = 0;
    for (let item: Y.Item = start; ;) {
      const known = levels.get(item);
      if (known !== undefined) {
        level = known;
        break;
      }
      const { parent } = item as { parent: unknown };
      const next = item.origin ?? item.rightOrigin ?? parent;
      path.push({ item, deeper: next === parent ? 1 : 0 });
      if (!(next instanceof Y.ID)) break;
      const inUpdate = find(come.get(next.client), next.clock);
      if (!inUpdate) {
        level = levelInDoc(doc, next);
        break;
      }
      item = inUpdate;
    }
    for (const { item, deeper } of path.reverse()) levels.set(item, (level += deeper));
    return level;
  };
  return types.some((item) => above(item) > maxNesting);
}

/** The item of a sorted list that has a clock. */
function find(items: readonly Y.Item[] | undefined, clock: number): Y.Item | null {
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

/** Levels above an item of the document; 0 for one that is gone, because what is put there is gone as well. */
function levelInDoc(doc: Y.Doc, id: Y.ID): number {
  const structs = doc.store.clients.get(id.client);
  if (!structs || id.clock >= Y.getState(doc.store, id.client)) return 0;
  let item: Y.Item | Y.GC | null = structs[Y.findIndexSS(structs, id.clock)]!;
  let level = 0;
  while (item instanceof Y.Item && item.parent instanceof Y.AbstractType) {
    level += 1;
    item = item.parent._item;
  }
  return level;
}
