import { expect, test } from 'vitest';
import { grantsGovExtract } from '#scrapers/sources/grants-gov-extract.ts';
import { mutations, runMutants, spoilText } from './run-mutants.ts';
import { savedText } from './saved-cases.ts';
import { mutate } from './ways/mutate.ts';
import { spoilZip, zipOf } from './ways/zip.ts';

const text = savedText('grants-gov-extract', 'extract.xml');

test('a spoilt XML extract fails cleanly or is read correctly', async () => {
  const tally = await runMutants([{ source: grantsGovExtract, whole: text }], spoilText('extract'));
  tally.expectSpread({ all: mutations, reasons: 8, taken: 0.15, felt: 0.2 });
}, 600_000);

test('a spoilt ZIP fails cleanly or is read correctly', async () => {
  const tally = await runMutants(
    [{ source: grantsGovExtract, whole: zipOf(Buffer.from(text)) }],
    (_whole, random, turn) => {
      if (turn % 3 !== 0) return spoilZip(Buffer.from(text), random, turn - Math.ceil(turn / 3));
      const { bytes, ...inside } = mutate(text, 'extract', random, turn / 3);
      return { ...inside, how: `in a whole ZIP: ${inside.how}`, bytes: zipOf(Buffer.from(bytes)) };
    },
  );
  // What packs the text up is checked by its sum, so that what is taken in is mostly as it was.
  tally.expectSpread({ all: mutations, reasons: 20, taken: 0.15, felt: 0 });
  const reasons = [...tally.failed.keys()].join('\n');
  for (const reason of ['encrypted', 'unpacks to far more', 'check sum', 'many bytes'])
    expect(reasons).toContain(reason);
}, 600_000);
