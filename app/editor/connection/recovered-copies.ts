import type { Block } from '#app/document/blocks.ts';
import { askServer, type Question } from './ask-server.ts';
import { judgeCopy, type RecoveredWhy } from './copy-news.ts';
import { deleteCopy, DeviceError, readCopy } from './device-databases.ts';
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

/** A copy that could not be looked at now. It stays on the device, and its person has to know that it is there. */
export type UnreadCopy = { name: string; about: CopyAbout | null };

export type Findings = { found: RecoveredCopy[]; dropped: string[]; unread: UnreadCopy[] };

type Means = Pick<Question, 'url' | 'Socket'> & {
  /** is told what nobody expected to go wrong; where uncaught errors go, by default */
  report: (error: unknown) => void;
};

/**
 * Looks at each of them and asks the server what it has. Copies with nothing new in them are forgotten on the way;
 * `dropped` names those. What goes wrong with one copy hides no other.
 */
export async function findRecovered(wanted: Wanted, means: Partial<Means> = {}): Promise<Findings> {
  const { url = syncUrl(), Socket = WebSocket, report = (error) => reportError(error) } = means;
  const findings: Findings = { found: [], dropped: [], unread: [] };
  for (const name of suspects(wanted)) {
    try {
      const look = await lookAt(name, { url, Socket });
      if (look === 'dropped') findings.dropped.push(name);
      else if (look !== 'stays') findings.found.push(look);
    } catch (error) {
      // Until somebody knows what is in it, it counts as words that are here alone, also at sign-out.
      if (unsavedTabs(name).size === 0) noteUnsaved(name, 0, 'unread');
      findings.unread.push({ name, about: aboutCopy(name) });
      if (!(error instanceof DeviceError)) report(error);
    }
  }
  return findings;
}

/** Deletes a copy that its person does not want any more. */
export const discardRecovered = (name: string) => deleteCopy(name);

/** Something new in it; nothing, and forgotten; nothing, but the device does not let it go yet. */
type Look = RecoveredCopy | 'dropped' | 'stays';

async function lookAt(name: string, server: Pick<Question, 'url' | 'Socket'>): Promise<Look> {
  const key = readCopyName(name);
  const tabs = unsavedTabs(name);
  const copy = key && (await readCopy(name));
  const forget = () => {
    for (const [tab, state] of tabs) clearUnsaved(name, tab, state);
    return 'dropped' as const;
  };
  if (!key || !copy) return forget();
  const { answer, sameEpoch } = await ask(key, server);
  const judgement = judgeCopy(key, copy, answer, sameEpoch);
  copy.destroy();
  if (judgement) {
    // A copy from before a restore can have been wholly saved once; now it is the only one that has these words.
    if (tabs.size === 0) noteUnsaved(name, 0, 'recovered');
    return { name, about: aboutCopy(name), ...judgement };
  }
  if (answer.kind === 'text' && (key.aside !== null || !sameEpoch) && !(await isDeleted(name))) return 'stays';
  return forget();
}

async function isDeleted(name: string): Promise<boolean> {
  try {
    await deleteCopy(name);
    return true;
  } catch (error) {
    if (error instanceof DeviceError) return false;
    throw error;
  }
}

/** The section at the copy's epoch, or, when there is another by now, as it is. */
async function ask(key: CopyKey, server: Pick<Question, 'url' | 'Socket'>) {
  const question = { ...server, room: key.room, personId: key.personId };
  const answer = await askServer({ ...question, epoch: key.epoch });
  const sameEpoch = !(answer.kind === 'closed' && answer.reason === 'otherEpoch');
  return { answer: sameEpoch ? answer : await askServer(question), sameEpoch };
}
