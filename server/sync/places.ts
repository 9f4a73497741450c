import * as Y from 'yjs';
import { itemAt } from './own-view.ts';

/** Where an item is: what it is in (GONE for what is in something deleted), under which key, and how many levels down. */
type Place = { in: string; key: string | null; level: number };
/** client → ranges of its clock that the update deletes */
type Ranges = ReadonlyMap<number, readonly { clock: number; len: number }[]>;
type Structs = readonly (Y.Item | Y.GC | Y.Skip)[];

/** How far types may be inside each other: a table's cell is three deep. Beyond some thousands nobody can delete them. */
const maxNesting = 20;
const GONE = 'what is gone';

/** Items that have come and are not in the document yet, by client, in the order of their clocks. */
export type Come = Map<number, Y.Item[]>;

export function addItems(come: Come, structs: Structs): void {
  for (const struct of structs) {
    if (!(struct instanceof Y.Item)) continue;
    const list = come.get(struct.id.client);
    if (list) list.push(struct);
    else come.set(struct.id.client, [struct]);
  }
}

/**
 * Whether one of the items of an update cannot be where it says: between two that are not in the same, which Yjs takes
 * for gone in one copy and for there in another; several living values of one key; or too far inside others. `structs`: all of the update, whose foundations
 * the document has, or `before`, or the update brings.
 */
export function isMisplaced(
  doc: Y.Doc,
  before: Come,
  { structs, placed }: { structs: Structs; placed: readonly Y.Item[] },
  deletes: Ranges,
): boolean {
  const come: Come = new Map();
  addItems(come, structs);
  const places = new Places(doc, [come, before]);
  return placed.some((item) => {
    const { origin, rightOrigin, content } = item;
    if (origin && rightOrigin && !isSame(places.of(origin), places.of(rightOrigin))) return true;
    const { key, level } = places.ofItem(item);
    // Values of a key that were set one after the other lie together when all of them are deleted, and only then.
    if (key !== null && item.length > 1 && !(content instanceof Y.ContentDeleted) && !isDeleted(item, deletes))
      return true;
    return content instanceof Y.ContentType && level > maxNesting;
  });
}

function isDeleted({ id, length }: Y.Item, deletes: Ranges): boolean {
  const ranges = deletes.get(id.client) ?? [];
  return ranges.some(({ clock, len }) => clock <= id.clock && id.clock + length <= clock + len);
}

const isSame = (a: Place, b: Place) => a.in === b.in && (a.key === b.key || a.in === GONE);

class Places {
  private readonly known = new Map<Y.Item, Place>();

  constructor(
    private readonly doc: Y.Doc,
    private readonly come: readonly Come[],
  ) {}

  of(id: Y.ID): Place {
    const item = this.find(id);
    return item ? this.ofItem(item) : placeInDoc(this.doc, id);
  }

  /** Follows one neighbour or parent after the other until one is known; a recursion would be too deep for some. */
  ofItem(start: Y.Item): Place {
    const path: { item: Y.Item; parent: Y.ID | null }[] = [];
    let place: Place | undefined;
    for (let item = start; !place;) {
      place = this.known.get(item);
      if (place) break;
      const next = item.origin ?? item.rightOrigin ?? (item.parent as unknown);
      const isInside = !item.origin && !item.rightOrigin;
      path.push({ item, parent: isInside && next instanceof Y.ID ? next : null });
      if (!(next instanceof Y.ID)) place = { in: 'the body', key: null, level: 1 };
      else {
        const come = this.find(next);
        if (come) item = come;
        else place = placeInDoc(this.doc, next);
      }
    }
    for (const { item, parent } of path.reverse()) {
      if (parent)
        place = { in: this.isGone(parent) ? GONE : nameOf(parent), key: item.parentSub, level: place.level + 1 };
      this.known.set(item, place);
    }
    return place;
  }

  private find({ client, clock }: Y.ID): Y.Item | null {
    for (const come of this.come) {
      const item = itemAt(come.get(client), clock);
      if (item) return item;
    }
    return null;
  }

  private isGone(parent: Y.ID): boolean {
    return structOf(this.doc, parent)?.deleted ?? false;
  }
}

function placeInDoc(doc: Y.Doc, id: Y.ID): Place {
  let struct = structOf(doc, id);
  const key = struct instanceof Y.Item ? struct.parentSub : null;
  const parent = struct instanceof Y.Item && struct.parent instanceof Y.AbstractType ? struct.parent : null;
  if (!parent || parent._item?.deleted) return { in: GONE, key: null, level: 0 };
  let level = 0;
  while (struct instanceof Y.Item && struct.parent instanceof Y.AbstractType) {
    level += 1;
    struct = struct.parent._item;
  }
  return { in: parent._item ? nameOf(parent._item.id) : 'the body', key, level };
}

function structOf(doc: Y.Doc, id: Y.ID): Y.Item | Y.GC | null {
  const structs = doc.store.clients.get(id.client);
  if (!structs || id.clock >= Y.getState(doc.store, id.client)) return null;
  return structs[Y.findIndexSS(structs, id.clock)]!;
}

const nameOf = (id: Y.ID) => `${id.client}:${id.clock}`;
