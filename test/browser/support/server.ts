import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../../..');

export type Running = {
  url: string;
  dataDir: string;
  /** everything the process has printed */
  output(): string;
  /** waits until the process has printed a match, and gives it */
  printed(pattern: RegExp): Promise<RegExpExecArray>;
  /** ends the process as a power cut would, and waits until it is gone */
  kill(): Promise<void>;
  /** the same folder and port again */
  restart(): Promise<void>;
  /** ends the process and removes its folder */
  dispose(): Promise<void>;
};

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

/** Starts the real process, as `npm start` does, on a free port and a folder of its own; `args` such as `--demo`. */
export async function startServer(...args: string[]): Promise<Running> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'callboard-browser-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let child: ChildProcess;
  let printed = '';
  const waiting = new Set<() => void>();

  const match = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const found = pattern.exec(printed);
        if (found) resolve(found);
        else if (child.exitCode !== null)
          reject(new Error(`The server ended before it printed ${pattern}:\n${printed}`));
        else return;
        waiting.delete(look);
      };
      waiting.add(look);
      look();
    });

  const start = async () => {
    printed = '';
    child = spawn(process.execPath, [path.join(root, 'server/run/start.mjs'), ...args], {
      cwd: root,
      env: {
        ...process.env,
        NODE_ENV: 'production',
        HOST: '127.0.0.1',
        PORT: String(port),
        DATA_DIR: dataDir,
        LOG_LEVEL: 'warn',
        SCRAPE: 'off',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const take = (chunk: Buffer) => {
      printed += chunk.toString();
      for (const look of waiting) look();
    };
    child.stdout!.on('data', take);
    child.stderr!.on('data', take);
    child.once('exit', () => take(Buffer.from('')));
    await match(/Callboard is ready at/);
  };
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  };

  await start();
  return {
    url,
    dataDir,
    output: () => printed,
    printed: match,
    kill: () => end('SIGKILL'),
    restart: start,
    dispose: async () => {
      await end('SIGTERM');
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Runs one of the project's commands against a folder; resolves with what it printed, whatever its exit code. */
export async function run(
  dataDir: string,
  command: string,
  args: string[],
  input = '',
): Promise<{ code: number; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [path.join(root, 'server/run/cli.mjs'), command, ...args], {
    cwd: root,
    env: { ...process.env, DATA_DIR: dataDir, LOG_LEVEL: 'warn' },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.end(input);
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number];
  return { code, stdout, stderr };
}
