import { setFlagsFromString } from 'node:v8';
import { inspect } from 'node:util';
import { runInNewContext } from 'node:vm';
import { expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { fingerprint } from '#server/sync/log/fold.ts';
import { testDatabase } from '#test/support/database.ts';
import { newRoom } from '../support.ts';
import type { Actor } from './actor.ts';
import { difference, none } from './inventory.ts';
import { seed } from '#test/support/seed.ts';
import { Random } from './random.ts';
import { fromDisk, UnderFire } from './under-fire.ts';

/** How many the suite sends; FUZZ_FRAMES=100000 looks further. */
const frames = Number(process.env.FUZZ_FRAMES ?? 20_000);
const perRoom = 5_000;
/** Bytes that may stay in use after all of them; some come and go whatever their number. */
const mostGrown = Math.max(4, (16 * frames) / 100_000) * 2 ** 20;
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Bytes in use when everything that nobody holds is gone. */
async function inUse(): Promise<number> {
  for (let round = 0; round < 3; round++) {
    collect();
    await new Promise((resolve) => setImmediate(resolve));
  }
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

async function bringIn(actor: Actor, fire: UnderFire) {
  while (!actor.isOpen || !actor.synced) {
    if (!actor.isOpen) await actor.connect();
    await fire.settle();
  }
}

/** Waits until somebody is in and was told that everything of theirs is stored, what their copy tidied up as well. */
async function rest(actor: Actor, fire: UnderFire) {
  await bringIn(actor, fire);
  for (let turn = 0; turn < 20 || (!actor.allAcknowledged && turn < 1000); turn++) await fire.settle();
  expect(actor.allAcknowledged).toBe(true);
}

/** Some thousand frames at one room that is written in and one that is only read; then both are compared. */
async function round(fire: UnderFire, random: Random, count: number) {
  const [written, read] = [newRoom(), newRoom()];
  const ann = fire.actor('ann', 'writer', written);
  const owner = fire.actor('owner', 'writer', read);
  const guests = random.times(6, (i) => fire.actor(i % 2 ? 'bob' : 'cy', 'writer', written));
  const viewers = random.times(4, (i) => fire.actor(i % 2 ? 'vic' : 'val', 'viewer', read));
  const intruders = random.times(2, () => fire.actor('vic', 'viewer', written));
  const attackers = [...guests, ...viewers, ...intruders];
  for (const actor of [ann, owner]) {
    await bringIn(actor, fire);
    for (let i = 0; i < 30; i++) actor.edit();
    await fire.settle();
    expect(actor.allAcknowledged).toBe(true);
  }
  const before = await fromDisk(fire.log, read);
  for (const actor of attackers) await bringIn(actor, fire);
  for (let left = count; left > 0;) {
    for (let burst = Math.min(left, 1 + random.below(150)); burst > 0; burst--, left--) {
      const actor = random.pick(attackers);
      if (!actor.isOpen && random.chance(0.1)) actor.reset();
      if (!actor.isOpen) await actor.connect();
      fire.fire(actor, viewers.includes(actor) ? [owner, ...viewers] : [ann, owner, ...guests, ...intruders]);
    }
    const honest = random.pick([ann, ...guests]);
    if (honest.isOpen) honest.edit();
    await fire.settle();
    if (!ann.isOpen) await bringIn(ann, fire);
  }
  for (const actor of attackers) actor.disconnect();
  await rest(ann, fire);
  expect([ann.misheard, ann.doc.store.pendingStructs]).toEqual([[], null]);

  const after = await fromDisk(fire.log, read);
  expect(after.loaded.rows.map(({ seq }) => seq)).toEqual(before.loaded.rows.map(({ seq }) => seq));
  expect(fingerprint(after.doc)).toBe(fingerprint(before.doc));

  const newcomer = fire.actor('cy', 'writer', written);
  await rest(newcomer, fire);
  await rest(ann, fire);
  const disk = await fromDisk(fire.log, written);
  expect(difference(newcomer.doc, disk.doc)).toEqual(none);
  expect(difference(ann.doc, disk.doc)).toEqual(none);
  expect([...disk.doc.share.keys()]).toEqual(['body']);
  expect(disk.doc.subdocs.size).toBe(0);
  const owners = new Set(disk.loaded.owners.values());
  for (const person of owners) expect(['ann', 'bob', 'cy']).toContain(person);
  for (const client of Y.decodeStateVector(Y.encodeStateVector(disk.doc)).keys())
    expect(disk.loaded.owners.has(client)).toBe(true);
  for (const actor of [ann, owner, newcomer, ...attackers]) {
    actor.disconnect();
    actor.doc.destroy();
  }
  await fire.settle();
}

test(
  `18: ${frames} mutated frames break nothing and change only what the role allows (SEED=${seed})`,
  async () => {
    // Yjs says it where a browser's client id is used by somebody else, as here it is all the time.
    const told = vi.spyOn(console, 'log').mockImplementation(() => undefined);
    const { file, close } = await testDatabase();
    const random = new Random(seed);
    const fire = new UnderFire(file, random);
    const started = performance.now();
    await round(fire, random, Math.min(perRoom, frames)); // what is made once is made now
    const least = await inUse();
    for (let left = frames - perRoom; left > 0; left -= perRoom) await round(fire, random, Math.min(perRoom, left));
    const grown = (await inUse()) - least;
    const { slowest, warnings, refused, unfolded } = fire.finding;
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    process.stdout.write(
      `${frames} frames in ${seconds} s, seed ${seed}; grown by ${(grown / 2 ** 20).toFixed(1)} MiB, ${unfolded} times not folded; ` +
        `slowest ${slowest.ms.toFixed(1)} ms (${slowest.what}); ${JSON.stringify([...refused])}\n`,
    );
    expect(warnings.map((warning) => inspect(warning, { depth: 4 }))).toEqual([]);
    expect([...refused.keys()].filter((key) => key.startsWith('ann') || key.startsWith('owner'))).toEqual([]);
    expect(grown).toBeLessThan(mostGrown);
    told.mockRestore();
    await fire.close();
    await close();
  },
  120_000 + frames,
);
