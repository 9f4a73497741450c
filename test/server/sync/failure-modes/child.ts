import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { SqliteLog } from '#server/sync/log/sqlite-log.ts';
import { buildDoc } from '#server/sync/log/fold.ts';
import { bundledScript } from '#test/support/bundled-script.ts';
import type { TestServer } from '../support.ts';

const serve = path.join(import.meta.dirname, '../serve.ts');

export type Child = {
  process: ChildProcess;
  port: number;
  server: TestServer;
  /** resolves when it is gone, by its own hand or ours */
  gone: Promise<unknown>;
  kill(): Promise<void>;
};

/** A sync server in a process of its own. `blocks`: no file of its may grow beyond so many KiB, as on a full disk. */
export async function startChild(
  file: string,
  { point = '', times = 1, port: wanted = 0, blocks = null as number | null } = {},
): Promise<Child> {
  const args = [bundledScript(serve), file, point, String(times), String(wanted)];
  const limited = `ulimit -S -f ${blocks}; exec "$0" "$@"`;
  const child = blocks
    ? spawn('bash', ['-c', limited, process.execPath, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
    : spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = once(child, 'exit');
  const [said] = (await Promise.race([once(child.stdout, 'data'), gone])) as [Buffer];
  const port = Number(said);
  return {
    process: child,
    port,
    server: { url: `ws://127.0.0.1:${port}/sync` } as TestServer,
    gone,
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}

/** The words in square brackets that a room has on disk, read without a server. */
export async function wordsOnDisk(file: string, room: string): Promise<string[]> {
  const log = new SqliteLog(file);
  const { snapshot, rows } = await log.load(room, 1);
  await log.close();
  const doc = buildDoc(
    snapshot,
    rows.map(({ bytes }) => bytes),
  );
  return wordsIn(doc.getText('body').toString());
}

export const wordsIn = (text: string): string[] => text.match(/\[\w+\]/g) ?? [];
