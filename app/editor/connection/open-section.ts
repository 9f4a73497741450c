import * as decoding from 'lib0/decoding';
import type { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { BODY } from '#app/document/y-section.ts';
import { closeCodes, closeReason, messageType, type CloseReason } from '#app/document/wire.ts';
import { backoff } from './backoff.ts';
import { countingSocket } from './counting-socket.ts';
import { openDeviceCopy } from './device-copy.ts';
import { DeviceError, putAside } from './device-databases.ts';
import { clearUnsaved, copyName, noteCopy, noteRefused, noteUnsaved, refusal, unsavedTabs } from './device-notes.ts';
import type { CopyAbout } from './device-notes.ts';
import { explain } from './explain.ts';
import { Ledger } from './ledger.ts';
import { sendOwnPresenceOnly } from './own-presence.ts';
import { refusesForGood, saveStatus, type SaveStatus } from './save-status.ts';
import { showCalmly } from './show-calmly.ts';
import { writable, type Readable } from './store.ts';
import { syncUrl } from './sync-url.ts';
import { watchConnection } from './watch-connection.ts';
import { watchPage } from './watch-page.ts';
import type { Patience } from './watchdog.ts';

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
  /** what to call the copy on this device when the section is out of reach */
  about?: CopyAbout | undefined;
  /** of the sync endpoint without the room; this page's own server by default */
  url?: string;
  /** for tests: the WebSocket class, how long to wait between attempts, how long "Saving" lasts at least, when to ask */
  Socket?: typeof WebSocket;
  waitMs?: (failures: number, reason: CloseReason | null) => number;
  calmMs?: number;
  patience?: Patience;
};

/** The server took none of it and will not: the page cannot go on with this document. */
const ends = (reason: CloseReason) => !closeCodes[reason].retry && reason !== 'signedOut' && reason !== 'outdated';

/** Opens a section for reading and writing together. SPEC.md of the sync server has the rules of "Saved". */
export function openSection(options: OpenSectionOptions): SectionConnection {
  const { room, epoch, personId, waitMs = backoff, url = syncUrl(), Socket = WebSocket } = options;
  const doc = new Y.Doc();
  doc.getText(BODY);
  const name = copyName(personId, room, epoch);
  const tabsBefore = unsavedTabs(name);
  const ledger = new Ledger();
  const canWrite = writable(options.canWrite, Object.is);
  const shown = showCalmly(options.calmMs ?? 400);

  let online = false;
  let damaged = false;
  let notAside = false;
  let failures = 0;
  let neverLetIn = 0;
  let failedBefore = false;
  let reason: CloseReason | null = null;
  let destroyed = false;
  let ready = () => {};
  const whenReady = new Promise<void>((resolve) => (ready = resolve));

  function refresh() {
    if (destroyed) return;
    watch.looksAt(ledger);
    noteUnsaved(name, doc.clientID, ledger.unsaved ? momentOf(doc, ledger) : null);
    // Words this person left here while they could still write stay on the device for them.
    const leftBehind = !canWrite.get() && tabsBefore.size > 0;
    const unsaved = ledger.unsaved || leftBehind;
    const keepsCopy = copy.works();
    if (canWrite.get() && online && !unsaved && keepsCopy) {
      for (const [tab, moment] of tabsBefore) if (holds(doc, tab, moment)) clearUnsaved(name, tab, moment);
      tabsBefore.clear();
    }
    const slow = watch.isSlow();
    shown.set(
      saveStatus({
        online,
        failedBefore,
        unsaved,
        canWrite: canWrite.get(),
        keepsCopy,
        reason,
        slow,
        damaged,
        notAside,
      }),
    );
  }

  // Before the provider's own listener: a change is counted before it is sent.
  doc.on('update', (_bytes: Uint8Array, origin: unknown) => {
    // A reader makes nothing: it has a copy to read, and Yjs tidies up in it.
    if (origin === provider || !canWrite.get()) return;
    ledger.changed();
    refresh();
  });
  const setAside = refusal(name) === null ? null : putAside(name).catch(mergeOnceMore);
  const copy = openDeviceCopy(name, doc, {
    changed: refresh,
    opened: () => noteCopy(name, options.about ?? null),
    after: setAside,
  });
  const provider = new WebsocketProvider(url, room, doc, {
    connect: false,
    disableBc: true, // two accounts in one browser must not hear each other
    params: { ack: '1', epoch: String(epoch), as: personId },
    WebSocketPolyfill: countingSocket(Socket, {
      mayWrite: canWrite.get,
      answered: () => ledger.answered,
      wrote: (kind) => ledger.wrote(kind),
      sent: (bytes) => watch.sent(bytes),
      heard: () => watch.heard(),
    }),
    shouldReconnect: () => reason === null || closeCodes[reason].retry,
  });
  sendOwnPresenceOnly(provider);
  const watch = watchConnection(provider, { patience: options.patience, changed: refresh });
  provider.messageHandlers[messageType.ack] = (_encoder, decoder) => {
    const before = ledger.storedChanges;
    ledger.acknowledged(decoding.readVarUint(decoder));
    if (ledger.storedChanges > before) failures = 0;
    refresh();
  };
  provider.messageHandlers[messageType.access] = (_encoder, decoder) => {
    const access = decoding.readVarUint(decoder);
    const may = access === 1;
    damaged = access === 2;
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
      reason = null;
      neverLetIn = 0;
      watch.opened();
      ready();
    }
    refresh();
  });
  provider.on('connection-close', (event) => {
    if (destroyed) return;
    const turnedAway = !provider.wsconnected;
    if (turnedAway) neverLetIn += 1;
    // A connection that did its work for a while begins anew; one that is refused at once must not come back at once.
    if (watch.lastedLong()) failures = 0;
    online = false;
    failures += 1;
    failedBefore = true;
    closedFor(event ? closeReason(event.code) : null);
    // The provider doubles its own pause up to a maximum; ours is that maximum.
    provider.wsUnsuccessfulReconnects = 20;
    provider.maxBackoffTime = waitMs(failures, reason);
    if (turnedAway && reason === null && neverLetIn % 5 === 1) void learnWhy();
    refresh();
  });

  /** Whatever kept it from being put aside: the words must not stay closed away in a copy that nobody opens. */
  function mergeOnceMore(error: unknown) {
    notAside = true;
    if (!(error instanceof DeviceError)) reportError(error);
  }

  function closedFor(why: CloseReason | null) {
    reason = why;
    if (why === null) return;
    if (refusesForGood(why) && ledger.unsaved) noteRefused(name, why);
    if (ends(why)) canWrite.set(false);
  }

  async function learnWhy() {
    const why = await explain(Socket, `${url}/${room}?explain=1&epoch=${epoch}&as=${personId}`);
    if (destroyed || online || why === null) return;
    if (!closeCodes[why].retry) provider.disconnect();
    closedFor(why); // after the disconnection, which has no reason of its own
    refresh();
  }

  const stopWatching = watchPage({
    // The network is back, or somebody comes back to the tab, perhaps signed in again.
    returned: () => {
      if (provider.wsconnected) watch.ask();
      else if (reason === null || reason === 'signedOut' || closeCodes[reason].retry) watch.connect();
    },
    wentOffline: () => watch.ask(),
    wouldLose: () => ledger.unsaved && (!copy.works() || (canWrite.get() && online)),
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
      watch.stop();
      provider.destroy();
      copy.destroy();
      doc.destroy();
    },
  };
}

/** One moment of what this tab made: how many changes, and how far its own characters go. */
function momentOf(doc: Y.Doc, ledger: Ledger): string {
  return `${ledger.changes}@${Y.getState(doc.store, doc.clientID)}`;
}

/** Whether the document has all that another tab had made at that moment. */
function holds(doc: Y.Doc, tab: number, moment: string): boolean {
  const end = Number(moment.split('@')[1] ?? 0);
  return !(Y.getState(doc.store, tab) < end);
}
