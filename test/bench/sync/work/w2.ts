import { eachRound, median, withServer, type Bench } from '../bench.ts';
import { runJob } from '../run-job.ts';
import type { Running, Subject } from '../subject.ts';
import { printReach, printTable } from '../table.ts';
import { report } from './measured-typing.ts';
import { comeIn, type Newcomer } from './newcomer.ts';

const people = 20;
type Round = { closed: number; open: number; newcomer: Newcomer };
const nobody: Newcomer = { received: NaN, applied: NaN };

/** W2: twenty writers in one section, as fast as it goes. */
export async function w2(bench: Bench): Promise<void> {
  const { quick, rounds } = bench.options;
  const seconds = quick ? 1 : 5;
  const results = await eachRound(bench, 'W2', rounds, async (subject): Promise<Round> => {
    const closed = await withServer(subject, (running) => closedLoop(bench, subject, running, seconds));
    const open = await withServer(subject, (running) => openLoop(bench, subject, running, seconds));
    return { ...closed, open };
  });
  const columns = bench.subjects.map(({ name }) => name);
  const of = (name: string, pick: (r: Round) => number) => median((results.get(name) ?? []).map(pick));
  const row = (what: string, pick: (r: Round) => number) => {
    return { what, values: columns.map((name) => of(name, pick)), digits: 0 };
  };
  printTable(`W2  ${people} writers in one section, ${seconds} s, median of ${rounds}`, columns, [
    row('closed loop (64 under way each), edits/s', (r) => r.closed),
    row('open loop, edits/s on all screens', (r) => r.open),
    row('newcomer meanwhile, ms until received', (r) => r.newcomer.received),
    row('newcomer meanwhile, ms until applied', (r) => r.newcomer.applied),
  ]);
  const ours = of('callboard', (r) => r.closed);
  printReach('W2 closed loop against h4, times', ours / of('h4', (r) => r.closed), 2, 'at least');
  printReach('W2 closed loop against yws, times', ours / of('yws', (r) => r.closed), 3.5, 'at least');
  printReach(
    'W2 a newcomer during saturation',
    of('callboard', (r) => r.newcomer.applied),
    300,
    'at most',
    ' ms',
  );
}

const jobOf = (bench: Bench, subject: Subject, running: Running, seconds: number) => {
  const room = bench.world.wide[0]!;
  return {
    kind: 'saturate' as const,
    doors: Array.from({ length: people }, (_, person) => running.door(room, person)),
    reader: running.door(room, people),
    window: 64,
    seconds,
    remembers: subject.remembers,
    drainSeconds: bench.options.quick ? 10 : 60,
  };
};

async function closedLoop(bench: Bench, subject: Subject, running: Running, seconds: number) {
  const job = { ...jobOf(bench, subject, running, seconds), loop: 'closed' as const, warmUpSeconds: 1 };
  const door = running.door(bench.world.wide[0]!, people + 1);
  let newcomer: Promise<Newcomer> = Promise.resolve(nobody);
  const result = await runJob({ ...job, newcomer: subject.remembers }, (name, needed) => {
    if (name === 'newcomer') newcomer = comeIn(door, needed!);
  });
  report(bench, subject, result);
  return { closed: result.editsPerSecond, newcomer: await newcomer };
}

async function openLoop(bench: Bench, subject: Subject, running: Running, seconds: number): Promise<number> {
  const job = { ...jobOf(bench, subject, running, seconds), loop: 'open' as const, warmUpSeconds: 0 };
  const result = await runJob({ ...job, newcomer: false });
  report(bench, subject, result);
  return result.editsPerSecond;
}
