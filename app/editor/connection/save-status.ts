import { closeCodes, type CloseReason } from '#app/document/wire.ts';

export type SaveStatus = {
  kind: 'connecting' | 'saved' | 'saving' | 'offline' | 'not-saved' | 'read-only';
  /** one or two sentences for the person */
  say: string;
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
};

/** What may honestly be said of the text, from the facts alone. Saved means: on the server's disk. */
export function saveStatus(facts: SaveFacts): SaveStatus {
  if (facts.online) return facts.canWrite ? onlineStatus(facts) : readOnly(facts);
  if (facts.reason === 'readOnly') return readOnly(facts);
  const why = facts.reason ? closeCodes[facts.reason].say : null;
  if (!facts.failedBefore && !why) return { kind: 'connecting', say: 'Connecting…' };
  if (!facts.canWrite) return { kind: 'offline', say: why ?? 'Offline' };
  if (facts.keepsCopy) return { kind: 'offline', say: kept(why) };
  return { kind: 'not-saved', say: notKept(facts.unsaved, why) };
}

function onlineStatus({ unsaved }: SaveFacts): SaveStatus {
  return unsaved ? { kind: 'saving', say: 'Saving…' } : { kind: 'saved', say: 'Saved' };
}

function readOnly({ unsaved, keepsCopy }: SaveFacts): SaveStatus {
  if (!unsaved) return { kind: 'read-only', say: 'You may read this section.' };
  const kept = keepsCopy ? 'What you wrote is kept on this device.' : 'What you wrote is not saved: copy it first.';
  return { kind: 'read-only', say: `You may read this section but not write in it. ${kept}` };
}

function kept(why: string | null): string {
  if (!why) return 'Offline, kept on this device';
  return why.includes('kept on this device') ? why : `${why} What you write is kept on this device.`;
}

function notKept(unsaved: boolean, why: string | null): string {
  const lead = why?.replace(/ (It is|your text is) kept on this device\./, '').replace(/;$/, '.') ?? 'Offline.';
  const rest = unsaved
    ? 'Your last changes are not saved, and this browser keeps no copy: leave this page open.'
    : 'This browser keeps no copy: what you write now is not saved.';
  return `${lead} ${rest}`;
}
