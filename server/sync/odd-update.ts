import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import { isCrossed } from './own-view.ts';

type Struct = Y.Item | Y.GC | Y.Skip;

/** Levels of lists and objects in one embed or mark. Beyond some thousands nothing can write it any more. */
const maxDepth = 50;

/**
 * Whether an update that can be decoded is nevertheless none that Yjs writes. Yjs would read some of these differently
 * from how they were inspected, apply them halfway, or never be able to write them again.
 */
export function isOdd(bytes: Uint8Array, { structs, ds }: ReturnType<typeof Y.decodeUpdate>): boolean {
  const clients = new Set<number>();
  let last: number | null = null;
  let items: Y.Item[] = [];
  for (const struct of structs) {
    const { client, clock } = struct.id;
    if (client !== last) {
      if (clients.has(client) || (items.length > 1 && isCrossed(items))) return true;
      items = [];
    }
    clients.add((last = client));
    if (struct instanceof Y.Skip) continue;
    if (struct.length === 0) return true;
    if (!(struct instanceof Y.Item)) continue;
    if (foundations(struct).some((id) => id.client === client && id.clock >= clock)) return true;
    items.push(struct);
    if (isDeep(valueOf(struct.content), maxDepth)) return true;
  }
  if (items.length > 1 && isCrossed(items)) return true;
  // One part for each client: of two, applying takes the last and reading takes both.
  if (decoding.readVarUint(decoding.createDecoder(bytes)) !== clients.size) return true;
  return [...ds.clients.values()].some((ranges) => !isInOrder(ranges));
}

/** The items that one has to find in place: its neighbours when it was written, and what it is in. */
export function foundations({ origin, rightOrigin, parent }: Y.Item): Y.ID[] {
  const parts: unknown[] = [origin, rightOrigin, parent];
  return parts.filter((part) => part instanceof Y.ID);
}

/** Whether there is an order in which each of these finds its foundations in place. */
export function canBeOrdered(structs: readonly Struct[], clockOf: (client: number) => number): boolean {
  const queues = new Map<number, { structs: Struct[]; next: number }>();
  for (const struct of structs) {
    const queue = queues.get(struct.id.client);
    if (queue) queue.structs.push(struct);
    else queues.set(struct.id.client, { structs: [struct], next: 0 });
  }
  const reached = new Map<number, number>();
  const at = (client: number) => reached.get(client) ?? clockOf(client);
  const waiting = new Map<number, number[]>();
  const ready = [...queues.keys()];
  let left = structs.length;
  for (let client = ready.pop(); client !== undefined; client = ready.pop()) {
    const queue = queues.get(client)!;
    const before = left;
    for (; queue.next < queue.structs.length; queue.next++, left--) {
      const struct = queue.structs[queue.next]!;
      const missing = struct instanceof Y.Item && foundations(struct).find((id) => id.clock >= at(id.client));
      if (missing) {
        waiting.set(missing.client, [...(waiting.get(missing.client) ?? []), client]);
        break;
      }
      reached.set(client, Math.max(at(client), struct.id.clock + struct.length));
    }
    if (left === before) continue;
    ready.push(...(waiting.get(client) ?? []));
    waiting.delete(client);
  }
  return left === 0;
}

function valueOf(content: unknown): unknown {
  if (content instanceof Y.ContentAny || content instanceof Y.ContentJSON) return content.arr;
  if (content instanceof Y.ContentEmbed) return content.embed as unknown;
  return content instanceof Y.ContentFormat ? (content.value as unknown) : null;
}

function isDeep(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeep(inner, levels - 1));
}

function isInOrder(ranges: readonly { clock: number; len: number }[]): boolean {
  let end = 0;
  return ranges.every(({ clock, len }) => {
    const follows = len > 0 && clock >= end;
    end = clock + len;
    return follows;
  });
}
