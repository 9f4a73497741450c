import { describe, expect, it } from 'vitest';
import type { Block, Inline } from '#app/document/blocks.ts';
import { exportDocument } from '#app/pdf/export-document.server.ts';
import { documentFlow } from '#app/pdf/flow/document-flow.ts';
import { flowRuns, flowText } from '#app/pdf/flow/flow.ts';
import { inspectPdf } from '#app/pdf/inspect/inspect-pdf.server.ts';
import { fileSections } from '#app/pdf/one-section.ts';
import { setFiles } from '#app/pdf/package/set-files.ts';
import { documentOf, h, kitchenSink, p } from './support/document.ts';
import { validate, veraPdfProblem } from './support/verapdf.ts';
import { asFlow, extractText, hasTool, runTool } from './support/pdf-tools.ts';

const cite = (id: string): Inline => ({ t: 'cite', works: [{ id }] });
const see = (to: string, show: 'number' | 'page' = 'number'): Inline => ({ t: 'xref', to, show });
const note = (...content: Inline[]): Inline => ({ t: 'footnote', content });
const table = (label: string): Block => ({ kind: 'table', attrs: { label, cells: [[[p('cell')]]] }, content: [] });
const works = ['One', 'Two', 'Three'].map((title, at) => ({
  id: `w${at + 1}`,
  title,
  issued: { 'date-parts': [[2020]] },
}));

const file = (last = 'Annex') =>
  documentOf(
    {
      Summary: [p('First ', cite('w1'), note({ text: 'A note of the summary ' }, cite('w2'))), table('early')],
      Plan: [
        p(
          'As ',
          cite('w3'),
          ' and ',
          cite('w1'),
          ' in ',
          see('early'),
          ' and ',
          see('late'),
          '.',
          note({ text: 'A note of the plan' }),
        ),
        table('late'),
        p('On page ', see('early', 'page'), ' and ', see('late', 'page')),
      ],
      [last]: [p('The end')],
    },
    { references: works },
  );
const flow = (section: string, last?: string) => documentFlow(file(last), { section });
const texts = (section: string, last?: string) => flow(section, last).blocks.map(flowText);
const links = (section: string) =>
  flow(section)
    .blocks.flatMap(flowRuns)
    .flatMap(({ href }) => href ?? []);

describe('a section set alone', () => {
  it('has its own blocks, numbered as in the whole', () => {
    const [title, first, ...more] = texts('plan');
    expect(title).toBe('Plan');
    expect(first).toBe('As [3] and [1] in Table 1 and Table 2.1');
    expect(more).toContain('Table 2');
    expect(texts('plan').join(' ')).not.toContain('Ana');
  });

  it('links only to what its file holds', () => {
    expect(links('plan')).toEqual(['#late', '#late']);
  });

  it('numbers its notes from one, and has no others', () => {
    expect(flow('plan').notes.map((one) => [one.label, flowText(one)])).toEqual([['1', 'A note of the plan']]);
  });

  it('has the list of references where it stands in the document, else it is a file of its own', () => {
    expect(texts('references_cited', 'References Cited').filter((text) => text.includes('Three'))).toHaveLength(1);
    expect(fileSections(file('References Cited')).map(({ key }) => key)).toEqual([
      'summary',
      'plan',
      'references_cited',
    ]);
    const own = fileSections(file()).at(-1)!;
    expect(own.title).toBe('References');
    expect(texts(own.key)).toHaveLength(4);
  });

  it('is refused by a name that is none, with the known ones', async () => {
    await expect(exportDocument(file(), 'nsf', { section: 'no' })).rejects.toThrow(/no section "no".*summary, plan/);
  });

  it('counts pages and finds faults for itself, and begins on its first page', async () => {
    const long = documentOf({
      Summary: [h('Overview'), p('x')],
      Plan: Array.from({ length: 90 }, () => p('word '.repeat(60))),
    });
    const alone = await exportDocument(long, 'nsf', { section: 'plan' });
    const whole = await exportDocument(long, 'nsf');
    expect(alone.sections).toEqual([{ ...whole.sections[1]! }]);
    expect(alone.pages).toBe(whole.sections[1]!.pages);
    expect((await inspectPdf(alone.pdf)).pages[0]!.lines[0]!.text).toBe('Plan');
  });

  it('gives way to the whole where the document has none', async () => {
    const empty = documentOf({});
    const { files } = await setFiles(empty, 'sections', (section) =>
      exportDocument(empty, 'nsf', section === null ? {} : { section }),
    );
    expect(files).toMatchObject([{ section: null, title: 'A proposal', pages: 1 }]);
  });

  it.skipIf(!hasTool('qpdf'))('is a sound tagged file with every word of its section', async () => {
    const sink = kitchenSink();
    const { files, pages } = await setFiles(sink, 'sections', (section) =>
      exportDocument(sink, 'nsf', section === null ? {} : { section }),
    );
    expect(files.map(({ title }) => title)).toEqual(fileSections(sink).map(({ title }) => title));
    expect(pages).toBe(files.reduce((sum, one) => sum + one.pages, 0));
    for (const { pdf, title } of files) {
      expect(runTool('qpdf', pdf, ['--check', '{}']).status).toBe(0);
      expect(asFlow(extractText(pdf))).toContain(title);
      expect(runTool('pdfinfo', pdf, ['-struct', '{}']).output).toContain('Document');
    }
  });

  it.skipIf(veraPdfProblem() !== null && !process.env.CI)(
    'is PDF/A-2a and PDF/UA-1 like the whole',
    async () => {
      const sink = kitchenSink();
      const files: Record<string, Uint8Array> = {};
      for (const { key } of fileSections(sink)) files[key] = (await exportDocument(sink, 'nsf', { section: key })).pdf;
      for (const [key, verdicts] of validate(files))
        for (const profile of ['2a', 'ua1'] as const)
          expect(verdicts[profile], `${key} ${profile}`).toMatchObject({ passed: true, failed: [] });
    },
    60_000,
  );
});
