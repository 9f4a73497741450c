import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import { registerLive, type LiveFilter } from '#app/proposals/live.server.ts';
import type { CloseReason } from '#app/document/wire.ts';
import type { Database } from '#prisma/client.server.ts';
import { observe, type Histogram } from '../histogram.ts';
import { linkAccess } from './access-link.ts';
import { admit, type Admitted, type Authenticate } from './admit.ts';
import { Connection } from './connection.ts';
import { Counters } from './counters.ts';
import { Crowd } from './crowd.ts';
import { appDoors } from './doors.ts';
import type { FanOut } from './fan-out/fan-out.ts';
import { Gate, turnAway } from './gate.ts';
import { defaultLimits, type Limits } from './limits.ts';
import type { LogCounts, SyncLog } from './log/sync-log.ts';
import { recheck } from './recheck.ts';
import { Rooms } from './rooms.ts';

/** Who is who and may do what: accounts and proposals in the database, unless a test says otherwise. */
type Doors = { db: Database; authenticate?: undefined } | { authenticate: Authenticate };

export type SyncOptions = Doors & {
  /** where text is kept; closed with the server */
  store: SyncLog;
  env: { publicUrl: string | null };
  log: Pick<Logger, 'info' | 'warn' | 'error'>;
  /** days for which what a snapshot stands for is kept, to tell who wrote what and to salvage from; 90 by default */
  keepDays?: number;
  /** joins this server with others on the same log; without it this process is the only one */
  fanOut?: FanOut;
  limits?: Partial<Limits>;
};

export type Sync = {
  /** Takes an upgrade of `/sync/…`; false, and nothing done, for any other path. */
  handleUpgrade(req: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /** Closes every matching socket. */
  disconnect(filter: LiveFilter, reason: CloseReason): void;
  /** Asks again what the matching sockets may do, closes those for which it changed; resolves when that is done. */
  recheck(filter: LiveFilter): Promise<void>;
  /** false while text cannot be stored */
  healthy(): boolean;
  metrics(): SyncMetrics;
  /** Stores what has arrived, closes every socket with 1012 and the log. */
  close(): Promise<void>;
};
export type SyncMetrics = LogCounts & {
  rooms: number;
  connections: number;
  upgrades: number;
  turnedAway: number;
  refusals: Partial<Record<CloseReason, number>>;
  /** milliseconds from the arrival of an update until everybody was told */
  lagMs: Histogram;
};

/** In so many parts everybody's access is read again. Some at once cost less than each by itself. */
const checksPerRound = 30;

/** The collaboration server; SPEC.md has its rules. */
export function createSync(options: SyncOptions): Sync {
  const { env, log, store } = options;
  const limits = { ...defaultLimits, ...options.limits };
  const authenticate = options.authenticate ?? appDoors(options.db);
  const counters = new Counters();
  const fanOut = options.fanOut ?? null;
  const told = (ms: number) => observe(counters.lagMs, ms);
  const rooms = new Rooms(limits, { log: store, report: log, fanOut, told });
  const gate = new Gate(limits.stepTwoBytes + 1024);
  const crowd = new Crowd();
  let pending = 0;
  let closing = false;

  const matching = (filter: LiveFilter) => crowd.list().filter((connection) => matches(connection, filter));
  const check = (list: Connection[]) => recheck(list, authenticate, log);

  /** A part of everybody in each round, a few at a time: nobody waits while all are asked for. */
  const checkSome = async () => {
    const part = crowd.next(Math.ceil(crowd.size / checksPerRound));
    while (part.length > 0) await check(part.splice(0, 5));
  };

  const prune = () =>
    store
      .prune(new Date(Date.now() - (options.keepDays ?? 90) * 86_400_000))
      .catch((error: unknown) => log.warn({ err: error }, 'old rows of the log could not be pruned'));

  const timers = [
    setInterval(() => void prune(), limits.pruneMs),
    setInterval(() => crowd.list().forEach((connection) => connection.heartbeat()), limits.heartbeatMs),
    setInterval(() => void checkSome(), limits.recheckMs / checksPerRound),
    setInterval(() => rooms.open.forEach((room) => room.refresh(3 * limits.heartbeatMs)), limits.heartbeatMs),
    setInterval(() => rooms.open.forEach((room) => void room.tidy(limits.compactIdleRows)), limits.compactAgeMs),
  ];
  timers.forEach((timer) => timer.unref());

  async function upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    if (closing) return turnAway(socket, 503, 'The server is restarting.');
    if (pending >= limits.pendingUpgrades)
      return turnAway(socket, 503, 'Too many come in at once. Try again in a moment.');
    pending += 1;
    const answer = await admit(req, authenticate, env.publicUrl).finally(() => (pending -= 1));
    if ('status' in answer) {
      counters.turnedAway += 1;
      const mayHear = answer.reason === 'otherEpoch' || answer.explain;
      if (mayHear && answer.reason) return gate.explain(req, socket, head, answer.reason);
      return turnAway(socket, answer.status, answer.message);
    }
    if (answer.explain) return gate.explain(req, socket, head, null);
    await connect(answer, req, socket, head);
  }

  async function connect(answer: Admitted, req: IncomingMessage, socket: Duplex, head: Buffer) {
    const { visitor, headers, access, wantsAcks } = answer;
    let held = false;
    const { room, release } = await rooms.hold(answer.room, access.epoch);
    try {
      if (closing || socket.destroyed) return turnAway(socket, 503, 'The server is restarting.');
      if (crowd.isFull(visitor.person.id, room.members.size, limits))
        return turnAway(socket, 429, 'Too many connections are open. Close other tabs and try again.');
      const opened = await gate.open(req, socket, head);
      counters.upgrades += 1;
      const connection: Connection = new Connection({
        person: visitor.person,
        sessionHash: visitor.sessionHash,
        headers,
        access,
        wantsAcks,
        socket: opened,
        stream: socket,
        room,
        limits,
        refused: (reason, why) => {
          counters.refused(reason);
          log.info({ room: room.name, person: visitor.person.id, reason, why }, 'a socket was closed');
        },
        left: () => {
          crowd.delete(connection);
          release();
        },
      });
      held = true;
      crowd.add(connection);
      if (room.text?.ended) connection.refuse('restarting', 'the room was dropped while the socket opened');
    } finally {
      if (!held) release();
    }
  }

  const sync: Sync = {
    handleUpgrade(req, socket, head) {
      if (!req.url?.startsWith('/sync/')) return false;
      socket.on('error', () => socket.destroy());
      upgrade(req, socket, head).catch((error: unknown) => {
        log.error({ err: error }, 'an upgrade failed');
        turnAway(socket, 503, 'The section cannot be opened now. Try again in a moment.');
      });
      return true;
    },
    disconnect: (filter, reason) => matching(filter).forEach((connection) => connection.refuse(reason, 'asked to')),
    recheck: (filter) => check(matching(filter)),
    healthy: () => store.healthy(),
    metrics: () => ({
      rooms: rooms.open.length,
      connections: crowd.size,
      upgrades: counters.upgrades,
      turnedAway: counters.turnedAway,
      ...store.counts(),
      refusals: { ...counters.refusals },
      lagMs: counters.lagMs,
    }),
    async close() {
      closing = true;
      unregister();
      others?.close();
      timers.forEach(clearInterval);
      // What has arrived is stored; who goes on typing keeps it, unacknowledged, and sends it again to the next process.
      await Promise.race([rooms.settle(), new Promise((resolve) => setTimeout(resolve, 500).unref())]);
      for (const connection of crowd.list()) connection.refuse('restarting', 'the server stops');
      // The next process opens what was written lately as fast as the rest; what does not get done is only slower.
      const folded = Promise.all(rooms.open.map((room) => room.tidy(limits.compactIdleRows)));
      await Promise.race([folded, new Promise((resolve) => setTimeout(resolve, limits.closeFoldMs).unref())]);
      rooms.clear();
      gate.close();
      await store.close();
    },
  };
  const here = { disconnect: sync.disconnect, recheck: (filter: LiveFilter) => void sync.recheck(filter) };
  const others = fanOut && linkAccess(fanOut, here);
  const unregister = registerLive({
    disconnect: (filter, reason) => {
      here.disconnect(filter, reason);
      others?.disconnect(filter, reason);
    },
    recheck: (filter) => {
      here.recheck(filter);
      others?.recheck(filter);
    },
  });
  return sync;
}

function matches(connection: Connection, filter: LiveFilter): boolean {
  const { person, sessionHash, access } = connection;
  return (
    (filter.personId === undefined || filter.personId === person.id) &&
    (filter.sessionHash === undefined || filter.sessionHash === sessionHash) &&
    (filter.proposalId === undefined || filter.proposalId === access.proposalId) &&
    (filter.sectionId === undefined || filter.sectionId === access.sectionId)
  );
}
