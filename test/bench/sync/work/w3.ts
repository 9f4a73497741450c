import { eachRound, median, withServer, type Bench } from '../bench.ts';
import { Speaker, type Door } from '../client/speaker.ts';
import { residentMb } from '../process-figures.ts';
import { printReach, printTable } from '../../table.ts';
import { measuredTyping, type MeasuredTyping } from './measured-typing.ts';

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
type Round = MeasuredTyping & { afterMb: number; rooms: number; heapBefore: number; heapAfter: number };

/** W3: many sections of two, and what is left when all have gone. */
export async function w3(bench: Bench): Promise<void> {
  const { quick, longRounds: times } = bench.options;
  const pairs = quick ? 40 : 500;
  const seconds = quick ? 2 : 15;
  const afterSeconds = quick ? 1 : 30;
  const results = await eachRound(bench, 'W3', times, (subject) =>
    withServer(subject, async (running): Promise<Round> => {
      await visit(running.door(bench.world.pairs[0]!, bench.world.pairs[0]!.people[0]!));
      const heapBefore = (await running.metrics())?.get('nodejs_heap_used_bytes') ?? NaN;
      const measured = await measuredTyping(bench, subject, running, {
        kind: 'typing',
        rooms: bench.world.pairs.slice(0, pairs).map((room) => ({
          doors: room.people.map((person) => running.door(room, person)),
          reader: running.door(room, room.people[0]!),
        })),
        writers: 2,
        perSecond: 1,
        cursors: false,
        seconds,
        warmUpSeconds: 1,
        warmUpSpeed: 1,
        remembers: subject.remembers,
        drainSeconds: 10,
      });
      await wait(afterSeconds * 1000);
      const metrics = await running.metrics();
      return {
        ...measured,
        afterMb: residentMb(running.pid),
        rooms: metrics?.get('callboard_sync_rooms') ?? NaN,
        heapBefore,
        heapAfter: metrics?.get('nodejs_heap_used_bytes') ?? NaN,
      };
    }),
  );
  const columns = bench.subjects.map(({ name }) => name);
  const of = (name: string, pick: (r: Round) => number) => median((results.get(name) ?? []).map(pick));
  const row = (what: string, pick: (r: Round) => number, digits = 1) => {
    return { what, values: columns.map((name) => of(name, pick)), digits };
  };
  printTable(
    `W3  ${pairs} sections of two people, each 1 character a second, ${seconds} s; then all leave (${times} round${times > 1 ? 's' : ''})`,
    columns,
    [
      row('p95 to the other screen, ms', (r) => r.p95, 2),
      { ...row('generator late, p95 ms', (r) => r.late), ratio: false },
      row('server CPU ms per 1,000 deliveries', (r) => r.cpuPerThousand, 0),
      row('resident MB with all there', (r) => r.residentMb, 0),
      row(`resident MB ${afterSeconds} s after all left`, (r) => r.afterMb, 0),
      { ...row('rooms open then', (r) => r.rooms, 0), ratio: false },
      row('heap then to heap after one visit at the start', (r) => r.heapAfter / r.heapBefore, 2),
    ],
  );
  printReach(
    'W3 p95',
    of('callboard', (r) => r.p95),
    5,
    'at most',
    ' ms',
  );
  printReach(
    'W3 resident memory',
    of('callboard', (r) => r.residentMb),
    250,
    'at most',
    ' MB',
  );
  printReach(
    'W3 rooms open 30 s after all left',
    of('callboard', (r) => r.rooms),
    0,
    'at most',
  );
  printReach(
    'W3 heap then to heap at start',
    of('callboard', (r) => r.heapAfter / r.heapBefore),
    1.2,
    'at most',
  );
}

/** Somebody comes and goes: what a server loads only when it is needed is no memory that people left behind. */
async function visit(door: Door): Promise<void> {
  const speaker = new Speaker(1_950_000_000, door);
  await speaker.enter();
  speaker.leave();
}
