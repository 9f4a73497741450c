import { eachRound, median, progress, withServer, type Bench } from '../bench.ts';
import { runJob } from '../run-job.ts';
import type { Running, Subject } from '../subject.ts';
import { printReach, printTable, show } from '../../table.ts';

/** how long a key may take to the other screens, and how late the generator itself may be */
const limits = { p95: 100, late: 50 };
type Level = { people: number; p95: number; late: number; fits: boolean; full: boolean };

/** W1c: how many people can all type in one section. Doubling until it is too many, then halving the step between. */
export async function w1c(bench: Bench): Promise<void> {
  const { quick, longRounds: times } = bench.options;
  const sizes = quick ? [50] : [50, 100, 200, 400, 800, 1200];
  const full = new Set<string>();
  const results = await eachRound(bench, 'W1c', times, (subject) =>
    withServer(subject, async (running) => {
      const level = ramp(bench, subject, running);
      const best = await climb(sizes, 25, level);
      if (best.full) full.add(subject.name);
      return best.people;
    }),
  );
  const columns = bench.subjects.map(({ name }) => name);
  const values = columns.map((name) => median(results.get(name)!));
  printTable(
    `W1c  people in one section, all typing 5 characters a second, before p95 passes ${limits.p95} ms (largest crowd that fits; ${times} round${times > 1 ? 's' : ''})`,
    columns,
    [{ what: 'people', values, digits: 0 }],
  );
  for (const name of full)
    process.stdout.write(
      `${name}: the generator was full (its own delay over ${limits.late} ms): the server may hold more\n`,
    );
  if (values.includes(sizes.at(-1)!))
    process.stdout.write(`${show(sizes.at(-1)!, 0)} is the largest crowd that is tried\n`);
  printReach('W1c people in one section', values[columns.indexOf('callboard')] ?? NaN, 600, 'at least');
}

/** Doubles, then halves the gap to `step`. What fails is tried again: one hiccup of the machine is not the limit. */
async function climb(sizes: number[], step: number, level: (people: number) => Promise<Level>) {
  const twice = async (people: number) => {
    const first = await level(people);
    return first.fits ? first : level(people);
  };
  let low = 0;
  let high = Infinity;
  let full = false;
  for (const people of sizes) {
    const tried = await twice(people);
    if (!tried.fits) {
      high = people;
      full = tried.full;
      break;
    }
    low = people;
  }
  while (high !== Infinity && high - low > step) {
    const people = Math.round((low + high) / 2);
    const tried = await twice(people);
    if (tried.fits) low = people;
    else {
      high = people;
      full = tried.full;
    }
  }
  return { people: low, full };
}

function ramp(bench: Bench, subject: Subject, running: Running) {
  let used = 0;
  return async (people: number): Promise<Level> => {
    const room = bench.world.wide[used++]!;
    const result = await runJob({
      kind: 'typing',
      rooms: [
        {
          doors: Array.from({ length: people }, (_, person) => running.door(room, person)),
          reader: running.door(room, people),
        },
      ],
      writers: people,
      perSecond: 5,
      cursors: false,
      seconds: bench.options.quick ? 1 : 5,
      warmUpSeconds: 1,
      warmUpSpeed: 1,
      remembers: subject.remembers,
      drainSeconds: 2,
    });
    // Too much for a server is a figure here, not a fault; a wrong text is.
    if (result.undelivered === 0) for (const fault of result.faults) bench.fault(`W1c, ${subject.name}: ${fault}`);
    const fits = result.p95 <= limits.p95 && result.undelivered === 0;
    const full = result.late > limits.late;
    progress(
      `  ${people} people: p95 ${show(result.p95)} ms, generator late by ${show(result.late)} ms${fits ? '' : ', too many'}`,
    );
    return { people, p95: result.p95, late: result.late, fits, full };
  };
}
