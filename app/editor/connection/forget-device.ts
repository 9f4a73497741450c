import { clearDocument } from 'y-indexeddb';
import { copiesOf, dropCopyNote, unsavedTabs } from './device-notes.ts';

/**
 * On sign-out: deletes the copies this device keeps for a person, but not those that hold words the server may not
 * have. Returns the names of the copies it kept.
 */
export async function forgetDevice(personId: string): Promise<string[]> {
  const kept: string[] = [];
  for (const name of copiesOf(personId)) {
    if (unsavedTabs(name).length > 0) kept.push(name);
    else if (await deleted(name)) dropCopyNote(name);
  }
  return kept;
}

async function deleted(name: string): Promise<boolean> {
  try {
    await clearDocument(name);
    return true;
  } catch {
    return false; // the next sign-out tries again
  }
}
