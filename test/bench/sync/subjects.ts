import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Door } from './client/speaker.ts';
import { peerVersion } from '../install-peers.ts';
import { launch, type Subject } from './subject.ts';
import type { World } from './world.ts';

export const peersFolder = path.resolve(import.meta.dirname, '../peers');
const host = '127.0.0.1';
const ready = /^ready (\d+)$/m;

export const relay: Subject = {
  name: 'relay',
  title: 'bare ws relay (no Yjs, stores nothing)',
  remembers: false,
  stores: false,
  start: () => plain(['--import', 'tsx', path.join(import.meta.dirname, 'servers/relay.ts')]),
};

export const yws: Subject = {
  name: 'yws',
  get title() {
    return `@y/websocket-server ${peerVersion(peersFolder, '@y/websocket-server')} with @y/y ${peerVersion(peersFolder, '@y/y')} (in memory, no accounts)`;
  },
  remembers: true,
  stores: false,
  start: () => plain([path.join(peersFolder, 'yws.mjs')]),
};

export const h4: Subject = {
  name: 'h4',
  get title() {
    return `@hocuspocus/server ${peerVersion(peersFolder, '@hocuspocus/server')} (SQLite through its database extension, its defaults, no accounts)`;
  },
  remembers: true,
  stores: true,
  async start(folder) {
    mkdirSync(folder, { recursive: true });
    const { port, child, end } = await launch([path.join(peersFolder, 'h4.mjs'), path.join(folder, 'h4.db')], ready);
    return {
      pid: child.pid!,
      end,
      metrics: () => Promise.resolve(null),
      door: (room) => ({ host, port, path: '/', headers: {}, room: room.name, dialect: 'hocuspocus', acks: true }),
    };
  },
};

/** The application as `npm start` runs it, in this tree's build, on a database where everybody has an account. */
export function callboard(world: World): Subject {
  return {
    name: 'callboard',
    title: 'Callboard as npm start runs it (SQLite, synchronous=FULL, sessions, ?ack=1)',
    remembers: true,
    stores: true,
    async start(folder) {
      const file = path.join(folder, 'callboard.db');
      mkdirSync(folder, { recursive: true });
      if (!existsSync(file)) copyFileSync(world.databaseFile, file);
      const NODE_OPTIONS = `--import ${path.join(import.meta.dirname, 'servers/collect-on-signal.mjs')}`;
      const env = { NODE_OPTIONS, PORT: '0', HOST: host, DATA_DIR: folder, DATABASE_URL: '', PUBLIC_URL: '' };
      const { port, child, end } = await launch(['server/run/start.mjs'], /ready at http:\/\/[\d.]+:(\d+)/, env);
      const origin = `http://${host}:${port}`;
      return {
        pid: child.pid!,
        end,
        metrics: async () => {
          process.kill(child.pid!, 'SIGUSR2');
          await (await fetch(`${origin}/metrics`)).text(); // answered after the signal was heard, or beside it
          return readMetrics(await (await fetch(`${origin}/metrics`)).text());
        },
        door: (room, person) => ({
          host,
          port,
          path: `/sync/${room.name}?ack=1`,
          headers: { Origin: origin, Cookie: world.cookies[person]! },
          room: room.name,
          dialect: 'y-websocket',
          acks: true,
        }),
      };
    },
  };
}

async function plain(args: string[]) {
  const { port, child, end } = await launch(args, ready);
  const door = (room: { name: string }): Door => {
    return { host, port, path: `/${room.name}`, headers: {}, room: room.name, dialect: 'y-websocket', acks: false };
  };
  return { pid: child.pid!, end, door, metrics: () => Promise.resolve(null) };
}

function readMetrics(text: string): Map<string, number> {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]),
  );
}
