import { readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { grantsGovExtract } from '#scrapers/sources/grants-gov-extract.ts';
import { readExtract, type ExtractProgress } from '#scrapers/stream/read-extract.ts';
import { xmlRecords } from '#scrapers/stream/xml-records.ts';
import { extractXml } from '#test/support/extract/records.ts';
import { writeStreamedZip } from '#test/support/extract/streamed-zip.ts';
import { seed } from '#test/support/seed.ts';
import { saved } from '../support.ts';

const FIXTURE = path.join(import.meta.dirname, '../../fixtures/scrapers/grants-gov-extract/extract.xml');
const made = (records: number) => extractXml({ records, seed, today: '2026-11-26' });

async function read(file: string) {
  const found = { drafts: [] as { externalKey: string }[], rejected: [] as { key: string; reason: string }[] };
  for await (const batch of readExtract(grantsGovExtract, file)) {
    found.drafts.push(...batch.drafts);
    found.rejected.push(...batch.rejected);
  }
  return found;
}

async function zipped(pieces: Iterable<string>, name = 'extract.xml') {
  const file = saved('', 'extract.zip');
  await writeStreamedZip(file, name, pieces);
  return file;
}

test('pitfall 8: a ZIP that was written as a stream, its sizes only in the central directory, gives every record', async () => {
  const xml = [...made(600)].join('');
  const file = await zipped([xml]);
  expect(readFileSync(file).readUInt32LE(22), 'unpacked size in the local header').toBe(0);
  const { drafts, rejected } = await read(file);
  expect(drafts).toHaveLength(600);
  expect(rejected).toEqual([]);
  expect(await read(saved(xml))).toEqual({ drafts, rejected });
});

test('batches are bounded, and progress ends at the whole', async () => {
  const file = await zipped(made(1_100));
  const told: ExtractProgress[] = [];
  const sizes: number[] = [];
  for await (const { drafts } of readExtract(grantsGovExtract, file, { onProgress: (one) => told.push(one) })) {
    sizes.push(drafts.length);
  }
  expect(Math.max(...sizes)).toBeLessThan(500);
  expect(told.at(-1)).toMatchObject({ records: 1_100 });
  expect(told.at(-1)!.bytes).toBe(told.at(-1)!.wholeBytes);
});

test('pitfall 21: records are handed on while the file still comes, so no file is too large', async () => {
  const pieces = [...made(2_000)];
  let sent = 0;
  const coming = (async function* () {
    for (const piece of pieces) {
      sent += 1;
      yield await Promise.resolve(Buffer.from(piece));
    }
  })();
  let taken = 0;
  let furthest = 0;
  for await (const records of xmlRecords(coming, grantsGovExtract)) {
    taken += records.length;
    furthest = Math.max(furthest, sent - taken);
  }
  expect(taken).toBe(2_000);
  expect(furthest, 'pieces that were read ahead of the records').toBeLessThan(5);
});

test('a cancelled reading ends at once', async () => {
  const abort = new AbortController();
  const file = await zipped(made(3_000));
  const reading = (async () => {
    for await (const batch of readExtract(grantsGovExtract, file, { signal: abort.signal }))
      if (batch.drafts.length > 0) abort.abort();
  })();
  await expect(reading).rejects.toThrow('aborted');
});

test('pitfall 20: no name, phone or address of a person is in a draft', async () => {
  const { drafts } = await read(FIXTURE);
  expect(JSON.stringify(drafts)).not.toMatch(/somebody|private|555-0100/i);
});

describe('a file that is broken fails in words, whatever came before', () => {
  const cases: [string, () => Promise<string> | string, RegExp][] = [
    ['nothing', () => saved(''), /is empty/],
    ['a web page', () => saved('<!DOCTYPE html><html></html>'), /document type|begins with <html>/],
    ['JSON', () => saved('{"a":1}'), /broken XML/],
    ['another root', () => saved('<Offers></Offers>'), /begins with <Offers>, not <Grants>/],
    ['Latin-1', () => saved(Buffer.from('<Grants>é</Grants>', 'latin1')), /not UTF-8/],
    ['entities of its own', () => saved('<!DOCTYPE g [<!ENTITY a "aaaa">]><Grants>&a;</Grants>'), /document type/],
    ['an unknown entity', () => saved('<Grants>&a;</Grants>'), /broken XML/],
    ['deep nesting', () => saved(`<Grants>${'<a>'.repeat(100_000)}`), /more than 50 deep/],
    [
      'pitfall 21: a field without end',
      () => saved(`<Grants><${grantsGovExtract.records[0]}><Description>${'x'.repeat(700_000)}`),
      /longer than a field/,
    ],
    [
      'pitfall 21: fields without end',
      () => saved(`<Grants><${grantsGovExtract.records[0]}>${'<A>x</A>'.repeat(2_000)}`),
      /more than 1000 fields/,
    ],
    ['a ZIP of nothing', () => zipped(['']), /is empty/],
    [
      'a ZIP that unpacks a thousandfold',
      () => zipped(Array.from({ length: 400 }, () => ' '.repeat(100_000))),
      /far more/,
    ],
    ['half a ZIP', async () => cutInHalf(await zipped(made(200))), /broken, perhaps cut off/],
    ['a ZIP of XML that is cut off', () => zipped([[...made(50)].join('').slice(0, -40)]), /broken XML/],
    ['an encrypted ZIP', async () => withFlag(await zipped(made(1)), 0x0809), /encrypted/],
    [
      'a ZIP whose content is not what was packed',
      async () => withSum(await zipped(made(40)), 7),
      /check sum is wrong/,
    ],
    ['a ZIP whose directory lies about the size', async () => withSize(await zipped(made(40)), 1_000), /unpack|broken/],
  ];
  test.each(cases)('%s', async (_name, make, says) => {
    const file = await make();
    await expect(read(file)).rejects.toThrow(says);
    await expect(read(file)).rejects.toHaveProperty('name', 'ScraperError');
  });
});

test('cut off after any byte, an extract never passes for a whole one', async () => {
  const whole = readFileSync(FIXTURE);
  const end = whole.lastIndexOf('</Grants>') + '</Grants>'.length;
  for (let length = 1; length < end; length += 97) {
    await expect(read(saved(whole.subarray(0, length))), `${length} bytes`).rejects.toHaveProperty(
      'name',
      'ScraperError',
    );
  }
});

test('a letter that two pieces share is read whole', async () => {
  const pieces = Buffer.from([...made(30)].join(''));
  const whole = await collect(xmlRecords(bytes(pieces, pieces.length), grantsGovExtract));
  expect(await collect(xmlRecords(bytes(pieces, 7), grantsGovExtract))).toEqual(whole);
  expect(whole).toHaveLength(30);
});

async function* bytes(all: Buffer, size: number) {
  for (let at = 0; at < all.length; at += size) yield await Promise.resolve(all.subarray(at, at + size));
}

async function collect<T>(pieces: AsyncIterable<T[]>): Promise<T[]> {
  const all: T[] = [];
  for await (const piece of pieces) all.push(...piece);
  return all;
}

function cutInHalf(file: string): string {
  truncateSync(file, Math.floor(statSync(file).size / 2));
  return file;
}

/** The flags in the central directory, which is what counts. */
function withFlag(file: string, flags: number): string {
  const zip = readFileSync(file);
  zip.writeUInt16LE(flags, zip.indexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 8);
  writeFileSync(file, zip);
  return file;
}

/** The check sum in the central directory. */
function withSum(file: string, sum: number): string {
  const zip = readFileSync(file);
  zip.writeUInt32LE(sum, zip.indexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 16);
  writeFileSync(file, zip);
  return file;
}

function withSize(file: string, unpacked: number): string {
  const zip = readFileSync(file);
  zip.writeUInt32LE(unpacked, zip.indexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 24);
  writeFileSync(file, zip);
  return file;
}
