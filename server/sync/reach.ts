import * as Y from 'yjs';
import { itemAt } from './own-view.ts';
import { addItems, type Come } from './places.ts';

/** Updates of fewer items than this cost little whatever they claim. */
const many = 200;
/** Steps over items that may lie between claimed neighbours, all in all, beside ten for each item of the document. */
const steps = 100_000;

/**
 * Whether an update claims neighbours that have far more between them than people who write at the same time put there.
 * Yjs goes over all of it for each item: a few thousand items could keep it busy for minutes. `news`: its new items.
 */
export function reachesTooFar(doc: Y.Doc, news: readonly Y.Item[]): boolean {
  if (news.length < many) return false;
  const come: Come = new Map();
  addItems(come, news);
  const reach = new Reach(doc, come);
  return news.some((item) => !reach.take(item));
}

class Reach {
  private left: number;
  private readonly walked = new Set<string>();
  private readonly anchors = new Map<Y.Item, { origin?: Y.ID | null; rightOrigin?: Y.ID | null }>();

  constructor(
    private readonly doc: Y.Doc,
    private readonly come: Come,
  ) {
    let size = 0;
    for (const structs of doc.store.clients.values()) size += structs.length;
    this.left = steps + 10 * size;
  }

  /** false when that was too much */
  take(item: Y.Item): boolean {
    if (item.parentSub !== null) return true;
    const from = this.anchor(item, 'origin');
    const to = this.anchor(item, 'rightOrigin');
    const start = from ? after(this.doc, from) : this.first(item, to);
    const pair = `${from?.client}:${from?.clock} ${to?.client}:${to?.clock} ${start?.id.client}:${start?.id.clock}`;
    // Of many in one place all but the first name each other, and Yjs does not look further.
    if (this.walked.has(pair)) return true;
    this.walked.add(pair);
    for (let at = start; at && !(to && contains(at, to)); at = at.right) if (--this.left < 0) return false;
    return true;
  }

  /** The neighbour, or the neighbour's neighbour and so on, that is in the document; null at the edge of the text. */
  private anchor(start: Y.Item, side: 'origin' | 'rightOrigin'): Y.ID | null {
    const path: Y.Item[] = [];
    let id: Y.ID | null = null;
    for (let item: Y.Item | null = start; item;) {
      const known: Y.ID | null | undefined = this.anchors.get(item)?.[side];
      if (known !== undefined) {
        id = known;
        break;
      }
      path.push(item);
      id = item[side];
      item = id && itemAt(this.come.get(id.client), id.clock);
    }
    for (const item of path) this.anchors.set(item, { ...this.anchors.get(item), [side]: id });
    return id;
  }

  /** The first item of what the item says it is in; null when that is not in the document. */
  private first(item: Y.Item, to: Y.ID | null): Y.Item | null {
    const beside = to && find(this.doc, to);
    if (beside) return beside.parent instanceof Y.AbstractType ? beside.parent._start : null;
    const { parent } = item as { parent: unknown };
    if (parent instanceof Y.ID) {
      const holder = find(this.doc, parent);
      return holder?.content instanceof Y.ContentType ? holder.content.type._start : null;
    }
    return typeof parent === 'string' ? this.doc.getText(parent)._start : null;
  }
}

function find(doc: Y.Doc, id: Y.ID): Y.Item | null {
  const structs = doc.store.clients.get(id.client);
  if (!structs || id.clock >= Y.getState(doc.store, id.client)) return null;
  const struct = structs[Y.findIndexSS(structs, id.clock)]!;
  return struct instanceof Y.Item ? struct : null;
}

/** What follows a place in the text; the item itself when the place is in the middle of it. */
function after(doc: Y.Doc, id: Y.ID): Y.Item | null {
  const item = find(doc, id);
  return item && id.clock < item.id.clock + item.length - 1 ? item : (item?.right ?? null);
}

const contains = ({ id, length }: Y.Item, { client, clock }: Y.ID) =>
  id.client === client && id.clock <= clock && clock < id.clock + length;
