import type { CloseReason } from '#app/document/wire.ts';
import { singleton } from '#app/singleton.server.ts';

/** Which open sockets are meant: those that match every field given. */
export type LiveFilter = { personId?: string; sessionHash?: string; proposalId?: string; sectionId?: string };

export type Live = {
  /** closes the matching sockets with a reason, without asking again */
  disconnect(filter: LiveFilter, reason: CloseReason): void;
  /** asks again what the matching sockets may do, and closes those for which the answer changed */
  recheck(filter: LiveFilter): void;
};

const registry = () => singleton('live', () => ({ current: null as Live | null }));

/** The sync server calls this when it starts, and what it returns when it stops. */
export function registerLive(live: Live): () => void {
  const place = registry();
  place.current = live;
  return () => {
    if (place.current === live) place.current = null;
  };
}

/**
 * Call after the change is committed: role given or taken, section locked or deleted, account disabled. Open sockets
 * are judged anew and closed with the reason that fits. Does nothing where no sync server runs (tests, commands).
 */
export function notifyAccessChanged(filter: LiveFilter): void {
  registry().current?.recheck(filter);
}

/** Closes open sockets at once, for instance those of a session that was ended. */
export function disconnectLive(filter: LiveFilter, reason: CloseReason): void {
  registry().current?.disconnect(filter, reason);
}
