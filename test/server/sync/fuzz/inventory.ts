import * as Y from 'yjs';

/**
 * What a document holds, item by item: equal for two who have everything of each other. Not in which order it is shown:
 * who claims neighbours that they cannot have had makes it come out in one order for those who were there and in another
 * for those who come later. Nor marks, which each copy tidies up by that order.
 */
function inventory(doc: Y.Doc): Set<string> {
  const ends = [...doc.store.clients.keys()].map((client) => `${client} ends at ${Y.getState(doc.store, client)}`);
  return new Set([...ends, ...[...doc.store.clients.values()].flatMap(live)]);
}

function live(structs: readonly (Y.Item | Y.GC)[]): string[] {
  return structs.flatMap((struct) => {
    if (!(struct instanceof Y.Item) || struct.deleted || struct.content instanceof Y.ContentFormat) return [];
    const { id, content } = struct;
    const parts: unknown[] = content instanceof Y.ContentString ? content.str.split('') : content.getContent();
    const shown = (part: unknown) => (part instanceof Y.AbstractType ? part.constructor.name : JSON.stringify(part));
    return parts.map((part, i) => `${id.client}:${id.clock + i} ${shown(part)}`);
  });
}

/** What only one of two documents holds; empty when they have the same. */
export function difference(a: Y.Doc, b: Y.Doc): { only: string[]; missing: string[] } {
  const [left, right] = [inventory(a), inventory(b)];
  return {
    only: [...left].filter((part) => !right.has(part)),
    missing: [...right].filter((part) => !left.has(part)),
  };
}

export const none = { only: [], missing: [] };
