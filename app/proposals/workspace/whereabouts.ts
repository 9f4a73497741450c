import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { closeCodes, closeReason } from '#app/document/wire.ts';
import { backoff } from '#app/editor/connection/backoff.ts';
import { sendOwnPresenceOnly } from '#app/editor/connection/own-presence.ts';
import type { PresentPerson } from './use-presence.ts';

export type Whereabouts = {
  /** tells the others which section is open here */
  moveTo(sectionId: string | null): void;
  close(): void;
};

/** Joins a proposal's own room, which carries presence and no text; calls back with everybody each time it changes. */
export function openWhereabouts(proposalId: string, onPeople: (people: PresentPerson[]) => void): Whereabouts {
  const doc = new Y.Doc();
  const base = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/sync`;
  const provider = new WebsocketProvider(base, `proposal:${proposalId}`, doc, { disableBc: true });
  sendOwnPresenceOnly(provider);
  const { awareness } = provider;
  awareness.on('change', () => onPeople(readPeople(awareness.getStates())));
  let failures = 0;
  provider.on('sync', (synced: boolean) => {
    if (synced) failures = 0;
  });
  provider.on('connection-close', (event: CloseEvent | null) => {
    const reason = event && closeReason(event.code);
    if (reason && !closeCodes[reason].retry) return provider.disconnect();
    // The provider's own pause is the same for everybody, who would all come back in the same moment.
    provider.wsUnsuccessfulReconnects = 20;
    provider.maxBackoffTime = backoff(++failures, reason);
  });
  return {
    moveTo: (sectionId) => awareness.setLocalState({ section: sectionId }),
    close() {
      provider.destroy();
      doc.destroy();
    },
  };
}

/** One entry a person, however many windows they have; `user` is set by the server and can be trusted. */
function readPeople(states: Map<number, Record<string, unknown>>): PresentPerson[] {
  const people = new Map<string, PresentPerson>();
  for (const state of states.values()) {
    const user = state.user as Partial<PresentPerson> | undefined;
    if (!user || typeof user.id !== 'string' || typeof user.name !== 'string') continue;
    const sectionId = typeof state.section === 'string' ? state.section : null;
    people.set(user.id, { id: user.id, name: user.name, color: user.color ?? '#5b6166', sectionId });
  }
  return [...people.values()];
}
