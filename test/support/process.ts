import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

export type Finished = { code: number | null; stdout: string; stderr: string };

export type RunningProcess = {
  url: string;
  child: ChildProcess;
  output: () => string;
  /** waits until the output matches */
  said: (pattern: RegExp) => Promise<RegExpExecArray>;
  /** sends a signal and waits for the end */
  end: (signal?: NodeJS.Signals) => Promise<Finished>;
};

type Options = { env?: Record<string, string>; args?: string[] };

/** Without what vitest sets: the process must find its own way. */
function launch(script: string, { env = {}, args = [] }: Options) {
  const inherited = { ...process.env };
  for (const name of ['NODE_ENV', 'VITEST', 'NODE_OPTIONS', 'PUBLIC_URL', 'DATABASE_URL', 'LOG_LEVEL', 'HOST']) {
    Reflect.deleteProperty(inherited, name);
  }
  const child = spawn(process.execPath, [script, ...args], {
    env: { ...inherited, PORT: '0', SCRAPE: 'off', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const text = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (chunk: string) => (text[name] += chunk));
  }
  const closed = once(child, 'close') as Promise<[number | null]>;
  const finished: Promise<Finished> = closed.then(([code]) => ({ code, ...text }));
  return { child, text, finished };
}

/** Runs one of our commands to its end, as npm does: `runCommand('server/run/cli.mjs', {args: ['backup', file]})`. */
export function runCommand(script: string, options: Options = {}): Promise<Finished> {
  return launch(script, options).finished;
}

/** `npm start` on a free port, ready; the built tree of this repository. */
export async function startCallboard(options: Options = {}): Promise<RunningProcess> {
  const { child, text, finished } = launch('server/run/start.mjs', options);
  const ended = finished.then(({ stdout, stderr }) => {
    throw new Error(`Callboard ended before it was ready:\n${stdout}${stderr}`);
  });
  const said = (pattern: RegExp) =>
    Promise.race([
      ended,
      new Promise<RegExpExecArray>((resolve) => {
        const look = () => {
          const match = pattern.exec(text.stdout);
          if (match) resolve(match);
        };
        child.stdout.on('data', look);
        look();
      }),
    ]);
  const [, url] = await said(/^Callboard is ready at (http:\S+)\n/m);
  // From here on the end is expected.
  ended.catch(() => undefined);
  return {
    url: url!,
    child,
    output: () => text.stdout + text.stderr,
    said,
    end: (signal = 'SIGTERM') => {
      child.kill(signal);
      return finished;
    },
  };
}
