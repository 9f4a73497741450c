import { copiesOf, readCopyName, unsavedCopiesOf } from './device-notes.ts';

export type Wanted = {
  personId: string;
  /** only copies of this section, which is open at this epoch; all sections otherwise */
  here?: { room: string; epoch: number; canWrite: boolean };
};

/**
 * The names of the copies that may hold such words, from the notes alone. Of the open section that is every copy but the
 * one the editor merges by itself; elsewhere only those that say so of themselves.
 */
export function suspects({ personId, here }: Wanted): string[] {
  const unsaved = unsavedCopiesOf(personId);
  if (!here) return unsaved;
  return [...new Set([...unsaved, ...copiesOf(personId)])].filter((name) => {
    const key = readCopyName(name);
    if (key?.room !== here.room) return false;
    const isMerged = key.epoch === here.epoch && key.aside === null;
    return !isMerged || (!here.canWrite && unsaved.includes(name));
  });
}
