import { describe, expect, it } from 'vitest';
import { AppError } from '#app/errors.ts';
import { refuseSize } from '#app/pdf/inspect/file-start.ts';
import { inspectPdf } from '#app/pdf/inspect/inspect-pdf.server.ts';
import { fill, pdfOf } from '../support/faulty-pdf.ts';
import { rawPdf } from '../support/raw-pdf.ts';

const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

async function refused(bytes: Uint8Array, options = {}): Promise<AppError> {
  const error = await inspectPdf(bytes, options).then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(AppError);
  return error as AppError;
}

/** Facts, or a refusal with a sentence; never another failure. */
async function readOrRefused(bytes: Uint8Array, what: string): Promise<void> {
  const outcome = await inspectPdf(bytes, { patienceMs: 15_000 }).catch((error: unknown) => error);
  if (outcome instanceof Error) expect(outcome, what).toBeInstanceOf(AppError);
  else expect(outcome, what).toMatchObject({ bytes: bytes.length });
}

describe('a file that cannot be read is refused with a sentence', () => {
  it.each([
    ['0 bytes', '', /empty/],
    ['a web page named .pdf', '\n<!DOCTYPE html><html><body>Sign in</body></html>', /web page/],
    ['a Word file', 'PK\x03\x04 word/document.xml', /Word/],
    ['a picture', '\x89PNG\r\n', /picture/],
    ['text', 'Dear committee,', /no PDF/],
  ])('%s', async (_, text, message) => {
    const error = await refused(bytesOf(text));
    expect([error.status, error.message]).toEqual([400, expect.stringMatching(message)]);
  });

  it('one of more than 200 MB, by its size alone', () => {
    expect(() => refuseSize(200 * 1024 * 1024)).not.toThrow();
    expect(() => refuseSize(200 * 1024 * 1024 + 1)).toThrow(/201 MB; at most 200 MB/);
  });

  it('one with a password', async () => {
    const bytes = await pdfOf((document) => fill(document), { userPassword: 'secret' });
    expect((await refused(bytes)).message).toMatch(/asks for a password/);
  });

  it('one that only begins', async () => {
    expect((await refused(bytesOf('%PDF-1.7\n'))).message).toMatch(/damaged or incomplete/);
  });

  it('one that never ends, once its time is over', async () => {
    const bytes = await pdfOf((document) => {
      for (let page = 0; page < 300; page++) fill(document, {}, 20);
    });
    expect((await refused(bytes, { patienceMs: 1 })).message).toMatch(/could not be read within/);
  });
});

describe('a damaged file is read as far as it goes, or refused', () => {
  it('cut off anywhere', { timeout: 120_000 }, async () => {
    const whole = await pdfOf((document) => fill(document, {}, 20));
    const shares = [0.3, 0.95];
    await Promise.all(shares.map((share) => readOrRefused(whole.slice(0, whole.length * share), `cut at ${share}`)));
  });

  it('with objects that hold themselves', { timeout: 60_000 }, async () => {
    const page = (content: string) =>
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</XObject<</X 5 0 R>>>>/Contents ${content}>>`;
    const form =
      '<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>/Length 5>>\nstream\n/X Do\nendstream';
    const content = '<</Length 5>>\nstream\n/X Do\nendstream';
    const files = {
      'pages among their own kids': ['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Count 9/Kids[2 0 R]>>'],
      'a drawing that draws itself': [
        '<</Type/Catalog/Pages 2 0 R>>',
        '<</Type/Pages/Count 1/Kids[3 0 R]>>',
        page('4 0 R'),
        content,
        form,
      ],
      'a parent that is its own parent': [
        '<</Type/Catalog/Pages 2 0 R>>',
        '<</Type/Pages/Count 1/Kids[3 0 R]/Parent 2 0 R>>',
        '<</Type/Page/Parent 2 0 R>>',
      ],
      'a length that is itself': [
        '<</Type/Catalog/Pages 2 0 R>>',
        '<</Type/Pages/Count 1/Kids[3 0 R]>>',
        page('4 0 R'),
        '<</Length 4 0 R>>\nstream\nBT ET\nendstream',
      ],
      'no catalogue': ['null'],
      'as many pages as there are numbers': [
        '<</Type/Catalog/Pages 2 0 R>>',
        '<</Type/Pages/Count 2147483647/Kids[3 0 R]>>',
        page('4 0 R'),
        '<</Length 0>>\nstream\n\nendstream',
      ],
    };
    const read = Object.entries(files).map(([what, objects]) => readOrRefused(rawPdf(objects), what));
    await Promise.all(read);
  });

  it('with random bytes changed', { timeout: 120_000 }, async () => {
    const whole = await pdfOf((document) => fill(document, {}, 3), { compress: false });
    let seed = 20261125;
    const random = (below: number) => {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      return seed % below;
    };
    const rounds = Array.from({ length: 3 }, (_, round) => {
      const hurt = bytesOf(textOf(whole));
      for (let change = 0; change < 40; change++) hurt[8 + random(hurt.length - 8)] = random(256);
      return readOrRefused(hurt, `seed 20261125, round ${round}`);
    });
    await Promise.all(rounds);
  });

  it('of 500 pages, with every page or the first of them in its time', { timeout: 120_000 }, async () => {
    const bytes = await pdfOf((document) => {
      for (let page = 1; page < 500; page++) document.text(`Page ${page}`).addPage();
      document.text('the last');
    });
    const seen: [number, number][] = [];
    const facts = await inspectPdf(bytes, { progress: (...told) => seen.push(told) });
    expect(facts.pageCount).toBe(500);
    expect(seen.at(-1)).toEqual([facts.pages.length, 500]);
  });
});
