import { flushSync } from 'react-dom';
import { readCopyName } from '#app/editor/connection/device-notes.ts';
import type { SaveStatus } from '#app/editor/connection/save-status.ts';
import { useRecovered, type Recovered } from './use-recovered.ts';

type Section = { room: string; epoch: number; canWrite: boolean };

/**
 * The words on this device that are not in the open section. The copy that the editor itself works with is only one of
 * them where it will not be merged; before that one is deleted, `edit(false)` takes the editor away, and `edit(true)`
 * opens the section anew.
 */
export function useRecoveredHere(
  { room, epoch, canWrite }: Section,
  personId: string,
  { kind, next, atRisk }: SaveStatus,
  edit: (open: boolean) => void,
): Recovered {
  const merges = canWrite && kind !== 'read-only' && next !== 'leave' && next !== 'reload';
  // Not before the section is open: what was refused is put aside while it opens.
  const wanted = kind === 'connecting' ? null : { personId, here: { room, epoch, canWrite: merges } };
  const isOpen = (name: string) => {
    const key = readCopyName(name);
    return key?.epoch === epoch && key.aside === null;
  };
  const recovered = useRecovered(wanted, (dropped) => {
    // It was called unsaved, and the server has it all: opened anew, the page says so.
    if (kind !== 'read-only' || atRisk || !dropped.some(isOpen)) return;
    edit(false);
    setTimeout(() => edit(true), 0);
  });
  return {
    ...recovered,
    async discard(name) {
      if (!isOpen(name)) return recovered.discard(name);
      flushSync(() => edit(false));
      await recovered.discard(name).finally(() => edit(true));
    },
  };
}
