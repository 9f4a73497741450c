import * as encoding from 'lib0/encoding';
import { writeSyncStep1 } from 'y-protocols/sync';
import type { WebsocketProvider } from 'y-websocket';
import { messageType } from '#app/document/wire.ts';
import type { Ledger } from './ledger.ts';
import { Watchdog, type Patience } from './watchdog.ts';

/** A connection that held this long had not been refused for what it sent. */
const longMs = 10_000;
/** An attempt that has no answer by then was made into a network that swallows everything. */
const connectMs = 10_000;
/** An attempt younger than this is left alone. */
const youngMs = 1_000;

export type ConnectionWatch = {
  opened(): void;
  heard(): void;
  sent(bytes: number): void;
  /** looks whether something began to wait, or was stored */
  looksAt(ledger: Ledger): void;
  /** something has waited for longer than usual on an open connection */
  isSlow(): boolean;
  /** asks the server now for a sign of life; without one the connection is begun anew */
  ask(): void;
  /** connects now, also where an older attempt still hangs */
  connect(): void;
  /** whether the last connection stood for a while */
  lastedLong(): boolean;
  stop(): void;
};

/**
 * Keeps a Watchdog at a provider: while something waits to be stored, or an answer is owed, it looks again and again,
 * asks the server with SyncStep1, which every server answers, and begins a dead connection anew.
 */
export function watchConnection(
  provider: WebsocketProvider,
  {
    patience,
    changed,
    now = () => performance.now(),
  }: { patience?: Patience; changed: () => void; now?: () => number },
): ConnectionWatch {
  const dog = new Watchdog(patience);
  let waits = false;
  let stored = 0;
  let slow = false;
  let openedAt: number | null = null;
  let timer: ReturnType<typeof setInterval> | null = null;
  let attempt: { since: number; giveUp: ReturnType<typeof setTimeout> } | null = null;

  const settle = () => {
    if (attempt) clearTimeout(attempt.giveUp);
    attempt = null;
  };
  provider.on('connection-close', settle);
  provider.on('status', ({ status }) => {
    settle();
    if (status === 'connecting') attempt = { since: now(), giveUp: setTimeout(renew, connectMs) };
  });

  function look() {
    const needed = provider.synced && (waits || dog.waitsForAnswer);
    if (!needed) return rest();
    const { slow: isSlow, then } = dog.look(now());
    if (then === 'ask') ask();
    if (then === 'dead') return renew();
    if (slow === (isSlow && waits)) return;
    slow = isSlow && waits;
    changed();
  }

  function rest() {
    if (timer) clearInterval(timer);
    timer = null;
  }

  /** Every frame the old socket may still deliver is ignored; what is not acknowledged goes out again. */
  function renew() {
    rest();
    provider.disconnect();
    provider.connect();
  }

  function ask() {
    const { ws } = provider;
    if (!provider.synced || dog.waitsForAnswer || !ws || ws.readyState !== ws.OPEN) return;
    ws.send(
      encoding.encode((encoder) => {
        encoding.writeVarUint(encoder, messageType.sync);
        writeSyncStep1(encoder, provider.doc);
      }) as Uint8Array<ArrayBuffer>,
    );
    dog.asked(now());
    tick();
  }

  function tick() {
    timer ??= setInterval(look, Math.min(1_000, (patience?.askMs ?? 1_000) / 2));
  }

  return {
    opened() {
      openedAt = now();
      slow = false;
      dog.opened(openedAt);
    },
    heard: () => dog.heard(now()),
    sent: (bytes) => dog.sent(bytes),
    looksAt(ledger) {
      if (ledger.unsaved && (!waits || ledger.storedChanges > stored)) dog.progressed(now());
      waits = ledger.unsaved;
      stored = ledger.storedChanges;
      if (!waits) slow = false;
      if (waits && provider.synced) tick();
    },
    isSlow: () => slow,
    ask,
    connect() {
      if (attempt && now() - attempt.since >= youngMs) renew();
      else provider.connect();
    },
    lastedLong() {
      const long = openedAt !== null && now() - openedAt >= longMs;
      openedAt = null;
      return long;
    },
    stop() {
      rest();
      settle();
    },
  };
}
