import { deleteCopy } from './device-databases.ts';
import { copiesOf, unsavedTabs } from './device-notes.ts';

/**
 * On sign-out: deletes the copies this device keeps for a person, but not those that hold words the server may not
 * have. Returns the names of the copies it kept.
 */
export async function forgetDevice(personId: string): Promise<string[]> {
  const names = copiesOf(personId);
  const kept = names.filter((name) => unsavedTabs(name).size > 0);
  // At the same time: one that another tab holds on to must not keep the others from being deleted.
  await Promise.allSettled(names.filter((name) => !kept.includes(name)).map(deleteCopy)); // what failed goes next time
  return kept;
}
