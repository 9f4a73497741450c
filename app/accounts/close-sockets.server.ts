import { disconnectLive } from '#app/proposals/live.server.ts';

/** Closes the editors' sockets of sessions that have ended; call it after the change is committed. */
export function closeSockets(sessionHashes: string[]): void {
  for (const sessionHash of sessionHashes) disconnectLive({ sessionHash }, 'signedOut');
}
