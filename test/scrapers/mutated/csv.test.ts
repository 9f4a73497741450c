import { expect, test } from 'vitest';
import { AppError } from '#app/errors.ts';
import { textOfCsv } from '#app/opportunities/suggestions/csv-form.server.ts';
import { csvTemplate } from '#app/opportunities/suggestions/csv.ts';
import { previewCsv, proposeCsv } from '#app/opportunities/suggestions/propose.server.ts';
import { memoryFolder, testDatabase } from '#test/support/database.ts';
import { seed } from '#test/support/seed.ts';
import { mutantRandom, mutations } from './run-mutants.ts';
import { expectSentence, expectSound } from './sound.ts';
import { Tally } from './tally.ts';
import { mutate, type Mutant } from './ways/mutate.ts';
import { watchWrites } from './writes.ts';

const rows = [
  'Tools for all,Example Foundation,https://foundation.example/tools,EF-1,rolling,,,,,,,,Open tools.,Anyone,',
  '"Commas, and “quotes”","Other, Inc.",https://other.example/call,,,2027-05-01,,applicant_local,loi,1000,"2,000",USD,,,',
];
const text = [csvTemplate.trim(), ...rows].join('\n');

/** The refusal, or how many rows were proposed. */
async function ended(work: () => Promise<number>): Promise<number | AppError> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

test('a spoilt CSV of proposals is refused in words or taken whole', async () => {
  const data = await testDatabase(memoryFolder());
  const person = { email: 'a@x.example', name: 'A', passwordHash: 'x' };
  const { id } = await data.db.person.create({ data: person });
  const writes = watchWrites(data.file);
  const tally = new Tally();
  const send = async ({ bytes }: Pick<Mutant, 'bytes'>) => {
    const form = new FormData();
    form.set('file', new File([Buffer.from(bytes)], 'calls.csv'));
    return ended(async () => proposeCsv(data.db, { id, role: 'member' }, await textOfCsv(form)));
  };
  try {
    expect(await send({ bytes: Buffer.from(text) })).toBe(3);
    expect(writes.take()).toEqual(new Map([['CallSuggestion insert', 3]]));
    for (let number = 0; number < mutations; number += 1) {
      const mutant = mutate(text, 'csv', mutantRandom(number), number);
      const what = `mutant ${number} of SEED=${seed}: ${mutant.how}`;
      tally.note(mutant, !Buffer.from(text).equals(mutant.bytes));
      const end = await send(mutant);
      const wrote = writes.take();
      if (end instanceof AppError) {
        expect(mutant.must, `${what}: ${end.message}`).not.toBe('same');
        expectSentence(end.message, what);
        expect([...wrote], what).toEqual([]);
        tally.fail(end.message);
        continue;
      }
      expect(mutant.must, what).not.toBe('refused');
      if (mutant.must === 'same') expect(end, what).toBe(3);
      expect(end, what).toBeGreaterThan(0);
      expect([...wrote], what).toEqual([['CallSuggestion insert', end]]);
      const seen = previewCsv(new TextDecoder().decode(mutant.bytes));
      expect(seen.problem, what).toBeNull();
      expect(seen.rows.length, what).toBe(end);
      tally.taken += 1;
      if (mutant.must !== 'same') tally.felt += 1;
      // Only so many may wait for a curator.
      writes.connection.prepare("UPDATE CallSuggestion SET status = 'approved'").run();
      writes.take();
    }
    tally.expectSpread({ all: mutations, reasons: 20, taken: 0.12, felt: 0.7 });
    await expectSound(data.db, writes.connection);
  } finally {
    writes.close();
    await data.close();
  }
}, 600_000);
