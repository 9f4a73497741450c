import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as Y from 'yjs';
import { progress, type Bench } from '../bench.ts';
import { judge, readBack } from '../jobs/witness.ts';
import type { Running, Subject } from '../subject.ts';
import { printReach, printTable } from '../../table.ts';
import { killWhileWriting, type Promised } from './kill.ts';

const writers = 8;
/** rooms to spread the rounds over: some grow long, so that a kill also meets the folding of their logs */
const rooms = 4;
const burstEdits = 20_000;

type Tally = { kills: number; acknowledged: number; seen: number; lost: number; roundsWithLoss: number };
type Mode = 'typing' | 'burst';

/** W5: SIGKILL at random instants, and what was promised by then and is gone afterwards. */
export async function w5(bench: Bench): Promise<void> {
  const { quick, kills } = bench.options;
  const seed = Date.now() % 2 ** 31;
  process.stdout.write(`\nW5  the instants of its kills come from seed ${seed}\n`);
  const storing = bench.subjects.filter(({ stores }) => stores);
  const typing: Tally[] = [];
  const burst: Tally[] = [];
  for (const subject of storing) {
    const ours = subject.name === 'callboard';
    typing.push(await run(bench, subject, 'typing', ours ? kills : Math.min(5, kills), seed));
    burst.push(await run(bench, subject, 'burst', quick ? 1 : ours ? 10 : 3, seed));
  }
  const columns = storing.map(({ name }) => name);
  const rows = (tallies: Tally[]) => [
    { what: 'kills', values: tallies.map((t) => t.kills), digits: 0, ratio: false },
    { what: 'edits acknowledged', values: tallies.map((t) => t.acknowledged), digits: 0, ratio: false },
    { what: 'edits seen by another screen', values: tallies.map((t) => t.seen), digits: 0, ratio: false },
    { what: 'of these missing after the restart', values: tallies.map((t) => t.lost), digits: 0, ratio: false },
    { what: 'kills with a loss', values: tallies.map((t) => t.roundsWithLoss), digits: 0, ratio: false },
  ];
  printTable(`W5  SIGKILL while ${writers} write`, columns, rows(typing));
  printTable(
    `W5  SIGKILL while ${burstEdits.toLocaleString('en-US')} updates sent at once arrive`,
    columns,
    rows(burst),
  );
  const at = columns.indexOf('callboard');
  printReach('W5 acknowledged or seen and missing, typing', typing[at]?.lost ?? NaN, 0, 'at most');
  printReach('W5 acknowledged or seen and missing, burst', burst[at]?.lost ?? NaN, 0, 'at most');
}

async function run(bench: Bench, subject: Subject, mode: Mode, kills: number, seed: number): Promise<Tally> {
  const random = instants(seed);
  const folder = mkdtempSync(path.join(tmpdir(), 'callboard-bench-'));
  const tally: Tally = { kills: 0, acknowledged: 0, seen: 0, lost: 0, roundsWithLoss: 0 };
  const promised = new Map<number, Promised>();
  let running: Running | null = null;
  try {
    running = await subject.start(folder);
    for (let kill = 0; kill < kills; kill++) {
      const room = kill % rooms;
      const doors = Array.from({ length: writers }, (_, person) => running!.door(bench.world.wide[room]!, person));
      const writing =
        mode === 'typing' ? { window: 4, most: Infinity } : { window: Infinity, most: burstEdits / writers };
      // A burst is met at a random point of its arrival, whatever the server's speed.
      const when =
        mode === 'typing' ? { afterMs: 20 + random() * 500 } : { afterEdits: Math.ceil(random() * burstEdits) };
      const told = await killWhileWriting(running, doors, 1_000_000 + kill * writers, writing, when);
      running = await subject.start(folder);
      const doc = await readBack(running.door(bench.world.wide[room]!, writers), 1_900_000_000 + kill);
      promised.set(room, [...(promised.get(room) ?? []), ...told]);
      count(bench, subject, tally, told, promised.get(room)!, doc);
      doc.destroy();
      if (kill % 10 === 9)
        progress(`W5: ${subject.name}, ${mode}, ${kill + 1} of ${kills} kills, ${tally.lost} edits lost`);
    }
  } catch (error) {
    const line = `W5, ${subject.name}, ${mode}: ${error instanceof Error ? error.message : String(error)}`;
    if (subject.name === 'callboard') bench.fault(line);
    else process.stdout.write(`${line}\n`);
  } finally {
    await running?.end('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
  return tally;
}

/** Everything promised in this room, in this round and all before it, must be there. */
function count(bench: Bench, subject: Subject, tally: Tally, told: Promised, all: Promised, doc: Y.Doc) {
  tally.acknowledged += told.reduce((sum, { acknowledged }) => sum + acknowledged, 0);
  tally.seen += told.reduce((sum, { seen }) => sum + seen, 0);
  const vector = Y.decodeStateVector(Y.encodeStateVector(doc));
  let lost = 0;
  for (const promise of all) {
    const most = Math.max(promise.acknowledged, promise.seen);
    const missing = most - (vector.get(promise.client) ?? 0);
    if (missing <= 0) continue;
    lost += missing;
    // Counted once: the next round must not count it again.
    promise.acknowledged = promise.seen = vector.get(promise.client) ?? 0;
  }
  const wrong = judge(doc, vector);
  if (wrong && subject.name === 'callboard') bench.fault(`W5, kill ${tally.kills + 1}: ${wrong}`);
  else if (wrong) process.stdout.write(`witness, ${subject.name}, W5: ${wrong}\n`);
  tally.kills += 1;
  tally.lost += lost;
  if (lost === 0) return;
  tally.roundsWithLoss += 1;
  if (subject.name === 'callboard')
    bench.fault(`W5, kill ${tally.kills}: ${lost} edits that were promised are missing`);
}

/** Numbers from 0 to 1, the same for the same seed. */
function instants(seed: number): () => number {
  let state = seed || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4294967296;
  };
}
