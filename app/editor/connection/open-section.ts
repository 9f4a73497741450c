import * as decoding from 'lib0/decoding';
import type { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { BODY } from '#app/document/y-section.ts';
import { closeCodes, closeReason, messageType, type CloseReason } from '#app/document/wire.ts';
import { backoff } from './backoff.ts';
import { countingSocket } from './counting-socket.ts';
import { openDeviceCopy } from './device-copy.ts';
import { copyName, noteUnsaved, unsavedTabs } from './device-notes.ts';
import { explain } from './explain.ts';
import { Ledger } from './ledger.ts';
import { saveStatus, type SaveStatus } from './save-status.ts';
import { showCalmly } from './show-calmly.ts';
import { writable, type Readable } from './store.ts';
import { watchPage } from './watch-page.ts';

export type { SaveStatus } from './save-status.ts';

export type SectionConnection = {
  doc: Y.Doc;
  awareness: Awareness;
  /** what to show; may be late with "Saved", never early */
  status: Readable<SaveStatus>;
  /** whether the server takes what this person writes; follows a change of role */
  canWrite: Readable<boolean>;
  /** resolves when there is text to show: the server's, or this device's copy when the server is out of reach */
  whenReady: Promise<void>;
  destroy(): void;
};

export type OpenSectionOptions = {
  room: string;
  epoch: number;
  personId: string;
  canWrite: boolean;
  /** of the sync endpoint without the room; this page's own server by default */
  url?: string;
  /** for tests: the WebSocket class, how long to wait between attempts, how long "Saving" lasts at least */
  Socket?: typeof WebSocket;
  waitMs?: (failures: number) => number;
  calmMs?: number;
};

/** Opens a section for reading and writing together. SPEC.md of the sync server has the rules of "Saved". */
export function openSection(options: OpenSectionOptions): SectionConnection {
  const { room, epoch, personId, waitMs = backoff } = options;
  const url = options.url ?? `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/sync`;
  const Socket = options.Socket ?? WebSocket;
  const doc = new Y.Doc();
  doc.getText(BODY);
  const name = copyName(personId, room, epoch);
  const tabsBefore = unsavedTabs(name);
  const ledger = new Ledger();
  const canWrite = writable(options.canWrite, Object.is);
  const shown = showCalmly(options.calmMs ?? 400);

  let online = false;
  let failures = 0;
  let failedBefore = false;
  let reason: CloseReason | null = null;
  let destroyed = false;
  let ready = () => {};
  const whenReady = new Promise<void>((resolve) => (ready = resolve));

  function refresh() {
    if (destroyed) return;
    noteUnsaved(name, doc.clientID, ledger.unsaved);
    // Words this person left here while they could still write stay on the device for them.
    const leftBehind = !canWrite.get() && tabsBefore.length > 0;
    const unsaved = ledger.unsaved || leftBehind;
    if (canWrite.get() && online && !unsaved && copy.works())
      for (const tab of tabsBefore.splice(0)) noteUnsaved(name, tab, false);
    const facts = { online, failedBefore, unsaved, canWrite: canWrite.get(), keepsCopy: copy.works(), reason };
    shown.set(saveStatus(facts));
  }

  // Before the provider's own listener: a change is counted before it is sent.
  doc.on('update', (_bytes: Uint8Array, origin: unknown) => {
    // A reader makes nothing: it has a copy to read, and Yjs tidies up in it.
    if (origin === provider || !canWrite.get()) return;
    ledger.changed();
    refresh();
  });
  const copy = openDeviceCopy(name, doc, { changed: refresh });
  const provider = new WebsocketProvider(url, room, doc, {
    connect: false,
    disableBc: true, // two accounts in one browser must not hear each other
    params: { ack: '1', epoch: String(epoch) },
    WebSocketPolyfill: countingSocket(Socket, {
      mayWrite: canWrite.get,
      wrote: (kind) => ledger.wrote(kind),
    }),
    shouldReconnect: () => reason === null || closeCodes[reason].retry,
  });
  provider.messageHandlers[messageType.ack] = (_encoder, decoder) => {
    ledger.acknowledged(decoding.readVarUint(decoder));
    refresh();
  };
  provider.messageHandlers[messageType.access] = (_encoder, decoder) => {
    const may = decoding.readVarUint(decoder) === 1;
    if (may && !canWrite.get()) ledger.changed(); // whatever is here: the step two that follows covers it
    canWrite.set(may);
    refresh();
  };
  provider.on('status', ({ status }) => {
    if (status === 'connected') ledger.opened();
  });
  provider.on('sync', (synced) => {
    online = synced;
    if (synced) {
      failures = 0;
      reason = null;
      ready();
    }
    refresh();
  });
  provider.on('connection-close', (event) => {
    if (destroyed) return;
    const neverOpened = !provider.wsconnected;
    online = false;
    failures += 1;
    failedBefore = true;
    reason = event ? closeReason(event.code) : null;
    // The provider doubles its own pause up to a maximum; ours is that maximum.
    provider.wsUnsuccessfulReconnects = 20;
    provider.maxBackoffTime = waitMs(failures);
    if (neverOpened && reason === null && failures % 5 === 1) void learnWhy();
    refresh();
  });

  async function learnWhy() {
    const why = await explain(Socket, `${url}/${room}?explain=1&epoch=${epoch}`);
    if (destroyed || online || why === null) return;
    if (!closeCodes[why].retry) provider.disconnect();
    reason = why; // after the disconnection, which has no reason of its own
    refresh();
  }

  const stopWatching = watchPage({
    // The network is back, or somebody comes back to the tab, perhaps signed in again.
    returned: () => {
      if (reason === 'signedOut' || !provider.wsconnected) provider.connect();
    },
    wouldLose: () => ledger.unsaved && canWrite.get() && (online || !copy.works()),
  });

  void copy.ready.then(() => {
    if (destroyed) return;
    if (doc.store.clients.size > 0) ready();
    provider.connect();
    refresh();
  });

  return {
    doc,
    awareness: provider.awareness,
    status: shown,
    canWrite,
    whenReady,
    destroy() {
      destroyed = true;
      stopWatching();
      shown.stop();
      provider.destroy();
      copy.destroy();
      doc.destroy();
    },
  };
}
