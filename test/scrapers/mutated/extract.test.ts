import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { grantsGovExtract } from '#scrapers/sources/grants-gov-extract.ts';
import type { Random } from '#test/support/extract/random.ts';
import { writeStreamedZip } from '#test/support/extract/streamed-zip.ts';
import { mutate } from './mutate.ts';
import { mutations, runMutants } from './run-mutants.ts';

const saved = path.join(import.meta.dirname, '../../fixtures/scrapers/grants-gov-extract/extract.xml');
const text = readFileSync(saved, 'utf8');
const file = path.join(mkdtempSync(path.join(tmpdir(), 'callboard-zip-')), 'extract.zip');

test('a spoilt XML extract fails cleanly or is read correctly', async () => {
  const { failed } = await runMutants(grantsGovExtract, (random) => mutate(text, 'xml', random));
  expect(failed).toBeGreaterThan(mutations / 4);
  expect(failed).toBeLessThan(mutations);
}, 600_000);

test('a spoilt ZIP fails cleanly or is read correctly', async () => {
  const { failed } = await runMutants(grantsGovExtract, async (random) => {
    const inside = random.chance(0.3) ? mutate(text, 'xml', random) : { how: 'whole', bytes: Buffer.from(text) };
    await writeStreamedZip(file, random.pick(['a.xml', '../../a.xml', '/etc/a.xml', 'a/', 'ü.xml']), [
      Buffer.from(inside.bytes).toString('utf8'),
    ]);
    return spoilBytes(readFileSync(file), inside.how, random);
  });
  expect(failed).toBeGreaterThan(mutations / 4);
  expect(failed).toBeLessThan(mutations);
}, 600_000);

/** Spoils the container: sizes, offsets, flags, names and the packed text itself. */
function spoilBytes(bytes: Buffer, inside: string, random: Random) {
  const how = random.pick(['whole', 'cut off', 'front gone', 'bits', 'directory', 'twice', 'tail']);
  const at = random.between(0, bytes.length - 1);
  if (how === 'cut off') return { how, bytes: bytes.subarray(0, at) };
  if (how === 'front gone') return { how, bytes: Buffer.concat([Buffer.from('PK'), bytes.subarray(at)]) };
  if (how === 'twice') return { how, bytes: Buffer.concat([bytes, bytes]) };
  if (how === 'tail') return { how, bytes: Buffer.concat([bytes, Buffer.alloc(random.between(1, 70_000), 7)]) };
  const from = how === 'directory' ? Math.max(0, bytes.length - 90) : 0;
  if (how !== 'whole') {
    for (let left = random.between(1, 8); left > 0; left -= 1) {
      bytes[random.between(from, bytes.length - 1)] = random.pick([0, 0xff, random.between(0, 255)]);
    }
  }
  return { how: `${how}, ${inside}`, bytes };
}
