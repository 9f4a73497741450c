import type { Bench } from '../bench.ts';
import type { TypingJob, TypingResult } from '../jobs/typing.ts';
import { cpuMs, residentMb } from '../process-figures.ts';
import { runJob } from '../run-job.ts';
import type { Running, Subject } from '../subject.ts';

export type MeasuredTyping = TypingResult & {
  /** the server's CPU ms for 1,000 edits that each reached one other screen */
  cpuPerThousand: number;
  /** MB of the server with everybody there */
  residentMb: number;
};

/** Lets people type and reads the server's clocks at both ends of it. */
export async function measuredTyping(
  bench: Bench,
  subject: Subject,
  running: Running,
  job: TypingJob,
): Promise<MeasuredTyping> {
  const cpu = { begin: NaN, end: NaN };
  let resident = NaN;
  const result = await runJob(job, (name) => {
    if (name === 'newcomer') return;
    cpu[name] = cpuMs(running.pid);
    resident = residentMb(running.pid);
  });
  report(bench, subject, result);
  return { ...result, cpuPerThousand: ((cpu.end - cpu.begin) / result.deliveries) * 1000, residentMb: resident };
}

/** Names what a witness found wrong: with ours it fails the run, with others it is said. */
export function report(bench: Bench, subject: Subject, result: { faults: string[]; closed: string[] }): void {
  const lines = [...result.faults, ...[...new Set(result.closed)].map((why) => `a socket was closed: ${why}`)];
  for (const line of lines) {
    if (subject.name === 'callboard') bench.fault(`callboard: ${line}`);
    else process.stdout.write(`witness, ${subject.name}: ${line}\n`);
  }
}
