import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { main } from '#app/pdf/export-cli.server.ts';
import { fill, pdfOf } from './support/faulty-pdf.ts';

let folder: string;
let printed: { out: string; err: string };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'callboard-check-'));
  printed = { out: '', err: '' };
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((printed.out += String(text)), true));
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((printed.err += String(text)), true));
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

const save = (name: string, bytes: Uint8Array | string) => {
  writeFileSync(join(folder, name), bytes);
  return join(folder, name);
};
const good = () => pdfOf((document) => fill(document));

describe('npm run export -- FILE.pdf', () => {
  it('checks a PDF, and gives 0 for one with nothing but remarks', async () => {
    const file = save('good.pdf', await good());
    expect(await main([file, '--profile', 'nsf'])).toBe(0);
    expect(printed.out).toMatch(/good\.pdf: 1 page, profile nsf\ninfo \(untagged\): /);
  });

  it('gives 1 for an error, in the contract’s shape with a place', async () => {
    const bytes = await pdfOf((document) => {
      fill(document);
      document.addPage().text('aside', 20, 300, { lineBreak: false });
    });
    const argv = [save('bad.pdf', bytes), '--json', '--template', 'nsf', '--section', 'mentoring_plan'];
    expect(await main(argv)).toBe(1);
    const { pages, sections, findings } = JSON.parse(printed.out) as { findings: Record<string, unknown>[] } & object &
      Record<string, unknown>;
    expect({ pages, sections }).toEqual({ pages: 2, sections: [{ key: 'mentoring_plan', pages: 2, limit: 1 }] });
    const margins = findings.find(({ rule }) => rule === 'margins')!;
    expect(Object.keys(margins)).toEqual(['level', 'rule', 'source', 'section', 'page', 'place', 'message']);
    expect(margins).toMatchObject({ level: 'error', page: 2, source: 'NSF PAPPG 24-1, II.C', place: { x: 20 } });
    expect(margins.message).toMatch(/The rule: At least one inch|The rule: Margins of at least one inch/);
  });

  it('takes the rules of funders whose format we do not set', async () => {
    expect(await main([save('a.pdf', await good()), '--profile', 'ukri', '--json'])).toBe(1);
    expect(printed.out).toContain('"rule":"paper"');
  });

  const cases: [string, () => string[], RegExp][] = [
    ['a web page', () => [save('x.pdf', '<!doctype html>'), '--profile', 'nsf'], /web page/],
    ['an empty file', () => [save('x.pdf', ''), '--profile', 'nsf'], /x\.pdf: The file is empty/],
    ['a missing file', () => [join(folder, 'none.pdf'), '--profile', 'nsf'], /there is no such file/],
    ['no profile', () => ['x.pdf'], /--profile.*Usage:/],
    ['an unknown profile', () => ['x.pdf', '--profile', 'b5'], /no profile "b5"; there are letter/],
    [
      'an unknown section',
      () => ['x.pdf', '--profile', 'nsf', '--section', 'poem'],
      /no section "poem"; it has project/,
    ],
    ['a place to write to', () => ['x.pdf', '--profile', 'nsf', '--out', 'y.pdf'], /nothing is written/],
    ['two files', () => ['x.pdf', 'y.pdf', '--profile', 'nsf'], /one file, not 2/],
  ];
  it.each(cases)('refuses %s with 2 and one line', async (_, argv, message) => {
    expect(await main(argv())).toBe(2);
    expect(printed.err).toMatch(message);
    expect(printed.err.trimEnd()).not.toContain('\n');
    expect(printed.out).toBe('');
  });

  it('refuses a file of more than 200 MB before it is read', async () => {
    const file = save('large.pdf', '%PDF-1.7');
    truncateSync(file, 200 * 1024 * 1024 + 1);
    expect(await main([file, '--profile', 'nsf'])).toBe(2);
    expect(printed.err).toMatch(/201 MB; at most 200 MB/);
  });
});
