import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { HEAP_MB } from '#server/jobs/source-process.ts';

/** What a part of the benchmark took. */
export type Part = { ms: number; cpuMs: number; rssMb: number; created: number; changed: number };

/** Runs `bare.ts` or `ours.ts` in a process of its own; `from` is the ZIP or the portal that has it. Its last line is a Part; other lines are progress, for `say`. */
export async function runPart(
  name: 'bare' | 'ours',
  database: string,
  from: string,
  say: (line: string) => void,
): Promise<Part> {
  const script = path.join(import.meta.dirname, `${name}.ts`);
  // The heap that the server gives the process of a source.
  const heap = [`--max-old-space-size=${HEAP_MB}`, '--max-semi-space-size=8'];
  const child = spawn(process.execPath, [...heap, '--import', 'tsx', script, database, from], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = once(child, 'close');
  let last = '';
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('{')) last = line;
    else say(`  ${line}`);
  }
  await closed;
  if (last === '') throw new Error(`${name} ended with nothing to say.`);
  return JSON.parse(last) as Part;
}

/** In the child: runs the work and prints what it took. */
export async function measured(work: () => Promise<{ created: number; changed: number }>): Promise<void> {
  const before = process.cpuUsage();
  const began = performance.now();
  const counts = await work();
  const ms = performance.now() - began;
  const { user, system } = process.cpuUsage(before);
  const rssMb = process.resourceUsage().maxRSS / 1024;
  process.stdout.write(`${JSON.stringify({ ms, cpuMs: (user + system) / 1000, rssMb, ...counts } satisfies Part)}\n`);
}
