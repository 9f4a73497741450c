import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Options } from './options.ts';
import type { Running, Subject } from './subject.ts';
import type { World } from './world.ts';

/** What each workload gets, and where it tells what it found. */
export type Bench = {
  options: Options;
  world: World;
  subjects: Subject[];
  /** a correctness witness failed, or something was lost: the run ends with 1 */
  fault(line: string): void;
};

/** Starts a server on fresh data, does something with it, and ends it whatever happens. */
export async function withServer<T>(
  subject: Subject,
  use: (running: Running, folder: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'callboard-bench-'));
  try {
    const running = await subject.start(folder);
    try {
      return await use(running, folder);
    } finally {
      await running.end('SIGKILL');
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Says on stderr where the bench stands: it takes minutes. */
export function progress(line: string): void {
  process.stderr.write(`  ${line}\n`);
}

/**
 * Runs one measurement for every server in turn, round by round, so that a change of the machine's mood meets all of
 * them; a server that fails is named and left out. Null stands for "not measured".
 */
export async function eachRound<T>(
  bench: Bench,
  what: string,
  rounds: number,
  measure: (subject: Subject) => Promise<T>,
): Promise<Map<string, T[]>> {
  const results = new Map<string, T[]>(bench.subjects.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const subject of bench.subjects) {
      progress(`${what}: ${subject.name}, round ${round + 1} of ${rounds}`);
      try {
        results.get(subject.name)!.push(await measure(subject));
      } catch (error) {
        const line = `${what}: ${subject.name} failed: ${error instanceof Error ? error.message : String(error)}`;
        if (subject.name === 'callboard') bench.fault(line);
        else process.stdout.write(`${line}\n`);
      }
    }
  }
  return results;
}

/** The middle of some figures; NaN for none. */
export function median(values: number[]): number {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  if (sorted.length === 0) return NaN;
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}
