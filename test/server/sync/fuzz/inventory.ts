import * as Y from 'yjs';

/**
 * What a document holds, item by item: equal for two who have everything of each other. Not in which order it is shown:
 * who claims neighbours that they cannot have had makes it come out in one order for those who were there and in another
 * for those who come later. Nor marks, which each copy tidies up by that order.
 */
export function inventory(doc: Y.Doc): string {
  const clients = [...doc.store.clients].sort(([a], [b]) => a - b);
  return JSON.stringify(clients.map(([client, structs]) => [client, Y.getState(doc.store, client), live(structs)]));
}

function live(structs: readonly (Y.Item | Y.GC)[]): string[] {
  return structs.flatMap((struct) => {
    if (!(struct instanceof Y.Item) || struct.deleted || struct.content instanceof Y.ContentFormat) return [];
    const { id, content } = struct;
    const parts = content instanceof Y.ContentString ? [...content.str].map((sign) => sign) : content.getContent();
    return parts.map((part, i) => `${id.clock + i} ${part instanceof Y.AbstractType ? 'type' : JSON.stringify(part)}`);
  });
}
