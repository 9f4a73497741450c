import type { Block } from '#app/document/blocks.ts';
import { askServer, type Question } from './ask-server.ts';
import { judgeCopy, type RecoveredWhy } from './copy-news.ts';
import { deleteCopy, readCopy } from './device-databases.ts';
import {
  aboutCopy,
  clearUnsaved,
  noteUnsaved,
  readCopyName,
  unsavedTabs,
  type CopyAbout,
  type CopyKey,
} from './device-notes.ts';
import { suspects, type Wanted } from './suspects.ts';
import { syncUrl } from './sync-url.ts';

export type { RecoveredWhy } from './copy-news.ts';

/** Words of this person that this device keeps and that are not in their section. */
export type RecoveredCopy = {
  name: string;
  about: CopyAbout | null;
  why: RecoveredWhy;
  /** the whole text as the device has it, and those of its blocks that the section does not have */
  blocks: Block[];
  added: Block[];
};

/**
 * Looks at each of them and asks the server what it has. Copies with nothing new in them are forgotten on the way;
 * `dropped` names those.
 */
export async function findRecovered(
  wanted: Wanted,
  { url = syncUrl(), Socket = WebSocket }: Partial<Pick<Question, 'url' | 'Socket'>> = {},
): Promise<{ found: RecoveredCopy[]; dropped: string[] }> {
  const found: RecoveredCopy[] = [];
  const dropped: string[] = [];
  for (const name of suspects(wanted)) {
    const look = await lookAt(name, { url, Socket }).catch(() => null); // not readable now: it stays for the next time
    if (look && 'found' in look) found.push(look.found);
    else if (look) dropped.push(name);
  }
  return { found, dropped };
}

/** Deletes a copy that its person does not want any more. */
export const discardRecovered = (name: string) => deleteCopy(name);

type Look = { found: RecoveredCopy } | { dropped: true };

async function lookAt(name: string, server: Pick<Question, 'url' | 'Socket'>): Promise<Look> {
  const key = readCopyName(name);
  const tabs = unsavedTabs(name);
  const copy = key && (await readCopy(name));
  if (!key || !copy) {
    for (const [tab, state] of tabs) clearUnsaved(name, tab, state);
    return { dropped: true };
  }
  const { answer, sameEpoch } = await ask(key, server);
  const judgement = judgeCopy(key, copy, answer, sameEpoch);
  copy.destroy();
  if (judgement) {
    // A copy from before a restore can have been wholly saved once; now it is the only one that has these words.
    if (tabs.size === 0) noteUnsaved(name, 0, 'recovered');
    return { found: { name, about: aboutCopy(name), ...judgement } };
  }
  if (answer.kind === 'text' && (key.aside !== null || !sameEpoch)) await deleteCopy(name);
  for (const [tab, state] of tabs) clearUnsaved(name, tab, state);
  return { dropped: true };
}

/** The section at the copy's epoch, or, when there is another by now, as it is. */
async function ask(key: CopyKey, server: Pick<Question, 'url' | 'Socket'>) {
  const question = { ...server, room: key.room, personId: key.personId };
  const answer = await askServer({ ...question, epoch: key.epoch });
  const sameEpoch = !(answer.kind === 'closed' && answer.reason === 'otherEpoch');
  return { answer: sameEpoch ? answer : await askServer(question), sameEpoch };
}
