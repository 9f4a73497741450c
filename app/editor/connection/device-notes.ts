/**
 * Small notes in localStorage: which copies this device keeps, and which of them hold words the server may not have.
 * One note for each tab, because two tabs of one section can differ.
 */
const copies = 'callboard/copy/';
const unsaved = 'callboard/unsaved/';

/** Name of the copy of one section for one person: another account or an older epoch never reads it. */
export function copyName(personId: string, room: string, epoch: number): string {
  return `callboard/${personId}/${room}/${epoch}`;
}

/** Remembers that a copy exists. */
export function noteCopy(name: string): void {
  storage()?.setItem(copies + name, '1');
}

/** Remembers, for one tab, whether its words are all on the server. */
export function noteUnsaved(name: string, tab: number, isUnsaved: boolean): void {
  if (isUnsaved) storage()?.setItem(`${unsaved}${name}/${tab}`, '1');
  else storage()?.removeItem(`${unsaved}${name}/${tab}`);
}

/** Tabs that left words in a copy. */
export function unsavedTabs(name: string): number[] {
  const prefix = `${unsaved}${name}/`;
  return keys(prefix).map((key) => Number(key.slice(prefix.length)));
}

/** Names of the copies of one person. */
export function copiesOf(personId: string): string[] {
  return keys(`${copies}callboard/${personId}/`).map((key) => key.slice(copies.length));
}

/** Forgets that a copy exists. */
export function dropCopyNote(name: string): void {
  storage()?.removeItem(copies + name);
}

function keys(prefix: string): string[] {
  const store = storage();
  return store ? Object.keys(store).filter((key) => key.startsWith(prefix)) : [];
}

/** null where the browser refuses (private windows, blocked site data) */
function storage(): Storage | null {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}
