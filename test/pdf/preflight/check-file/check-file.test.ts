import { describe, expect, it } from 'vitest';
import type { PdfFacts, TextLine } from '#app/pdf/inspect/pdf-facts.ts';
import { checkFile, type FileToCheck } from '#app/pdf/preflight/check-file/check-file.ts';
import { isPageNumber } from '#app/pdf/preflight/check-file/page-numbers.ts';
import { profiles } from '#app/pdf/profiles.ts';
import { fileLimits } from '#app/pdf/preflight/file-limits.ts';
import { lineAt, linesAt, pageOf, someFacts } from '../../support/facts.ts';

const check = (facts: PdfFacts, more: Partial<FileToCheck> = {}) =>
  checkFile(facts, { profile: 'nsf', section: null, fileName: null, ...more });
const rules = (facts: PdfFacts, more: Partial<FileToCheck> = {}) =>
  check(facts, more).map(({ level, rule, page }) => `${level} ${rule} ${page}`);
const file = (lines: TextLine[], more: Partial<PdfFacts> = {}) => someFacts([pageOf(lines)], more);
const a4 = { width: 595.28, height: 841.89 };

describe('type size', () => {
  it('takes the 11 points of LaTeX, and 10 for Arial', () => {
    expect(rules(file(linesAt(9, 13, { font: 'CMR10', size: 10.909 })))).toEqual([]);
    expect(rules(file(linesAt(9, 13, { font: 'ArialMT', size: 10 })))).toEqual([]);
    expect(rules(file(linesAt(9, 13, { font: 'TimesNewRomanPSMT', size: 10 })))).toEqual(['error type-size 1']);
    expect(rules(file(linesAt(9, 13, { font: 'ArialNarrow', size: 10 })))).toContain('error type-size 1');
  });

  it('asks to look at a small line or two, and lets a caption pass', () => {
    const text = linesAt(9, 13);
    const label = lineAt(400, { text: 'x axis', width: 30, size: 8 });
    expect(rules(file([...text, label]))).toEqual(['warning type-size 1']);
    const caption = ['Figure 3. What is shown here, in words that go on for some lines of', 'small type', 'and more'];
    const small = caption.map((words, index) => lineAt(400 + index * 10, { text: words, size: 8 }));
    expect(rules(file([...text, ...small]))).toEqual([]);
  });

  it('lets notes at the foot and references be smaller where the rule does, down to its least', () => {
    const page = (lines: TextLine[]) => someFacts([pageOf([...linesAt(9, 13), ...lines], a4)]);
    const foot = (size: number) => [0, 1, 2, 3].map((index) => lineAt(700 + index * 11, { size }));
    expect(rules(page(foot(9)), { profile: 'msca-pf' })).toEqual([]);
    expect(rules(page(foot(7)), { profile: 'msca-pf' })).toEqual(['error type-size 1']);
    expect(rules(page(foot(9)), { profile: 'ukri' })).toEqual(['error type-size 1']);
    const references = [lineAt(300, { text: 'References', width: 60 }), ...linesAt(9, 11, { size: 9 })];
    const second = pageOf(linesAt(9, 11, { size: 9 }), a4);
    expect(rules(someFacts([pageOf([...references.slice(0, 1)], a4), second]), { profile: 'dfg' })).toEqual([]);
  });

  it('names typefaces that the funder does not', () => {
    expect(rules(file(linesAt(9, 13, { font: 'ComicSansMS', size: 12 })))).toEqual(['warning typeface 1']);
    expect(rules(file(linesAt(9, 13, { font: 'ComicSansMS', size: 12 })), { profile: 'nih' })).toEqual([]);
  });
});

describe('margins', () => {
  it('forgives what rounding and slanted letters do, and no more', () => {
    expect(rules(file(linesAt(9, 13, { x: 71.2 })))).toEqual([]);
    expect(rules(file(linesAt(9, 13, { x: 70.8 })))).toEqual(['error margins 1']);
  });

  it('asks to look at page numbers where nothing may stand, and passes them where they may', () => {
    const number = lineAt(770, { text: 'Page 2 of 9', x: 280, width: 50 });
    expect(rules(file([...linesAt(9, 13), number]))).toEqual(['warning margins 1']);
    const page = pageOf([...linesAt(9, 13), { ...number, baseline: 820, y: 812, size: 8 }], a4);
    expect(rules(someFacts([page]), { profile: 'horizon' })).toEqual([]);
  });

  it.each(['3', '- 3 -', 'Page 3', 'Page 3 of 12', 'Part B - Page 3 of 10', '3/12', 'A-3', 'Seite 3 von 9'])(
    'knows %s as the number of a page',
    (text) => expect(isPageNumber(text)).toBe(true),
  );
  it.each(['In 2024', '3 apples', 'Table 3', '1.2 Objectives'])('and not %s', (text) =>
    expect(isPageNumber(text)).toBe(false),
  );
});

describe('density', () => {
  const nih = (lines: TextLine[]) => rules(file(lines), { profile: 'nih' });
  const wide = (characters: number) => linesAt(9, 13, { text: 'm'.repeat(characters), width: 6.5 * 72 - 1 });

  it('is the average of full lines: a little over may be chance', () => {
    expect(nih(wide(97))).toEqual([]);
    expect(nih(wide(99))).toEqual(['warning characters-per-inch 1']);
    expect(nih(wide(104))).toEqual(['error characters-per-inch 1']);
    expect(nih([...wide(97), lineAt(400, { text: 'm'.repeat(60), width: 200 })])).toEqual([]);
    expect(nih([...wide(97), lineAt(400, { text: '. '.repeat(80) })])).toEqual([]);
  });

  it('takes six lines in an inch and not seven, in each column', () => {
    expect(nih(linesAt(20, 12))).toEqual([]);
    expect(nih(linesAt(20, 11.8))).toEqual(['error lines-per-inch 1']);
    const half = { text: 'some forty characters stand on this line', width: 220 };
    const columns = [...linesAt(20, 12, half), ...linesAt(20, 12, { ...half, x: 310 }).map(shifted(6))];
    expect(nih(columns)).toEqual([]);
  });

  const shifted = (by: number) => (line: TextLine) => ({ ...line, baseline: line.baseline + by, y: line.y + by });
});

describe('links', () => {
  it('may stand among the references, though one asks to look', () => {
    const heading = lineAt(300, { text: 'References Cited', width: 80 });
    const doi = lineAt(320, { text: 'See https://example.org/paper for more of it', width: 300 });
    expect(rules(file([heading, doi]))).toEqual([]);
    expect(rules(file([heading, doi]), { profile: 'cdmrp' })).toContain('warning no-links 1');
    expect(rules(file([doi]), { profile: 'cdmrp' })).toContain('error no-links 1');
    const section = { key: 'description', forbid: ['links' as const] };
    expect(rules(file([heading, doi]), { section })).toContain('error no-links 1');
    expect(
      rules(file([lineAt(320, { text: 'https://doi.org/10.1/x', width: 90 })]), { profile: 'cdmrp' }),
    ).not.toContain('error no-links 1');
  });
});

describe('the name of the file', () => {
  const named = (fileName: string, profile = 'nih') =>
    check(file(linesAt(2, 13)), { profile, fileName }).filter(({ rule }) => rule === 'file-name');

  it.each(['Specific_Aims.pdf', 'a (1).PDF', `${'x'.repeat(46)}.pdf`])('%s is taken', (name) => {
    expect(named(name)).toEqual([]);
  });

  it.each([
    [`${'x'.repeat(47)}.pdf`, /51 characters; 50/],
    ['R&D.pdf', /“&”/],
    ['Zusammenfassung ü.pdf', /“ü”/],
    ['two  spaces.pdf', /spaces/],
    ['space .pdf', /spaces/],
    ['aims.docx', /does not end in \.pdf/],
  ])('%s is not', (name, says) => {
    expect(named(name)).toMatchObject([{ level: 'error', message: expect.stringMatching(says) as string }]);
  });

  it('has no rule where we know none', () => {
    expect(named('ü & more.pdf', 'letter')).toEqual([]);
  });
});

it('pages that were not read, drawn fonts, notes, portfolios and large files are named', () => {
  const box = { x: 9, y: 9, width: 1, height: 1, page: 1 };
  const facts = file(linesAt(3, 13), {
    pageCount: 9,
    bytes: 6 * 1024 * 1024,
    fonts: [{ name: 'F1', embedded: true, subset: false, type3: true, page: 1 }],
    remarks: [{ ...box, kind: 'Highlight' }],
    portfolio: true,
  });
  expect(rules({ ...facts, pages: [pageOf(facts.pages[0]!.lines, a4)] }, { profile: 'ukri' })).toEqual([
    'error attachments null',
    'error file-size null',
    'warning not-all-read null',
    'warning fonts-drawn 1',
    'warning remarks 1',
  ]);
});

it('text that is seen but not known to a machine is found, and a program that the funder’s system cannot read', () => {
  const lines = linesAt(3, 13, { text: '\uE001\uE002\uE003\uE004 \uFFFD\uFFFD of a font that says nothing' });
  expect(rules(file(lines))).toEqual(['error unreadable-text 1']);
  expect(rules(file(linesAt(3, 13), { producer: 'macOS Version 15 Quartz PDFContext' }))).toEqual([
    'error producer null',
  ]);
});

it('a fault on every page is told a dozen times, and how often it is', () => {
  const pages = Array.from({ length: 40 }, () => pageOf(linesAt(9, 13, { x: 30 })));
  const found = check(someFacts(pages));
  expect(found).toHaveLength(12);
  expect(found.at(-1)!.message).toContain('The same is so on 28 more pages.');
});

it('a finding has the fact of the profile behind it where there is one', () => {
  const [margins] = check(file(linesAt(9, 13, { x: 30 })));
  const { about, ...fact } = profiles.nsf.facts.find((each) => each.about === 'margins')!;
  expect([about, margins!.evidence]).toEqual(['margins', expect.objectContaining(fact)]);
  const [old] = check(file(linesAt(9, 13), { version: '1.3' }));
  expect(old!.evidence!.source).toBe('NSF staff, nsf-proposal-latex-samples');
});

it('every limit says where it stands, when it was read and how sure we are', () => {
  for (const { title, ...limits } of Object.values(fileLimits)) {
    expect(title).toBeTruthy();
    for (const rule of Object.values(limits)) {
      expect(rule.quote ?? rule.says).toBeTruthy();
      expect(rule.source).toBeTruthy();
      expect(rule.checkedOn).toMatch(/^\d{4}-\d\d-\d\d$/);
      if (rule.confidence === 'verified') expect(rule.sourceUrl).toMatch(/^https:/);
    }
  }
});
