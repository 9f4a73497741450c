import * as Y from 'yjs';
import { Speaker, type Door } from '../client/speaker.ts';
import { charAt } from '../client/update.ts';

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

/** Opens a room anew and returns what the server gives; waits until the promise of `enough` is kept or time is over. */
export async function readBack(door: Door, client: number): Promise<Y.Doc> {
  const reader = new Speaker(client, door, {}, true);
  await reader.enter();
  reader.leave();
  return docOf(reader.kept);
}
