import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Histogram } from '../client/histogram.ts';
import type { Door } from '../client/speaker.ts';
import { Crowd } from './crowd.ts';
import { questionWitnesses } from './witness.ts';
import { mulberry32 } from './history.ts';
import type { Mark } from './job.ts';

export type TypingJob = {
  kind: 'typing';
  /** each room: its people's doors; the first `writers` of them type */
  rooms: { doors: Door[]; reader: Door }[];
  writers: number;
  perSecond: number;
  cursors: boolean;
  seconds: number;
  warmUpSeconds: number;
  /** in the warm-up keys come so many times as fast: a server that has been up for a while has its code compiled */
  warmUpSpeed: number;
  /** the server keeps the text, so that somebody who comes later must find it */
  remembers: boolean;
  /** wait so long for the last words */
  drainSeconds: number;
};

export type TypingResult = {
  p50: number;
  p95: number;
  deliveries: number;
  /** how late the generator itself was, p95 in ms: above 50 it is full and the figures are its own */
  late: number;
  undelivered: number;
  closed: string[];
  /** what a witness found wrong */
  faults: string[];
};

const pause = () => new Promise((resolve) => setTimeout(resolve, 1));

/** People type; measured is the time from a key to each other screen. */
export async function typing(job: TypingJob, mark: Mark): Promise<TypingResult> {
  const latency = new Histogram();
  const late = new Histogram();
  const crowds = job.rooms.map(
    (room, i) => new Crowd(room.doors, 2_000_000_000 + i * 4000, latency, i === 0 ? room.doors.length - 1 : -1),
  );
  for (let i = 0; i < crowds.length; i += 10) await Promise.all(crowds.slice(i, i + 10).map((crowd) => crowd.enter()));
  const loop = monitorEventLoopDelay({ resolution: 5 });
  loop.enable();

  const writers = crowds.flatMap((crowd) => Array.from({ length: job.writers }, (_, writer) => ({ crowd, writer })));
  const step = 1000 / (job.perSecond * writers.length);
  const began = performance.now();
  const warm = Math.round((job.warmUpSeconds * job.warmUpSpeed) / (step / 1000));
  const total = warm + Math.round(job.seconds / (step / 1000));
  const gap = (next: number) => (next < warm ? step / job.warmUpSpeed : step);
  // People do not type in step: the pauses between keys are exponential, the same for every server.
  const random = mulberry32(20261125);
  let due = began;
  for (let next = 0; next < total;) {
    await pause();
    const now = performance.now();
    for (; next < total && due <= now; next++, due -= gap(next) * Math.log(1 - random())) {
      if (next === warm) {
        await mark('begin');
        for (const crowd of crowds) crowd.startCounting();
      }
      const { crowd, writer } = writers[next % writers.length]!;
      if (next >= warm) late.add(performance.now() - due);
      crowd.type(writer, job.cursors);
    }
    // Far behind there is nothing to learn from going on.
    if (now - began > (job.warmUpSeconds + job.seconds) * 3000 + 5000) break;
  }
  const until = performance.now() + job.drainSeconds * 1000;
  const missing = () => crowds.reduce((sum, crowd) => sum + crowd.outstanding, 0);
  while (missing() > 0 && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, 20));
  await mark('end');
  const undelivered = missing();
  for (let i = 0; i < undelivered; i++) latency.add(Infinity);
  const result: TypingResult = {
    p50: latency.at(0.5),
    p95: latency.at(0.95),
    deliveries: crowds.reduce((sum, crowd) => sum + crowd.deliveries, 0),
    late: Math.max(late.at(0.95), loop.percentile(95) / 1e6 - 5),
    undelivered,
    closed: crowds.flatMap((crowd) => crowd.closed),
    faults:
      undelivered > 0
        ? [`${undelivered} characters did not arrive`]
        : await questionWitnesses(crowds[0]!.speakers, job.remembers ? job.rooms[0]!.reader : null),
  };
  for (const crowd of crowds) crowd.leave();
  return result;
}
