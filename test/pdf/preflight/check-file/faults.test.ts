import { describe, expect, it } from 'vitest';
import { nsf } from '#app/proposals/templates/nsf.ts';
import { ruleOf } from '#app/pdf/section-rule.ts';
import { documentOf, h, p, prose } from '../../support/document.ts';
import { exportDocument } from '#app/pdf/export-document.server.ts';
import { findingsOf } from '../../support/facts.ts';
import { faces, fill, pdfOf } from '../../support/faulty-pdf.ts';

type Draw = Parameters<typeof pdfOf>[0];
type Fault = {
  name: string;
  rule: string;
  level?: string;
  draw: Draw;
  options?: Parameters<typeof pdfOf>[1];
  profile?: string;
  section?: string;
  page: number | null;
  says: RegExp;
};

/** A good first page and then what is wrong. */
const then =
  (draw: Draw): Draw =>
  (document) => {
    fill(document);
    draw(document.addPage());
  };

const faults: Fault[] = [
  {
    name: 'too small type',
    rule: 'type-size',
    draw: then((document) => fill(document.fontSize(9), { lineGap: 4 })),
    page: 2,
    says: /“maintainers .* is set in 9 points Tinos-Regular.*Set text in 11 points or more/,
  },
  {
    name: 'too small type, shrunk by a scale',
    rule: 'type-size',
    draw: then((document) => {
      document.fontSize(12).scale(0.8, 0.8);
      [document.x, document.y] = [95, 95];
      fill(document, { lineGap: 4 });
    }),
    page: 2,
    says: /9\.6 points/,
  },
  {
    name: 'text in the margin',
    rule: 'margins',
    draw: then((document) => document.text('a note at the side', 30, 300, { lineBreak: false })),
    page: 2,
    says: /“a note at the side” reaches 14\.8 mm into the left margin of 25\.4 mm/,
  },
  {
    name: 'a live link',
    rule: 'no-links',
    draw: then((document) => document.text('here', { link: 'https://example.org/x' })),
    section: 'project_description',
    page: 2,
    says: /live link leads to https:\/\/example\.org\/x/,
  },
  {
    name: 'a typed web address',
    rule: 'no-links',
    draw: then((document) => document.text('see www.example.org.')),
    section: 'project_description',
    page: 2,
    says: /web address www\.example\.org\./,
  },
  {
    name: 'a live link in a file of no known section',
    rule: 'no-links',
    level: 'warning',
    draw: then((document) => document.text('here', { link: 'https://example.org/x' })),
    page: 2,
    says: /say which section/,
  },
  {
    name: 'the wrong paper',
    rule: 'paper',
    draw: (document) => {
      fill(document);
      fill(document.addPage({ size: 'A4', margin: 73 }));
    },
    page: 2,
    says: /210 by 297 mm.*US Letter \(216 by 279 mm\)/,
  },
  {
    name: 'two columns of dense text',
    rule: 'characters-per-inch',
    profile: 'nih',
    draw: (document) => {
      fill(document.font(faces.arial).fontSize(12));
      document.addPage().font(faces.times).fontSize(11);
      fill(document, { columns: 2, columnGap: 18, height: 300, lineGap: 1 }, 12);
    },
    page: 2,
    says: /16\.\d characters per inch on average; 15 are allowed/,
  },
  {
    name: 'lines too close',
    rule: 'lines-per-inch',
    draw: then((document) => fill(document.font(faces.arial).fontSize(10), { lineGap: 0 })),
    page: 2,
    says: /6\.26 lines stand in a vertical inch/,
  },
  {
    name: 'no title',
    rule: 'title-missing',
    draw: (document) => fill(document),
    options: { info: {} },
    page: null,
    says: /no title/,
  },
  {
    name: 'PDF 1.3',
    rule: 'pdf-version',
    draw: (document) => fill(document),
    options: { pdfVersion: '1.3' },
    page: null,
    says: /PDF 1\.3.*1\.5 or newer/,
  },
  {
    name: 'a standard font that is not embedded',
    rule: 'fonts-embedded',
    draw: then((document) => fill(document.font('Times-Roman'))),
    page: 2,
    says: /Times-Roman is not in the file/,
  },
  {
    name: 'a form field',
    rule: 'form-fields',
    profile: 'nih',
    draw: (document) => {
      fill(document.font(faces.arial).fontSize(12));
      document.addPage();
      document.initForm();
      document.formText('amount', 100, 300, 200, 20);
    },
    page: 2,
    says: /1 form field \(“amount”/,
  },
  {
    name: 'a JavaScript action',
    rule: 'scripts',
    draw: (document) => {
      fill(document);
      const root = (document as unknown as { _root: { data: Record<string, unknown> } })._root;
      root.data.OpenAction = { S: 'JavaScript', JS: new String('app.alert(1)') };
    },
    page: null,
    says: /scripts/,
  },
  {
    name: 'more pages than allowed',
    rule: 'page-limit',
    section: 'mentoring_plan',
    draw: then((document) => fill(document)),
    page: 2,
    says: /2 pages; 1 is allowed. Shorten it by 1/,
  },
  {
    name: 'a heading inside a line',
    rule: 'required-heading',
    section: 'project_description',
    draw: then((document) => document.text('Broader Impacts: we will help many')),
    page: 2,
    says: /“Broader Impacts” must stand alone.*inside a line/,
  },
  {
    name: 'protection',
    rule: 'encrypted',
    draw: (document) => fill(document),
    options: { ownerPassword: 'secret', permissions: {} },
    page: null,
    says: /protected/,
  },
  {
    name: 'a page number where there must be none',
    rule: 'page-numbers',
    level: 'warning',
    profile: 'nih',
    draw: (document) => {
      for (const page of [1, 2]) {
        if (page === 2) document.addPage();
        fill(document.font(faces.arial).fontSize(12), {}, 3);
        document.text(`Page ${page} of 2`, 280, 720, { lineBreak: false });
      }
    },
    page: 1,
    says: /Page 1 of 2/,
  },
  {
    name: 'a scan',
    rule: 'no-text',
    draw: (document) => document.rect(100, 100, 200, 200).fill(),
    page: null,
    says: /pictures/,
  },
];

describe('a file with a known fault', () => {
  it.each(faults)('$name', async ({ rule, level = 'error', draw, options, profile = 'nsf', section, page, says }) => {
    const bytes = await pdfOf(draw, options);
    const rules = section ? ruleOf(nsf.sections, section) : null;
    const found = await findingsOf(bytes, { profile, section: rules });
    const [first, ...more] = found.filter((each) => each.rule === rule);
    expect(first).toMatchObject({ rule, level, page, message: expect.stringMatching(says) as string });
    expect(more).toEqual([]);
    if (rule !== 'page-limit' && page !== null && !['paper', 'fonts-embedded'].includes(rule))
      expect(first!.place).toMatchObject({ x: expect.any(Number) as number, y: expect.any(Number) as number });
    // Nothing else is an error, but for what cannot be otherwise.
    const others = found.filter((each) => each.level === 'error' && each.rule !== rule).map((each) => each.rule);
    const known = section ? ['required-heading'] : rule === 'scripts' ? ['form-fields'] : [];
    expect(others.filter((other) => !known.includes(other))).toEqual([]);
  });
});

describe('a file with nothing wrong', () => {
  it('made by another program passes', async () => {
    const bytes = await pdfOf((document) => fill(document, {}, 40));
    expect((await findingsOf(bytes)).map(({ level, rule }) => [level, rule])).toEqual([['info', 'untagged']]);
  });

  it('has its headings found, with numbers before them', async () => {
    const file = documentOf({ 'Project Description': [h('Broader Impacts'), p(prose(60))] });
    const { pdf } = await exportDocument(file, 'nsf', { rules: nsf.sections });
    const section = ruleOf(nsf.sections, 'project_description');
    expect((await findingsOf(pdf, { section })).filter(({ rule }) => rule === 'required-heading')).toEqual([]);
  });
});
