import { describe, expect, it } from 'vitest';
import { exportDocument } from '#app/pdf/export-document.server.ts';
import { profiles } from '#app/pdf/profiles.ts';
import { textFrame } from '#app/pdf/measure/text-frame.ts';
import { code, documentOf, h, kitchenSink, li, p, prose } from './support/document.ts';
import { hasTool, metadata, opened, runTool } from './support/pdf-tools.ts';

const date = new Date('2026-01-02T03:04:05Z');
const hash = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

describe('exportDocument', () => {
  it('gives the same bytes for the same content and date, alone or beside another export', async () => {
    const alone = await exportDocument(kitchenSink(), 'nsf', { date });
    const other = documentOf({ Other: [p(prose(300), ' ελληνικά 李')] });
    const together = await Promise.all([
      exportDocument(kitchenSink(), 'nsf', { date }),
      exportDocument(other, 'a4', { date }),
      exportDocument(kitchenSink(), 'nsf', { date }),
    ]);
    expect(hash(together[0].pdf)).toBe(hash(alone.pdf));
    expect(hash(together[2].pdf)).toBe(hash(alone.pdf));
    expect(hash((await exportDocument(kitchenSink(), 'nsf', { date: new Date(0) })).pdf)).not.toBe(hash(alone.pdf));
  });

  it.each(['letter', 'a4', 'nsf'] as const)('makes one page of an empty document in %s', async (id) => {
    const { pages, pdf, sections } = await exportDocument(documentOf({}, { title: '', people: [] }), id);
    expect({ pages, sections }).toEqual({ pages: 1, sections: [] });
    expect(Buffer.from(pdf).toString('latin1').startsWith('%PDF-1.7')).toBe(true);
    expect(metadata(pdf)).toContain('Untitled proposal');
  });

  it('sets an empty section as its title and never adds an empty page', async () => {
    const file = documentOf({ One: [], Two: [p('')], Three: [p('text'), p(), p(' ')] });
    const { pages, sections } = await exportDocument(file, 'nsf');
    expect(pages).toBe(4);
    expect(sections.map((section) => section.pages)).toEqual([1, 1, 1]);
  });

  it('counts every page a section touches', async () => {
    const file = documentOf({ One: [p('short')], Two: Array.from({ length: 10 }, () => p(prose(200))) });
    const { pages, sections } = await exportDocument(file, 'a4');
    expect(sections).toEqual([
      { key: 'one', pages: 1, limit: null },
      { key: 'two', pages, limit: null },
    ]);
  });

  it('finds a section of exactly its limit right, and one line more wrong', async () => {
    const { headings, body, code: listing } = profiles.nsf;
    const left = 3 * textFrame(profiles.nsf).height - headings[0].leading - headings[0].after;
    expect(body.leading).toBe(listing.leading);
    const rules = [
      { key: 'plan', limit: { unit: 'pages' as const, max: 3, quote: 'three pages', source: 'the guide' } },
    ];
    let lines = Math.floor(left / listing.leading) - 4;
    const outcome = async () => {
      const file = documentOf({ Plan: [code(Array.from({ length: lines }, (_, line) => `line ${line}`).join('\n'))] });
      return exportDocument(file, 'nsf', { rules });
    };
    while ((await outcome()).sections[0]!.pages <= 3) lines += 1;
    const over = await outcome();
    lines -= 1;
    const full = await outcome();
    expect(full.sections).toEqual([{ key: 'plan', pages: 3, limit: 3 }]);
    expect(full.findings).toEqual([]);
    expect(over.sections).toEqual([{ key: 'plan', pages: 4, limit: 3 }]);
    expect(over.findings).toMatchObject([
      { level: 'error', rule: 'page-limit', source: 'the guide', page: over.pages },
    ]);
    expect(over.findings[0]!.message).toContain('“three pages”');
  });

  it('says in its properties who wrote what, whatever characters they use', async () => {
    const title = 'R&D <é> "quoted" 😀';
    const file = documentOf(
      { One: [p('text')] },
      {
        title,
        people: [
          { name: 'A & B <c>', role: 'lead' },
          { name: 'Viewer', role: 'viewer' },
        ],
      },
    );
    const { pdf } = await exportDocument(file, 'letter', { date, keywords: ['a<b', 'c&d'], subject: 'S & T' });
    const xmp = metadata(pdf);
    expect(xmp).toContain('R&amp;D &lt;é&gt; &quot;quoted&quot; 😀');
    expect(xmp).toContain('<rdf:li>A &amp; B &lt;c&gt;</rdf:li>');
    expect(xmp).not.toContain('Viewer');
    expect(xmp.replace(/&(amp|lt|gt|quot|apos);/g, '')).not.toMatch(/&|<(?![/?a-z])/i);
    if (hasTool('pdfinfo')) expect(runTool('pdfinfo', pdf).output).toContain(`Title:           ${title}`);
  });

  it('has a bookmark for every section and heading, opening at the left of its line', async () => {
    const { pdf } = await exportDocument(
      documentOf({ One: [h('Deep', 3), p('x'), h('Next', 1), p('x')], Two: [] }),
      'letter',
      { date },
    );
    const text = opened(pdf);
    for (const title of ['One', 'Deep', 'Next', 'Two']) expect(text).toMatch(new RegExp(`/Title \\(${title}\\)`));
    expect(text).toMatch(/\/XYZ 79\.2\d* [\d.]+ 0/);
  });

  it('is tagged in reading order, with lists, labels and no level of heading left out', async () => {
    const file = documentOf({ One: [h('Deep', 3), p('x'), li('a'), li('b', 3, 'ordered'), li('c')] });
    const text = opened((await exportDocument(file, 'letter', { date })).pdf);
    for (const tag of ['Document', 'Sect', 'H1', 'H2', 'P', 'L', 'LI', 'Lbl', 'LBody'])
      expect(text).toContain(`/S /${tag}\n`);
    expect(text).not.toContain('/S /H4');
    expect(text).toContain('/Marked true');
  });
});
