import { performance } from 'node:perf_hooks';
import { Histogram } from '../client/histogram.ts';
import type { Door } from '../client/speaker.ts';
import { Crowd } from './crowd.ts';
import type { Mark } from './job.ts';
import { questionWitnesses } from './witness.ts';

export type SaturateJob = {
  kind: 'saturate';
  doors: Door[];
  reader: Door;
  /** closed: each writer has `window` edits under way; open: all at once, as fast as the socket takes them */
  loop: 'closed' | 'open';
  window: number;
  /** of the open loop, each writer's */
  edits: number;
  /** of the closed loop */
  seconds: number;
  warmUpSeconds: number;
  remembers: boolean;
  /** at half time somebody else is told to come in */
  newcomer: boolean;
  drainSeconds: number;
};

export type SaturateResult = {
  editsPerSecond: number;
  undelivered: number;
  /** share of the time in which the generator was at work: near 1 it is the limit, not the server */
  busy: number;
  closed: string[];
  faults: string[];
};

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const base = 2_000_000_000;
/** bytes a writer in the open loop lets wait in its socket */
const openBytes = 64 * 1024;

/** Everybody writes as much as the server takes; counted is what has reached the others. */
export async function saturate(job: SaturateJob, mark: Mark): Promise<SaturateResult> {
  const crowd = new Crowd(job.doors, base, new Histogram(), job.doors.length - 1);
  await crowd.enter();
  const result = job.loop === 'closed' ? await closedLoop(job, crowd, mark) : await openLoop(job, crowd, mark);
  const faults =
    result.undelivered > 0
      ? [`${result.undelivered} characters did not arrive`]
      : await questionWitnesses(crowd.speakers, job.remembers ? job.reader : null);
  crowd.leave();
  return { ...result, closed: crowd.closed, faults };
}

async function closedLoop(job: SaturateJob, crowd: Crowd, mark: Mark) {
  const people = crowd.speakers.length;
  const done = new Int32Array(people);
  let finished = 0;
  let running = true;
  const due = new Set<number>();
  const refill = () => {
    for (const writer of due) {
      const speaker = crowd.speakers[writer]!;
      const room = job.window - (speaker.typed - done[writer]!);
      if (running && room > 0) crowd.pour(writer, room);
    }
    due.clear();
  };
  const settle = (writer: number) => {
    const speaker = crowd.speakers[writer]!;
    const shown = crowd.shown((writer + 1) % people, writer);
    const now = job.doors[writer]!.acks ? Math.min(shown, speaker.acked) : shown;
    if (now <= done[writer]!) return;
    finished += now - done[writer]!;
    done[writer] = now;
    if (due.size === 0) setImmediate(refill);
    due.add(writer);
  };
  crowd.onShown = (screen, writer) => {
    if (screen === (writer + 1) % people) settle(writer);
  };
  crowd.onAcknowledged = settle;
  for (let writer = 0; writer < people; writer++) crowd.pour(writer, job.window);
  await sleep(job.warmUpSeconds * 1000);
  await mark('begin');
  const before = finished;
  const idle = performance.eventLoopUtilization();
  const began = performance.now();
  await sleep(job.seconds * 500);
  if (job.newcomer)
    await mark(
      'newcomer',
      crowd.speakers.map((_, writer) => crowd.shown((writer + 1) % people, writer)),
    );
  await sleep(job.seconds * 500);
  const editsPerSecond = ((finished - before) / (performance.now() - began)) * 1000;
  const busy = performance.eventLoopUtilization(idle).utilization;
  await mark('end');
  running = false;
  return { editsPerSecond, busy, undelivered: await drain(job, crowd) };
}

async function openLoop(job: SaturateJob, crowd: Crowd, mark: Mark) {
  await mark('begin');
  const idle = performance.eventLoopUtilization();
  const began = performance.now();
  let last = began;
  crowd.onShown = () => (last = performance.now());
  const pouring = () => crowd.speakers.some((speaker) => speaker.typed < job.edits);
  while (pouring() && crowd.closed.length === 0) {
    crowd.speakers.forEach((speaker, writer) => {
      if (speaker.unsent < openBytes) crowd.pour(writer, Math.min(100, job.edits - speaker.typed));
    });
    await new Promise((resolve) => setImmediate(resolve));
  }
  const undelivered = await drain(job, crowd);
  const busy = performance.eventLoopUtilization(idle).utilization;
  await mark('end');
  const typed = crowd.speakers.reduce((sum, speaker) => sum + speaker.typed, 0);
  // What never arrived is not counted; that it did not is said.
  const arrived = typed - undelivered / (crowd.speakers.length - 1);
  const editsPerSecond = (arrived / (last - began)) * 1000;
  return { editsPerSecond, busy, undelivered };
}

async function drain(job: SaturateJob, crowd: Crowd): Promise<number> {
  const until = performance.now() + job.drainSeconds * 1000;
  while (crowd.outstanding > 0 && performance.now() < until && crowd.closed.length === 0) await sleep(20);
  return crowd.outstanding;
}
