import { closeCodes, type CloseReason, type NextStep } from '#app/document/wire.ts';

export type SaveStatus = {
  kind: 'connecting' | 'saved' | 'saving' | 'offline' | 'not-saved' | 'read-only';
  /** a word or two, for the header */
  label: string;
  /** one to three sentences for the person: what is so, why, and what to do */
  say: string;
  /** the step to offer, where there is one to take */
  next: NextStep | null;
  /** leaving this page would lose something written in it */
  atRisk: boolean;
};

export type SaveFacts = {
  /** connected, and the server's text has arrived */
  online: boolean;
  /** a connection has failed or ended since the page opened */
  failedBefore: boolean;
  /** something made here is not known to be on the server's disk */
  unsaved: boolean;
  canWrite: boolean;
  /** this browser keeps a copy */
  keepsCopy: boolean;
  /** why the server closed the last connection, while there is no new one */
  reason: CloseReason | null;
  /** something has waited longer than usual on an open connection */
  slow?: boolean;
  /** a part of the section could not be read, so that nobody writes in it */
  damaged?: boolean;
  /** what the server had refused before could not be put aside on this device, so that it is sent again */
  notAside?: boolean;
};

/** What this device has would be refused again. */
export const refusesForGood = (reason: CloseReason) => reason === 'badMessage' || reason === 'tooLarge';

const notPutAside =
  'It could not be put aside there, so it is sent again each time. Copy your words and make room on this device.';

/** What may honestly be said of the text, from the facts alone. Saved means: on the server's disk. */
export function saveStatus(facts: SaveFacts): SaveStatus {
  const { reason, unsaved, keepsCopy } = facts;
  const next = facts.online || !reason ? null : closeCodes[reason].next;
  return { ...sentence(facts), next, atRisk: unsaved && !keepsCopy };
}

type Sentence = Pick<SaveStatus, 'kind' | 'label' | 'say'>;

function sentence(facts: SaveFacts): Sentence {
  const { reason, canWrite, keepsCopy, unsaved } = facts;
  if (facts.online) return canWrite ? online(facts) : readOnly(facts);
  if (reason === 'readOnly') return readOnly(facts);
  if (!facts.failedBefore && !reason) return said('connecting', 'Connecting…');
  const why = reason ? closeCodes[reason].say : null;
  const label = reason === 'signedOut' ? 'Signed out' : 'Offline';
  if (!canWrite && !unsaved) return said('offline', label, why ?? label);
  if (!keepsCopy) return said('not-saved', 'Not saved', `${why ?? 'Offline.'} ${notKept(facts)}`);
  if (!why) return said('offline', 'Offline, kept on this device');
  const kept = `${why} ${unsaved ? 'What you wrote' : 'What you write'} is kept on this device.`;
  return said('offline', label, facts.notAside && reason && refusesForGood(reason) ? `${kept} ${notPutAside}` : kept);
}

const said = (kind: SaveStatus['kind'], label: string, say = label): Sentence => ({ kind, label, say });

function online({ unsaved, slow, keepsCopy }: SaveFacts): Sentence {
  if (!unsaved) return said('saved', 'Saved');
  if (!slow) return said('saving', 'Saving…');
  if (!keepsCopy) return said('saving', 'Saving slowly, stay here', 'Saving… slower than usual; leave this page open.');
  const say = 'Saving… slower than usual; your words are kept on this device.';
  return said('saving', 'Saving slowly, kept on this device', say);
}

function readOnly({ unsaved, keepsCopy, damaged }: SaveFacts): Sentence {
  const why = damaged
    ? 'A part of this section could not be read, so nobody can write in it now. Tell your administrator.'
    : 'You may read this section but not write in it.';
  if (!unsaved) return said('read-only', 'Read only', damaged ? why : 'You may read this section.');
  const kept = keepsCopy ? 'What you wrote is kept on this device.' : 'What you wrote is not saved: copy it first.';
  return said('read-only', keepsCopy ? 'Read only' : 'Not saved', `${why} ${kept}`);
}

function notKept({ unsaved, canWrite, reason }: SaveFacts): string {
  if (!unsaved) return 'This browser keeps no copy: what you write now is not saved.';
  const comesBack = reason === null || closeCodes[reason].retry;
  const what = comesBack || (reason === 'signedOut' && canWrite) ? 'leave this page open' : 'copy them first';
  return `Your last changes are not saved, and this browser keeps no copy: ${what}.`;
}
