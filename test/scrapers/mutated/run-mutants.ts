import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'vitest';
import type { SourceDefinition } from '#scrapers/define-source.ts';
import { runSource } from '#scrapers/run/run-source.ts';
import { testDatabase } from '#test/support/database.ts';
import { Random } from '#test/support/extract/random.ts';
import { seed } from '#test/support/seed.ts';
import { contents } from '../support.ts';

/** How many the suite runs of each format; MUTATIONS=2000 runs them all. */
export const mutations = Number(process.env.MUTATIONS ?? 300);

/** What a person reads: a sentence, and nothing of the inside of a program. */
const SENTENCE = /^[\p{Lu}\d“][^\0]*[.”)…]$/su;
const INSIDE = /\bat \S+:\d+:\d+|node_modules|\[object|undefined is not|Cannot read prop|\bPrisma|Invalid `/;
const MOST_GROWTH = 600 * 1024 * 1024;

export type Mutant = { how: string; bytes: Uint8Array };

/**
 * Runs so many spoilt answers of a source one after the other against one list, and checks that each of them ends as a
 * clean failure, which leaves the list alone, or as a correct ingest, which a second run does not change. Gives how many
 * failed.
 */
export async function runMutants(source: SourceDefinition, make: (random: Random) => Mutant | Promise<Mutant>) {
  const data = await testDatabase();
  const folder = mkdtempSync(path.join(tmpdir(), 'callboard-mutants-'));
  const from = path.join(folder, 'answer');
  const before = process.memoryUsage.rss();
  // null: what the list holds was not looked at since a mutant was taken in
  let known: string | null = JSON.stringify(await contents(data.db), asText);
  let failed = 0;
  try {
    for (let number = 0; number < mutations; number += 1) {
      const { how, bytes } = await make(new Random(seed + number));
      const what = `mutant ${number} of SEED=${seed}: ${how}`;
      writeFileSync(from, bytes);
      const { report, rejected } = await runSource(data.db, source, { from, keys: {} });
      if (report.status === 'failed') {
        failed += 1;
        expect(report.error, what).toMatch(SENTENCE);
        expect(report.error, what).not.toMatch(INSIDE);
        expect(report.error!.length, what).toBeLessThan(500);
        if (known !== null) expect(JSON.stringify(await contents(data.db), asText), what).toBe(known);
        continue;
      }
      const { seen, created, changed, unchanged } = report;
      expect(created + changed + unchanged, what).toBe(seen - report.rejected);
      expect(
        rejected.every(({ key, reason }) => key.length <= 1000 && reason.length <= 1000),
        what,
      ).toBe(true);
      expect(process.memoryUsage.rss() - before, what).toBeLessThan(MOST_GROWTH);
      if (number % 3 > 0) {
        known = null;
        continue;
      }
      const again = await runSource(data.db, source, { from, keys: {} });
      expect(again.report, what).toMatchObject({ status: report.status, created: 0, changed: 0 });
      known = JSON.stringify(await contents(data.db), asText);
      expect(known, what).not.toMatch(/\\u0000|\\ud[89a-f]/);
    }
    expect(await data.db.fetchRun.count({ where: { status: 'running' } })).toBe(0);
    expect(({} as { title?: string }).title).toBeUndefined();
    return { failed };
  } finally {
    rmSync(folder, { recursive: true });
    await data.close();
  }
}

const asText = (_key: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value);
