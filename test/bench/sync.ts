// The collaboration server against others, the same work in one run, each server a process of its own on loopback.
// Callboard runs as `npm start` runs it: every update judged against session and role, flushed to disk (SQLite, WAL,
// synchronous=FULL) before anybody is told, acknowledged. The others run with their defaults and check nobody: the bare
// relay and @y/websocket-server keep text in memory only, @hocuspocus/server acknowledges at once and writes to SQLite
// some seconds later. Peers live in test/bench/peers and are installed by the first run.
//   --quick  --only w1,w2  --servers relay,callboard  --rounds N  --kills N  --trace FILE (an editing trace for W4)
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import type { Bench } from './sync/bench.ts';
import { readOptions, type Options, type WorkName } from './sync/options.ts';
import { ensurePeers } from './install-peers.ts';
import { sayNothingOfReach } from './table.ts';
import { callboard, h4, peersFolder, relay, yws } from './sync/subjects.ts';
import { w1 } from './sync/work/w1.ts';
import { w1c } from './sync/work/w1c.ts';
import { w2 } from './sync/work/w2.ts';
import { w3 } from './sync/work/w3.ts';
import { w4 } from './sync/work/w4.ts';
import { w5 } from './sync/work/w5.ts';
import { makeWorld } from './sync/world.ts';

const works: Record<WorkName, (bench: Bench) => Promise<void>> = { w1, w1c, w2, w3, w4, w5 };
const options = read();
const faults: string[] = [];

const trouble = ensurePeers(peersFolder);
if (trouble) process.stdout.write(`yws and h4 are left out: ${trouble}\n`);
const folder = mkdtempSync(path.join(tmpdir(), 'callboard-bench-'));
try {
  const size = options.quick ? { people: 120, wide: 60, pairs: 40 } : { people: 1300, wide: 60, pairs: 500 };
  const world = await makeWorld(folder, size);
  const subjects = [relay, ...(trouble ? [] : [yws, h4]), callboard(world)].filter(({ name }) =>
    options.servers.includes(name),
  );
  process.stdout.write(`${cpus().length} cores, Node ${process.version}\n`);
  for (const { name, title } of subjects) process.stdout.write(`${name}: ${title}\n`);
  if (options.quick) {
    sayNothingOfReach();
    process.stdout.write('quick: small sizes, to see that it works; no figure to be reached is judged\n');
  }
  const bench: Bench = { options, world, subjects, fault: (line) => faults.push(line) };
  for (const name of options.only) await works[name](bench);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
for (const line of faults) process.stdout.write(`FAULT  ${line}\n`);
process.exitCode = faults.length > 0 ? 1 : 0;

/** The options, or one line that says what is wrong with them. */
function read(): Options {
  try {
    return readOptions(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(2);
  }
}
