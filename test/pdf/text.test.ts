import { describe, expect, it } from 'vitest';
import { exportDocument } from '#app/pdf/export-document.server.ts';
import { documentFlow } from '#app/pdf/flow/document-flow.ts';
import type { DocumentFile } from '#app/document/file.ts';
import { flowText, type FlowBlock } from '#app/pdf/flow/flow.ts';
import { code, documentOf, h, kitchenSink, li, p, prose, quote, run } from './support/document.ts';
import { asFlow, extractText, hasTool } from './support/pdf-tools.ts';

const text = async (...args: Parameters<typeof exportDocument>) => extractText((await exportDocument(...args)).pdf);

/** Without what stands beside the column or at the foot of the page, where tools read in an order of their own. */
function textOnly(file: DocumentFile): DocumentFile {
  const sections = file.sections.map((section) => {
    const rich = section.blocks.findIndex(({ attrs }) => attrs.label === 'everything');
    return rich < 0 ? section : { ...section, blocks: section.blocks.slice(0, rich) };
  });
  return { ...file, sections };
}

describe.skipIf(!hasTool('pdftotext'))('text that comes back from the PDF', () => {
  it('is the whole document in order, word for word, in every profile without page numbers', async () => {
    const file = textOnly(kitchenSink());
    const expected = documentFlow(file)
      .blocks.map((block) => `${block.label ?? ''} ${flowText(block)}`)
      .join(' ');
    expect(asFlow(await text(file, 'nsf'))).toBe(asFlow(expected));
  });

  it('has every word of tables, captions and footnotes too, beside formulas, which are drawn', async () => {
    const file = kitchenSink();
    const { blocks, notes } = documentFlow(file);
    const all = (block: FlowBlock): string[] => {
      const cells = (block.rows ?? []).flat().flatMap((cell) => cell.blocks.flatMap(all));
      return [block.label ?? '', ...cells, ...block.runs.filter(({ math }) => !math).map(({ text }) => text)];
    };
    // The words of a figure stand only where its picture cannot.
    const expected = [...blocks, ...notes].filter(({ role }) => role !== 'figure').flatMap(all);
    // Leaders of the table of contents, and pages, which are known only once they are set, are left out.
    const words = (text: string) => asFlow(text).replace(/[\s.\d]+/g, '');
    const letters = (text: string) => [...words(text)].sort().join('');
    expect(letters(await text(file, 'nsf')).length).toBe(letters(expected.join(' ')).length);
    expect(letters(await text(file, 'nsf'))).toBe(letters(expected.join(' ')));
  });

  it('neither gains nor loses a space at the edge of a mark', async () => {
    const file = documentOf({
      One: [
        p(
          'a',
          run('b', 'strong'),
          'c ',
          run('d', 'em'),
          ' e',
          run(' f', 'strong'),
          run('.', 'em'),
          ' (',
          run('g', 'code'),
          '), ',
          run('h', 'https://example.org/'),
          '; i',
        ),
      ],
    });
    expect(asFlow(await text(file, 'nsf'))).toContain('abc d e f. (g), h; i');
  });

  it('joins hyphenated words again, and never divides a name or a heading', async () => {
    const words = 'interoperability reproducibility infrastructure Internationalisierung conceptualization';
    const file = documentOf({ One: [p(Array(80).fill(words).join(' '))] });
    const raw = await text(file, 'nsf');
    expect(raw).toContain('\u00AD');
    expect(raw).not.toMatch(/Inter\p{L}*\u00AD/u);
    expect(asFlow(raw)).toContain(Array(80).fill(words).join(' '));
    const headings = await text(documentOf({ One: [h(`${words} ${words}`), h(words, 3)] }), 'nsf');
    expect(headings).not.toContain('\u00AD');
  });

  it.each(['Nguyễn', 'Dvořák', 'Łukasz', 'Şahin', 'ʻOkina', 'Ελένη', 'Юлия', 'office', 'ﬁnal', 'µ', '3–5', '≤ ≥ → ∞'])(
    'sets %s',
    async (word) => {
      const { pdf, findings } = await exportDocument(
        documentOf({ One: [p(word, ' and ', run(word, 'strong', 'em'))] }),
        'nsf',
      );
      expect(asFlow(extractText(pdf))).toContain(`${word} and ${word}`);
      expect(findings).toEqual([]);
    },
  );

  it('is the same for composed and decomposed accents', async () => {
    const name = 'Dvořák Nguyễn';
    const set = (word: string) => text(documentOf({ One: [p(word)] }), 'nsf');
    expect(await set(name.normalize('NFD'))).toBe(await set(name.normalize('NFC')));
  });

  it('reads a space first set as a no-break space, and a hyphen first set as a soft one, as what they are', async () => {
    const file = documentOf(
      { 'second\u00A0words': [p('third\u00A0words hy\u00ADphen well-known')] },
      { title: 'first\u00A0words', people: [] },
    );
    expect(asFlow(await text(file, 'nsf'))).toBe('first words second words third words hyphen well-known');
  });

  it('keeps a character that no font has, behind its stand-in', async () => {
    expect(asFlow(await text(documentOf({ One: [p('before 李 😀 after')] }), 'nsf'))).toContain('before 李 😀 after');
  });

  it('breaks a token of 300 characters over lines and loses none of them', async () => {
    const token = Array.from({ length: 300 }, (_, index) => String.fromCharCode(97 + (index % 26))).join('');
    for (const block of [p(`see ${token} there`), h(token), li(token), code(token), quote(token)]) {
      const flow = (await text(documentOf({ One: [block] }), 'nsf')).replace(/\s+/g, '');
      expect(flow).toContain(token);
    }
  });

  it('keeps the indentation and empty lines of code', async () => {
    const { pdf } = await exportDocument(documentOf({ One: [code('if a:\n    b\n\n\tc')] }), 'letter');
    expect(extractText(pdf)).toMatch(/if a:\n\s*b\n\s*c/);
  });

  it('puts a required heading on a line of its own', async () => {
    const file = documentOf({ 'Project Description': [p(prose(60)), h('Broader Impacts'), p(prose(60))] });
    for (const profile of ['nsf', 'letter', 'a4'] as const) {
      expect((await text(file, profile)).split('\n')).toContain('Broader Impacts');
    }
  });
});
