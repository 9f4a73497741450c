import { eachRound, median, withServer, type Bench } from '../bench.ts';
import { cpuMs } from '../process-figures.ts';
import { runJob } from '../run-job.ts';
import type { Running, Subject } from '../subject.ts';
import { printReach, printTable } from '../../table.ts';
import { report } from './measured-typing.ts';
import { comeIn, type Newcomer } from './newcomer.ts';

const people = 20;
type Loop = { editsPerSecond: number; busy: number; cpu: number };
type Round = { closed: Loop; open: Loop; newcomer: Newcomer };
const nobody: Newcomer = { received: NaN, applied: NaN };

/** W2: twenty writers in one section, as fast as it goes. */
export async function w2(bench: Bench): Promise<void> {
  const { quick, rounds } = bench.options;
  const seconds = quick ? 1 : 5;
  const edits = quick ? 500 : 2_500;
  const results = await eachRound(bench, 'W2', rounds, async (subject): Promise<Round> => {
    const closed = await withServer(subject, (running) => closedLoop(bench, subject, running, { seconds, edits }));
    const open = await withServer(subject, (running) => openLoop(bench, subject, running, { seconds, edits }));
    return { ...closed, open };
  });
  const columns = bench.subjects.map(({ name }) => name);
  const of = (name: string, pick: (r: Round) => number) => median((results.get(name) ?? []).map(pick));
  const row = (what: string, pick: (r: Round) => number, ratio = true) => {
    return { what, values: columns.map((name) => of(name, pick)), digits: 0, ratio };
  };
  printTable(`W2  ${people} writers in one section, ${seconds} s, median of ${rounds}`, columns, [
    row('closed loop (64 under way each), edits/s', (r) => r.closed.editsPerSecond),
    row('  generator at work, %', (r) => r.closed.busy * 100, false),
    row('  server CPU, %', (r) => r.closed.cpu * 100, false),
    row(
      `open loop (${(edits * people).toLocaleString('en-US')} at once), edits/s on all screens`,
      (r) => r.open.editsPerSecond,
    ),
    row('  generator at work, %', (r) => r.open.busy * 100, false),
    row('  server CPU, %', (r) => r.open.cpu * 100, false),
    row('newcomer meanwhile, ms until received', (r) => r.newcomer.received),
    row('newcomer meanwhile, ms until applied', (r) => r.newcomer.applied),
  ]);
  const ours = of('callboard', (r) => r.closed.editsPerSecond);
  printReach('W2 closed loop against h4, times', ours / of('h4', (r) => r.closed.editsPerSecond), 2, 'at least');
  printReach('W2 closed loop against yws, times', ours / of('yws', (r) => r.closed.editsPerSecond), 3.5, 'at least');
  printReach(
    'W2 a newcomer during saturation',
    of('callboard', (r) => r.newcomer.applied),
    300,
    'at most',
    ' ms',
  );
}

type Size = { seconds: number; edits: number };

const jobOf = (bench: Bench, subject: Subject, running: Running, size: Size) => {
  const room = bench.world.wide[0]!;
  return {
    kind: 'saturate' as const,
    doors: Array.from({ length: people }, (_, person) => running.door(room, person)),
    reader: running.door(room, people),
    window: 64,
    ...size,
    warmUpSeconds: 1,
    remembers: subject.remembers,
    drainSeconds: bench.options.quick ? 10 : 60,
  };
};

/** Reads the server's CPU clock at the ends of a measurement. */
function cpuMeter(pid: number) {
  const read = { begin: { cpu: NaN, at: NaN }, end: { cpu: NaN, at: NaN } };
  return {
    mark: (name: 'begin' | 'end') => (read[name] = { cpu: cpuMs(pid), at: performance.now() }),
    share: () => (read.end.cpu - read.begin.cpu) / (read.end.at - read.begin.at),
  };
}

async function closedLoop(bench: Bench, subject: Subject, running: Running, size: Size) {
  const door = running.door(bench.world.wide[0]!, people + 1);
  const meter = cpuMeter(running.pid);
  let newcomer: Promise<Newcomer> = Promise.resolve(nobody);
  const job = { ...jobOf(bench, subject, running, size), loop: 'closed' as const, newcomer: subject.remembers };
  const result = await runJob(job, (name, needed) => {
    if (name === 'newcomer') newcomer = comeIn(door, needed!);
    else meter.mark(name);
  });
  report(bench, subject, result);
  return { closed: { ...result, cpu: meter.share() }, newcomer: await newcomer };
}

async function openLoop(bench: Bench, subject: Subject, running: Running, size: Size): Promise<Loop> {
  const meter = cpuMeter(running.pid);
  const job = { ...jobOf(bench, subject, running, size), loop: 'open' as const, newcomer: false };
  const result = await runJob(job, (name) => {
    if (name !== 'newcomer') meter.mark(name);
  });
  report(bench, subject, result);
  return { ...result, cpu: meter.share() };
}
