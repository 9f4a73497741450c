/**
 * Small notes in localStorage: which copies this device keeps, what they are copies of, which of them hold words the
 * server may not have (one note for each tab, because two tabs of one section can differ), and which were refused.
 */
const copies = 'callboard/copy/';
const unsaved = 'callboard/unsaved/';
const refused = 'callboard/refused/';

/** What a copy is of, in words, for the day when its section cannot be opened any more. */
export type CopyAbout = { section: string; sectionKey: string; proposal: string; proposalId: string };

export type CopyKey = {
  personId: string;
  room: string;
  epoch: number;
  /** set for a copy that was put aside and is not merged by itself any more */
  aside: string | null;
};

/** Name of the copy of one section for one person: another account or an older epoch never reads it. */
export function copyName(personId: string, room: string, epoch: number, aside: string | null = null): string {
  return `callboard/${personId}/${room}/${epoch}${aside === null ? '' : `/${aside}`}`;
}

/** The parts of a copy's name; null for a name that is none. */
export function readCopyName(name: string): CopyKey | null {
  const match = /^callboard\/([^/]+)\/([^/]+)\/(\d+)(?:\/(aside-[^/]+))?$/.exec(name);
  return match && { personId: match[1]!, room: match[2]!, epoch: Number(match[3]), aside: match[4] ?? null };
}

/** Remembers that a copy exists, and of what. */
export function noteCopy(name: string, about: CopyAbout | null): void {
  write(copies + name, JSON.stringify(about));
}

/** What a copy is of; null when that was not noted. */
export function aboutCopy(name: string): CopyAbout | null {
  try {
    const about: unknown = JSON.parse(storage()?.getItem(copies + name) ?? 'null');
    return typeof about === 'object' ? (about as CopyAbout | null) : null;
  } catch {
    return null; // a note of an earlier version
  }
}

/**
 * Remembers, for one tab, that not all of its words are known to be on the server; null when they are. `state` tells one
 * moment of the tab from another.
 */
export function noteUnsaved(name: string, tab: number, state: string | null): void {
  const key = `${unsaved}${name}/${tab}`;
  if (state === null) storage()?.removeItem(key);
  // What cannot be noted as unsaved is not noted at all: only noted copies are forgotten at sign-out.
  else if (!write(key, state)) storage()?.removeItem(copies + name);
}

/** The tabs that left words in a copy, and the state in which each of them was. */
export function unsavedTabs(name: string): Map<number, string> {
  const prefix = `${unsaved}${name}/`;
  const tabs = keys(prefix).filter((key) => /^\d+$/.test(key.slice(prefix.length)));
  return new Map(tabs.map((key) => [Number(key.slice(prefix.length)), storage()?.getItem(key) ?? '']));
}

/** Forgets what a tab left, unless it has gone on writing since it was in this state. */
export function clearUnsaved(name: string, tab: number, state: string): void {
  const key = `${unsaved}${name}/${tab}`;
  if (storage()?.getItem(key) === state) storage()?.removeItem(key);
}

/** Remembers that the server refused for good what a copy holds. */
export function noteRefused(name: string, reason: string): void {
  write(refused + name, reason);
}

/** Why the server refused what a copy holds; null when it did not. */
export function refusal(name: string): string | null {
  return storage()?.getItem(refused + name) ?? null;
}

/** Names of the noted copies of one person. */
export function copiesOf(personId: string): string[] {
  return keys(`${copies}callboard/${personId}/`).map((key) => key.slice(copies.length));
}

/** Names of the copies of one person that hold words the server may not have, whether noted or not. */
export function unsavedCopiesOf(personId: string): string[] {
  const names = keys(`${unsaved}callboard/${personId}/`).map((key) => key.slice(unsaved.length, key.lastIndexOf('/')));
  return [...new Set(names)];
}

/** Forgets everything noted of a copy. */
export function dropNotes(name: string): void {
  for (const tab of unsavedTabs(name).keys()) storage()?.removeItem(`${unsaved}${name}/${tab}`);
  storage()?.removeItem(copies + name);
  storage()?.removeItem(refused + name);
}

function keys(prefix: string): string[] {
  const store = storage();
  return store ? Object.keys(store).filter((key) => key.startsWith(prefix)) : [];
}

/** false when the browser keeps no more notes */
function write(key: string, value: string): boolean {
  try {
    const store = storage();
    store?.setItem(key, value);
    return store !== null;
  } catch {
    return false;
  }
}

/** null where the browser refuses (private windows, blocked site data) */
function storage(): Storage | null {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}
