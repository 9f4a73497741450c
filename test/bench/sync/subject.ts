import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Door } from './client/speaker.ts';
import type { ServerName } from './options.ts';
import type { Room } from './world.ts';

export type Running = {
  pid: number;
  /** the door of a room for a person */
  door(room: Room, person: number): Door;
  /** the process's own figures by name after it collected its garbage, where it tells them */
  metrics(): Promise<Map<string, number> | null>;
  end(signal: NodeJS.Signals): Promise<void>;
};

export type Subject = {
  name: ServerName;
  title: string;
  /** a newcomer gets the text from it */
  remembers: boolean;
  /** it keeps the text on disk */
  stores: boolean;
  /** Starts it on a folder of its own; the same folder again gives what was stored there. */
  start(folder: string): Promise<Running>;
};

const alive = new Set<ChildProcess>();
// However the bench ends, no server stays behind.
process.once('exit', () => alive.forEach((child) => child.kill('SIGKILL')));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

export type Launched = { port: number; child: ChildProcess; end: Running['end'] };

/** Runs a server and waits until it has said its port; rejects with what it said instead. */
export async function launch(args: string[], said: RegExp, env: Record<string, string> = {}): Promise<Launched> {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  alive.add(child);
  child.once('exit', () => alive.delete(child));
  const closed = once(child, 'close');
  let text = '';
  const port = await new Promise<number>((resolve, reject) => {
    const hear = (chunk: string) => {
      if (text.length > 100_000) return;
      text += chunk;
      const match = said.exec(text);
      if (match) resolve(Number(match[1]));
    };
    child.stdout.setEncoding('utf8').on('data', hear);
    child.stderr.setEncoding('utf8').on('data', hear);
    child.once('close', () =>
      reject(new Error(text.trim().split('\n').slice(0, 3).join(' ') || 'it ended without a word')),
    );
  });
  return {
    port,
    child,
    end: async (signal) => {
      child.kill(signal);
      await closed;
    },
  };
}
