import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import type { SourceDefinition } from '#scrapers/define-source.ts';
import { runSource } from '#scrapers/run/run-source.ts';
import type { RunResult } from '#scrapers/run/run-result.ts';
import { memoryFolder, testDatabase } from '#test/support/database.ts';
import { Random } from '#test/support/extract/random.ts';
import { seed } from '#test/support/seed.ts';
import { expectLinked, expectSentence, expectSound } from './sound.ts';
import { Tally } from './tally.ts';
import { mutate, type Mutant } from './ways/mutate.ts';
import type { Kind } from './ways/way.ts';
import { watchWrites } from './writes.ts';

/** How many the suite runs of each format; MUTATIONS=2000 runs them all. */
export const mutations = Number(process.env.MUTATIONS ?? 300);

/** The numbers of one mutant: seeds that are neighbours share none of them. */
export const mutantRandom = (number: number) => new Random(seed * 1_000_003 + number);

/** A source and an answer that it reads whole. */
export type Case = { source: SourceDefinition; whole: string | Uint8Array };
export type Spoil = (whole: string | Uint8Array, random: Random, turn: number) => Mutant | Promise<Mutant>;

/** What a run may write that changes nothing: its own row, when a source and its records were looked at. */
const BY_A_FAILURE = /^(?:FetchRun|Source) /;
const BY_NO_NEWS = /^(?:(?:FetchRun|Source|RejectedRecord) |(?:OpportunityLink|Award) update$)/;
/** A record may say something else in words that are no change of the call. */
const BY_NO_CHANGE = new RegExp(`${BY_NO_NEWS.source}|^(?:RawRecord|Opportunity) update$|^Deadline `);

export const spoilText =
  (kind: Kind): Spoil =>
  (whole, random, turn) =>
    mutate(whole as string, kind, random, turn);

/**
 * Runs so many spoilt answers one after the other against one list that holds the whole ones, and checks that each of
 * them ends as a clean failure, which writes nothing but its run, or as a correct ingest, which a second run does not
 * change.
 */
export async function runMutants(cases: readonly Case[], spoil: Spoil): Promise<Tally> {
  const data = await testDatabase(memoryFolder());
  const writes = watchWrites(data.file);
  const from = path.join(path.dirname(data.file), 'answer');
  const tally = new Tally();
  const run = async (source: SourceDefinition, bytes: string | Uint8Array) => {
    writeFileSync(from, bytes);
    writes.take();
    const result = await runSource(data.db, source, { from, keys: {} });
    return { ...result, wrote: writes.take() };
  };
  try {
    const wholes = new Map<Case, RunResult['report']>();
    for (const one of cases) {
      const { report, wrote } = await run(one.source, one.whole);
      expect(report, one.source.id).toMatchObject({ status: 'ok' });
      // Where nothing of this were noted, nothing would be noticed below.
      expect(
        [...wrote.keys()].filter((what) => !BY_NO_NEWS.test(what)),
        one.source.id,
      ).not.toEqual([]);
      wholes.set(one, report);
    }
    for (let number = 0; number < mutations; number += 1) {
      const random = mutantRandom(number);
      // By chance, because the ways take turns.
      const one = random.pick(cases);
      const { source, whole } = one;
      const mutant = await spoil(whole, random, number);
      const { must, how, bytes } = mutant;
      const what = `mutant ${number} of SEED=${seed}: ${source.id}, ${how}`;
      tally.note(mutant, !Buffer.from(whole).equals(bytes));
      if (must === 'same') await run(source, whole);
      const result = await run(source, bytes);
      const { report } = result;
      if (report.status === 'failed') {
        expect(must, `${what}: ${report.error}`).not.toBe('same');
        expectFailure(result, what);
        tally.fail(report.error!);
        continue;
      }
      expect(must, what).not.toBe('refused');
      expectIngest(result, BY_NO_CHANGE, what);
      if (must === 'same') {
        const { seen, rejected } = wholes.get(one)!;
        expect(report, what).toMatchObject({ seen, rejected, created: 0, changed: 0 });
      }
      tally.taken += 1;
      if (report.created + report.changed > 0 || report.rejected > wholes.get(one)!.rejected) tally.felt += 1;
      if (random.chance(0.25)) {
        const again = await run(source, bytes);
        expect(again.report, what).toMatchObject({ status: report.status, seen: report.seen, created: 0, changed: 0 });
        expectIngest(again, BY_NO_NEWS, what);
      }
      if (number % 100 === 0) expectLinked(writes.connection, what);
    }
    expect(await data.db.fetchRun.count({ where: { status: 'running' } })).toBe(0);
    expect(({} as { title?: string }).title).toBeUndefined();
    await expectSound(data.db, writes.connection);
    return tally;
  } finally {
    writes.close();
    await data.close();
  }
}

type Ended = RunResult & { wrote: ReadonlyMap<string, number> };

function expectFailure({ report, rejected, wrote }: Ended, what: string): void {
  expectSentence(report.error, what);
  expect(report, what).toMatchObject({ seen: 0, created: 0, changed: 0, unchanged: 0, rejected: 0 });
  expect(rejected, what).toEqual([]);
  expect(
    [...wrote.keys()].filter((name) => !BY_A_FAILURE.test(name)),
    what,
  ).toEqual([]);
}

function expectIngest({ report, rejected, wrote }: Ended, mayWrite: RegExp, what: string): void {
  const { seen, created, changed, unchanged } = report;
  expect(created + changed + unchanged, what).toBe(seen - report.rejected);
  expect(rejected.length, what).toBe(report.rejected);
  expect(Math.max(0, ...rejected.map(({ key, reason }) => Math.max(key.length, reason.length))), what).toBeLessThan(
    1001,
  );
  expect(wrote.get('RejectedRecord insert') ?? 0, what).toBe(Math.min(500, report.rejected));
  if (created + changed === 0) {
    expect(
      [...wrote.keys()].filter((name) => !mayWrite.test(name)),
      what,
    ).toEqual([]);
  }
}
