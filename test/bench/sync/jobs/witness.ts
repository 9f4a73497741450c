import * as Y from 'yjs';
import { Speaker, type Door } from '../client/speaker.ts';
import { charAt, typedUpdate } from '../client/update.ts';

/** What the text must be when each client has typed so many characters at a place of its own. */
export function expectedText(typed: Map<number, number>): string {
  const clients = [...typed.keys()].sort((a, b) => a - b);
  return clients
    .map((client) => Array.from({ length: typed.get(client)! }, (_, clock) => charAt(clock)).join(''))
    .join('');
}

/** The document that these sync payloads make. */
export function docOf(payloads: { bytes: Uint8Array }[], own: Uint8Array[] = []): Y.Doc {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const { bytes } of payloads) Y.applyUpdate(doc, bytes);
    for (const bytes of own) Y.applyUpdate(doc, bytes);
  });
  return doc;
}

/** null when a document holds what was typed; else what is wrong, in one line. */
export function judge(doc: Y.Doc, typed: Map<number, number>): string | null {
  const text = doc.getText('body').toString();
  const wanted = expectedText(typed);
  if (text === wanted) return null;
  return `a document holds ${text.length} characters where ${wanted.length} were typed${text.length === wanted.length ? ', in another order' : ''}`;
}

/** Opens a room anew and builds what the server answers with. */
export async function readBack(door: Door, client: number): Promise<Y.Doc> {
  const reader = new Speaker(client, door, {}, true);
  await reader.enter();
  reader.leave();
  return docOf(reader.kept);
}

/**
 * A screen that was there all the time (the last speaker, which kept what it got) and somebody who comes now (`reader`;
 * null where the server keeps no text) must both hold exactly what was typed. Returns what is wrong, a line each.
 */
export async function questionWitnesses(speakers: Speaker[], reader: Door | null): Promise<string[]> {
  const typed = new Map(speakers.filter((one) => one.typed > 0).map((one) => [one.client, one.typed]));
  const last = speakers.at(-1)!;
  const own = Array.from({ length: last.typed }, (_, clock) => typedUpdate(last.client, clock));
  const screen = judge(docOf(last.kept, own), typed);
  const newcomer = reader && judge(await readBack(reader, 1_900_000_000), typed);
  return [...(screen ? [`a screen: ${screen}`] : []), ...(newcomer ? [`a newcomer: ${newcomer}`] : [])];
}
