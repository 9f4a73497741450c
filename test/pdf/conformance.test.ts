import { fc } from '#test/support/fast-check.ts';
import { seed } from '#test/support/seed.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { exportDocument } from '#app/pdf/export-document.server.ts';
import { profiles, type ProfileId } from '#app/pdf/profiles.ts';
import { awkwardDocuments, smallDocument } from './support/awkward-documents.ts';
import { randomBlocks } from '#test/support/random-blocks.ts';
import { muchNoted } from './notes/noted.ts';
import { documentOf, kitchenSink } from './support/document.ts';
import { hasTool, runTool } from './support/pdf-tools.ts';
import { untaggedPdf } from './support/untagged-pdf.ts';
import { validate, veraPdfProblem, type Verdict } from './support/verapdf.ts';

const ids = Object.keys(profiles) as ProfileId[];
const awkward = awkwardDocuments();

const random = fc.sample(fc.array(randomBlocks, { minLength: 3, maxLength: 6 }), { seed, numRuns: 12 });

/** Bytes of a sound file, changed to the same length, and the rule that must notice. */
const damages: Record<string, { from: string; to: string; profile: '2a' | 'ua1'; clause: string }> = {
  'no title to show': { from: '/DisplayDocTitle true', to: '/DisplayDocTitleX true', profile: 'ua1', clause: '7.1' },
  'no title in the metadata': { from: '<dc:title>', to: '<dc:tible>', profile: 'ua1', clause: '7.1' },
  'no claim to be PDF/UA': { from: 'pdfuaid:part>1', to: 'pdfuaid:part>9', profile: 'ua1', clause: '5' },
  'a link that does not say what it is': { from: '/Contents (', to: '/Bontents (', profile: 'ua1', clause: '7.18.5' },
  'a footnote without a name': { from: '/ID (note-1)', to: '/IX (note-1)', profile: 'ua1', clause: '7.9' },
  'a head of a table for nobody': { from: '/Scope /Column', to: '/Scopx /Column', profile: 'ua1', clause: '7.5' },
  'a formula without words': { from: '/Alt (one half)', to: '/Blt (one half)', profile: 'ua1', clause: '7.7' },
  'a picture without words': { from: '/Alt (two curves)', to: '/Blt (two curves)', profile: 'ua1', clause: '7.3' },
  'not marked as tagged': { from: '/Marked true', to: '/Marked null', profile: '2a', clause: '6.7.2.2' },
  'glyphs without characters': { from: '/ToUnicode ', to: '/ToUnicodX ', profile: '2a', clause: '6.2.11.7.2' },
  'colours of no space': { from: '/OutputIntents', to: '/OutputIntentz', profile: '2a', clause: '6.2.4.3' },
};

const problem = veraPdfProblem();
// Where pull requests are decided nothing is left out: there the tests below fail for want of it.
const isLeftOut = problem !== null && !process.env.CI;
if (isLeftOut) process.stderr.write(`PDF/A and PDF/UA are not checked: ${problem}.\n`);

describe.skipIf(isLeftOut)('PDF/A-2a and PDF/UA-1, as veraPDF reads them', () => {
  let verdicts: Map<string, Record<'2a' | 'ua1', Verdict>>;
  const verdict = (name: string, profile: '2a' | 'ua1') => verdicts.get(name)![profile];

  beforeAll(async () => {
    const files: Record<string, Uint8Array> = { untagged: untaggedPdf() };
    for (const id of ids) files[id] = (await exportDocument(kitchenSink(), id)).pdf;
    for (const [name, file] of Object.entries(awkward))
      files[name] = (await exportDocument(file, ids[Object.keys(files).length % ids.length]!)).pdf;
    files['notes in the margin'] = (await exportDocument(muchNoted(), 'review', { notes: 'all' })).pdf;
    for (const [index, sections] of random.entries()) {
      const file = documentOf(Object.fromEntries(sections.map((blocks, at) => [`Section ${at}`, blocks])));
      files[`random ${index}`] = (await exportDocument(file, ids[index % ids.length]!)).pdf;
    }
    const sound = (await exportDocument(smallDocument(), 'letter')).pdf;
    for (const [name, { from, to }] of Object.entries(damages)) files[name] = replaced(sound, from, to);
    verdicts = validate(files);
  }, 120_000);

  it.each(ids)('hold for every kind of block, in the profile %s', (id) => {
    for (const profile of ['2a', 'ua1'] as const) {
      expect(verdict(id, profile)).toMatchObject({ passed: true, failed: [] });
      expect(verdict(id, profile).checks).toBeGreaterThan(5000);
    }
  });

  it.each(Object.keys(awkward))('hold for %s', (name) => {
    for (const profile of ['2a', 'ua1'] as const)
      expect(verdict(name, profile)).toMatchObject({ passed: true, failed: [] });
  });

  it('hold with comments and suggestions in the margin', () => {
    for (const profile of ['2a', 'ua1'] as const)
      expect(verdict('notes in the margin', profile)).toMatchObject({ passed: true, failed: [] });
  });

  it(`hold for random documents, from seed ${seed}`, () => {
    for (const index of random.keys())
      for (const profile of ['2a', 'ua1'] as const)
        expect(verdict(`random ${index}`, profile), `${index}`).toMatchObject({ passed: true, failed: [] });
  });

  it('do not hold for a file without tags and fonts, or the check itself is broken', () => {
    const clauses = (profile: '2a' | 'ua1') => verdict('untagged', profile).failed.map(({ clause }) => clause);
    expect(verdict('untagged', '2a').passed).toBe(false);
    expect(clauses('2a')).toEqual(expect.arrayContaining(['6.2.11.4.1', '6.6.2.1', '6.7.2.2']));
    expect(verdict('untagged', 'ua1').passed).toBe(false);
    expect(clauses('ua1')).toEqual(expect.arrayContaining(['7.1', '7.2', '7.21.4.1']));
  });

  it.each(Object.entries(damages))('do not hold with %s', (name, { profile, clause }) => {
    expect(verdict(name, profile).passed).toBe(false);
    expect(verdict(name, profile).failed.map((rule) => rule.clause)).toContain(clause);
  });
});

describe.skipIf(!hasTool('qpdf') || !hasTool('pdffonts'))('the file, seen from outside', () => {
  it.each(ids)('%s is sound, with every font embedded, subset and mapped to Unicode', async (id) => {
    const { pdf } = await exportDocument(kitchenSink(), id);
    expect(runTool('qpdf', pdf, ['--check', '{}'])).toMatchObject({ status: 0 });
    const fonts = runTool('pdffonts', pdf).output.trim().split('\n').slice(2);
    expect(fonts.length).toBeGreaterThan(4);
    for (const font of fonts) expect(font).toMatch(/^[A-Z]{6}\+\S+ +CID \S+( \S+)? +Identity-H +yes yes yes/);
  });
});

/** The file with some bytes changed for as many others, so that everything stays where it was. */
function replaced(pdf: Uint8Array, from: string, to: string): Uint8Array {
  const text = Buffer.from(pdf).toString('latin1');
  if (!text.includes(from)) throw new Error(`The file has no ${from}`);
  return Buffer.from(text.replaceAll(from, to.padEnd(from.length)), 'latin1');
}
