import * as Y from 'yjs';

/**
 * Whether a document has something else where these items say what it is: somebody used a client id and its clocks
 * twice, so that "already there" would be untrue of what they wrote. What was deleted cannot be compared and passes.
 */
export function contradicts(doc: Y.Doc, repeats: readonly Y.Item[]): boolean {
  return repeats.some((said) => {
    const structs = doc.store.clients.get(said.id.client);
    const end = Math.min(said.id.clock + said.length, Y.getState(doc.store, said.id.client));
    if (!structs || said.id.clock >= end) return false;
    for (let i = Y.findIndexSS(structs, said.id.clock); i < structs.length && structs[i]!.id.clock < end; i++) {
      const known = structs[i]!;
      if (known instanceof Y.Item && !known.deleted && differs(known, said, end)) return true;
    }
    return false;
  });
}

function differs(known: Y.Item, said: Y.Item, end: number): boolean {
  if (said.content instanceof Y.ContentDeleted) return false;
  if (known.content.getRef() !== said.content.getRef()) return true;
  const from = Math.max(known.id.clock, said.id.clock);
  const to = Math.min(known.id.clock + known.length, end);
  const part = (item: Y.Item) => partOf(item.content, from - item.id.clock, to - item.id.clock);
  // Yjs puts U+FFFD for both halves where somebody wrote into the middle of a surrogate pair.
  if (part(known) !== part(said) && !part(known).includes('\uFFFD')) return true;
  return !isSame(leftOf(known, from), leftOf(said, from)) || !isSame(known.rightOrigin, said.rightOrigin);
}

/** The item to the left of one when it was written; within what was written at once, the one before. */
function leftOf(item: Y.Item, clock: number): Y.ID | null {
  return clock === item.id.clock ? item.origin : new Y.ID(item.id.client, clock - 1);
}

const isSame = (a: Y.ID | null, b: Y.ID | null) => a?.client === b?.client && a?.clock === b?.clock;

/** What an item holds between two places, as something that can be compared. */
function partOf(content: Y.Item['content'], start: number, end: number): string {
  if (content instanceof Y.ContentString) return content.str.slice(start, end);
  if (content instanceof Y.ContentAny || content instanceof Y.ContentJSON)
    return JSON.stringify(content.arr.slice(start, end), plain);
  if (content instanceof Y.ContentEmbed) return JSON.stringify(content.embed);
  if (content instanceof Y.ContentFormat) return JSON.stringify([content.key, content.value]);
  if (content instanceof Y.ContentBinary) return Buffer.from(content.content).toString('base64');
  return content instanceof Y.ContentType ? content.type.constructor.name : '';
}

/** JSON knows no such numbers; two of them are taken to be the same. */
const plain = (_key: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value);
