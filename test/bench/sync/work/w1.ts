import { eachRound, median, withServer, type Bench } from '../bench.ts';
import { printReach, printTable } from '../../table.ts';
import { measuredTyping } from './measured-typing.ts';

/** W1: many in one section, some typing with cursors. */
export async function w1(bench: Bench): Promise<void> {
  const { quick, rounds } = bench.options;
  const people = quick ? 20 : 50;
  const writers = quick ? 5 : 10;
  const seconds = quick ? 1 : 10;
  const results = await eachRound(bench, 'W1', rounds, (subject) =>
    withServer(subject, (running) => {
      const room = bench.world.wide[0]!;
      const doors = Array.from({ length: people }, (_, person) => running.door(room, person));
      return measuredTyping(bench, subject, running, {
        kind: 'typing',
        rooms: [{ doors, reader: running.door(room, people) }],
        writers,
        perSecond: 10,
        cursors: true,
        seconds,
        warmUpSeconds: quick ? 1 : 24,
        warmUpSpeed: quick ? 1 : 8,
        remembers: subject.remembers,
        drainSeconds: 10,
      });
    }),
  );
  const of = (name: string, pick: (r: Awaited<ReturnType<typeof measuredTyping>>) => number) =>
    median((results.get(name) ?? []).map(pick));
  const columns = bench.subjects.map(({ name }) => name);
  printTable(
    `W1  ${people} in one section, ${writers} typing 10 characters a second with cursors, ${seconds} s, median of ${rounds}`,
    columns,
    [
      { what: 'p50 to the other screens, ms', values: columns.map((name) => of(name, (r) => r.p50)), digits: 2 },
      { what: 'p95 to the other screens, ms', values: columns.map((name) => of(name, (r) => r.p95)), digits: 2 },
      { what: 'generator late, p95 ms', values: columns.map((name) => of(name, (r) => r.late)), ratio: false },
      { what: 'server CPU ms per 1,000 deliveries', values: columns.map((name) => of(name, (r) => r.cpuPerThousand)) },
    ],
  );
  printReach(
    "W1 CPU per 1,000 deliveries, under yws's",
    of('callboard', (r) => r.cpuPerThousand),
    of('yws', (r) => r.cpuPerThousand),
    'at most',
    ' ms',
  );
  printReach(
    'W1 p95, within 10 ms of the relay',
    of('callboard', (r) => r.p95),
    of('relay', (r) => r.p95) + 10,
    'at most',
    ' ms',
  );
}
