import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as encoding from 'lib0/encoding';
import * as decoding from 'lib0/decoding';
import { v7 as uuid } from 'uuid';
import WebSocket from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { accessValue, messageType, syncStep, type ProposalRole } from '#app/document/wire.ts';
import type { ConnectionAccess } from '#server/sync/connection.ts';
import type { Authenticate } from '#server/sync/admit.ts';
import { createSync, type Sync, type SyncOptions } from '#server/sync/index.ts';
import { SqliteLog } from '#server/sync/log/sqlite-log.ts';
import type { SyncLog } from '#server/sync/log/sync-log.ts';
import type { Database } from '#prisma/client.server.ts';
import { testDatabase } from '#test/support/database.ts';

export const quiet = { info() {}, warn() {}, error() {} };
export const newRoom = (kind: 'section' | 'proposal' = 'section') => `${kind}:${uuid()}`;

/** Waits, turn by turn of the event loop, until something is so. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setImmediate(resolve));
}

/** People by bearer token; a test changes it as it goes. */
export class People {
  readonly roles = new Map<string, ProposalRole>();
  epoch = 1;
  /** set to make every question about access wait */
  wait: Promise<void> | null = null;

  authenticate: Authenticate = async ({ authorization }) => {
    const name = authorization?.replace('Bearer ', '');
    if (!name || !this.roles.has(name)) return null;
    return { person: { id: name, name: name.toUpperCase() }, sessionHash: null, access: () => this.access(name) };
  };

  private async access(name: string): Promise<ConnectionAccess | null> {
    await this.wait;
    const role = this.roles.get(name);
    if (!role || role === ('none' as ProposalRole)) return null;
    const canWrite = ['lead', 'co-lead', 'writer'].includes(role);
    return { role, canWrite, proposalId: 'p', sectionId: 's', epoch: this.epoch };
  }
}

export type TestServer = {
  sync: Sync;
  port: number;
  url: string;
  file: string;
  people: People;
  /** ends every connection and lets nobody in, until told otherwise */
  unreachable(yes: boolean): void;
  /** stops the sync server and starts another on the same address and file */
  restart(): Promise<void>;
  close(): Promise<void>;
};

type Setup = Partial<Omit<SyncOptions, 'authenticate' | 'store'>> & {
  makeStore?: (file: string) => SyncLog;
  /** ask accounts and proposals instead of `people` */
  realDoors?: boolean;
  /** the server whose database and people this one shares, or only a database */
  beside?: { file: string; people?: People; db?: Database };
};

/** A sync server on a real socket and a real database, with a lead `ann`, writers `bob` `cy` and a viewer `vic`. */
export async function startServer(setup: Setup = {}): Promise<TestServer> {
  const { makeStore, realDoors = false, beside, ...options } = setup;
  const { db, file, close } = beside
    ? { db: beside.db!, file: beside.file, close: async () => {} }
    : await testDatabase();
  const people = beside?.people ?? new People();
  for (const [name, role] of Object.entries({ ann: 'lead', bob: 'writer', cy: 'writer', vic: 'viewer' } as const))
    people.roles.set(name, role);
  const start = () =>
    createSync({
      env: { publicUrl: null },
      log: quiet,
      ...(realDoors ? { db } : { authenticate: people.authenticate }),
      store: makeStore?.(file) ?? new SqliteLog(file),
      ...options,
    });
  let sync = start();
  const http = createServer((_req, res) => res.writeHead(404).end());
  let down = false;
  http.on('upgrade', (req, socket, head) => {
    if (down || !sync.handleUpgrade(req, socket, head)) socket.destroy();
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  return {
    get sync() {
      return sync;
    },
    port,
    url: `ws://127.0.0.1:${port}/sync`,
    file,
    people,
    unreachable(yes) {
      down = yes;
      if (yes) sync.disconnect({}, 'restarting');
    },
    async restart() {
      await sync.close();
      sync = start();
    },
    async close() {
      await sync.close();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
      await close();
    },
  };
}

/** The WebSocket class of somebody: `ws` with their token in the header. */
export function socketOf(name: string | null, headers: Record<string, string> = {}): typeof globalThis.WebSocket {
  const all = { ...(name ? { authorization: `Bearer ${name}` } : {}), ...headers };
  return class extends WebSocket {
    constructor(url: string | URL) {
      super(url, { headers: all });
    }
  } as unknown as typeof globalThis.WebSocket;
}

/** A plain y-websocket client, with nothing of ours. */
export function plainClient(server: TestServer, room: string, name: string) {
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(server.url, room, doc, {
    WebSocketPolyfill: socketOf(name),
    disableBc: true,
    maxBackoffTime: 20,
  });
  const synced = () => until(() => provider.synced);
  const destroy = () => {
    provider.destroy();
    doc.destroy();
  };
  return { doc, text: doc.getText('body'), provider, synced, destroy };
}

/** A hand-held socket: says exactly what a test wants and keeps all it hears. */
export class Raw {
  readonly acks: number[] = [];
  readonly updates: Uint8Array[] = [];
  readonly asked: Uint8Array[] = [];
  readonly presence: { clientId: number; state: Record<string, unknown> | null }[] = [];
  access: boolean | null = null;
  damaged = false;
  /** how often it was told that it has everything */
  answers = 0;
  closed: { code: number; reason: string } | null = null;
  refused: number | null = null;

  private constructor(readonly socket: WebSocket) {
    socket.on('message', (data: Buffer) => this.hear(data));
    socket.on('close', (code, reason) => (this.closed = { code, reason: reason.toString() }));
    socket.on('unexpected-response', (_req, res) => {
      this.refused = res.statusCode!;
      socket.terminate();
    });
    socket.on('error', () => undefined);
  }

  static async open(
    server: TestServer,
    room: string,
    name: string | null,
    { query = '?ack=1', headers = {} as Record<string, string> } = {},
  ): Promise<Raw> {
    const auth = name ? { authorization: `Bearer ${name}` } : {};
    const raw = new Raw(new WebSocket(`${server.url}/${room}${query}`, { headers: { ...auth, ...headers } }));
    await until(() => raw.socket.readyState === WebSocket.OPEN || raw.closed !== null || raw.refused !== null);
    return raw;
  }

  private hear(data: Buffer) {
    const decoder = decoding.createDecoder(data);
    const type = decoding.readVarUint(decoder);
    if (type === messageType.ack) this.acks.push(decoding.readVarUint(decoder));
    if (type === messageType.access) {
      const value = decoding.readVarUint(decoder);
      this.access = value === accessValue.write;
      this.damaged = value === accessValue.damaged;
    }
    if (type === messageType.sync) {
      const step = decoding.readVarUint(decoder);
      const bytes = decoding.readVarUint8Array(decoder);
      if (step === syncStep.one) this.asked.push(bytes);
      else this.updates.push(bytes);
      if (step === syncStep.two) this.answers += 1;
    }
    if (type === messageType.awareness) {
      const entries = decoding.createDecoder(decoding.readVarUint8Array(decoder));
      for (let left = decoding.readVarUint(entries); left > 0; left--) {
        const clientId = decoding.readVarUint(entries);
        decoding.readVarUint(entries);
        this.presence.push({ clientId, state: JSON.parse(decoding.readVarString(entries)) });
      }
    }
  }

  send(type: number, ...rest: (number | Uint8Array)[]) {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, type);
    for (const part of rest)
      if (typeof part === 'number') encoding.writeVarUint(encoder, part);
      else encoding.writeVarUint8Array(encoder, part);
    this.socket.send(encoding.toUint8Array(encoder));
  }
  stepOne(doc = new Y.Doc()) {
    this.send(messageType.sync, syncStep.one, Y.encodeStateVector(doc));
  }
  stepTwo(bytes: Uint8Array) {
    this.send(messageType.sync, syncStep.two, bytes);
  }
  update(bytes: Uint8Array) {
    this.send(messageType.sync, syncStep.update, bytes);
  }
  present(clientId: number, clock: number, state: unknown) {
    const update = encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, 1);
      encoding.writeVarUint(encoder, clientId);
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarString(encoder, JSON.stringify(state));
    });
    this.send(messageType.awareness, update);
  }
  get synced() {
    return this.answers > 0;
  }
  /** Everything sent before has been answered when this resolves. */
  async settled() {
    const before = this.answers;
    this.stepOne();
    await until(() => this.answers > before || this.closed !== null);
  }
  async closeCode(): Promise<number> {
    await until(() => this.closed !== null);
    return this.closed!.code;
  }
  close() {
    this.socket.terminate();
  }
}

/** The update that writes `words` at the end of what `doc` has. */
export function typed(doc: Y.Doc, words: string): Uint8Array {
  const before = Y.encodeStateVector(doc);
  doc.getText('body').insert(doc.getText('body').length, words);
  return Y.encodeStateAsUpdate(doc, before);
}

/** The document that a socket is given. */
export async function readDoc(raw: Raw): Promise<Y.Doc> {
  const doc = new Y.Doc();
  raw.stepOne();
  await until(() => raw.synced);
  for (const update of raw.updates) Y.applyUpdate(doc, update);
  return doc;
}

/** The text a room has on disk, read by a fresh server. */
export async function textOnDisk(server: TestServer, room: string): Promise<string> {
  await server.restart();
  const reader = await Raw.open(server, room, 'ann');
  const doc = await readDoc(reader);
  reader.close();
  return doc.getText('body').toString();
}
