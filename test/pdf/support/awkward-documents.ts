import type { Block, Cell, Inline } from '#app/document/blocks.ts';
import type { DocumentFile } from '#app/document/file.ts';
import { chartPng } from '#test/bench/pdf/chart.ts';
import { code, documentOf, h, li, p, prose, quote, run } from './document.ts';
import { assetOf, figure } from './pictures.ts';
import { manyScripts } from './scripts.ts';

const footnote = (...content: (string | Inline)[]): Inline => ({
  t: 'footnote',
  content: content.map((part) => (typeof part === 'string' ? { text: part } : part)),
});
const cite = (...ids: string[]): Inline => ({ t: 'cite', works: ids.map((id) => ({ id })) });
const see = (to: string, show: 'number' | 'text' | 'page'): Inline => ({ t: 'xref', to, show });
const labelled = (block: Block, label: string): Block => ({ ...block, attrs: { ...block.attrs, label } });
const table = (header: number, cells: Cell[][], caption = 'What stands where'): Block => ({
  kind: 'table',
  attrs: { header, cells, align: cells[0]!.map(() => 'left' as const), label: 'grid' },
  content: caption === '' ? [] : [{ text: caption }],
});
const toc = (depth: number): Block => ({ kind: 'toc', attrs: { depth }, content: [] });
const times = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));

const references = [
  {
    id: 'one',
    type: 'article-journal',
    title: 'Arrays & <their> uses',
    author: [{ family: 'Nguyễn', given: 'Ana' }],
    issued: { 'date-parts': [[2024]] },
    DOI: '10.1234/abc',
  },
  {
    id: 'two',
    type: 'book',
    title: 'Of upkeep',
    author: [{ family: 'Ελένη' }],
    URL: 'https://example.org/a?b=c&d=(e)',
  },
];

/** A page with a link, a footnote and a table. */
export function smallDocument(): DocumentFile {
  const cells = [[[p('What')]], [[p('a', footnote('noted'))]]];
  const half: Inline = { t: 'math', tex: '\\frac12', alt: 'one half' };
  const chart = assetOf(chartPng(60, 40, () => 0));
  const blocks = [
    p('see ', run('there', 'https://example.org/'), half),
    table(1, cells),
    figure(chart, { alt: 'two curves' }),
  ];
  return documentOf({ One: blocks }, { assets: [chart] });
}

/** Documents in which structure is hard to get right, by what is hard about them. */
export function awkwardDocuments(): Record<string, DocumentFile> {
  const long = prose(150);
  return {
    'nothing at all': documentOf({}, { title: '', people: [] }),
    'many scripts, from left to right and from right to left': manyScripts(),
    'sections without text': documentOf({ One: [], Two: [p('')], Three: [p(' ')] }),
    'titles of strange characters': documentOf(
      { '( \\ ) <&> "é"': [h('')], '😀 李 שלום': [h('☃ \u0007 \uFFFF'), p('\uD800 \uE000 \u00AD \u200B')] },
      { title: ') ( \\ R&D <é> 😀', people: [{ name: 'A (B) & <C> 李', role: 'lead' }] },
    ),
    'characters of private use, in a font and in none': documentOf({
      '\uE000': [p('\uF001 \uFFFE \uE123'), h('\u{10FFFD}')],
    }),
    'headings that leave levels out': documentOf({ One: [h('c', 3), p('x'), h('a', 1), h('c', 3), h('b', 2)] }),
    'lists in lists, broken off and taken up again': documentOf({
      One: [
        li('deep at once', 4),
        li('up', 0, 'ordered'),
        li('down', 2),
        li('', 1),
        p('between'),
        li('again', 1, 'ordered'),
        quote('said'),
        quote('again'),
        li('last', 5),
        code('a\n\nb'),
      ],
    }),
    'links over lines and pages': documentOf({
      One: [p(...times(15, (i) => [run(long, `https://example.org/${i}`), ' and '] as const).flat())],
      Two: [p(run('a', 'https://a.example/(x)'), run('b', 'https://b.example/\\'), run('c', 'http://[bad'))],
    }),
    'footnotes longer than their page, with links, works and marks': documentOf(
      {
        One: times(8, (i) =>
          p(
            long,
            footnote(prose(200), cite('one'), run('there', 'https://example.org/'), see('far', 'page')),
            footnote(`short ${i}`),
            long,
          ),
        ),
        Two: [labelled(h('Far'), 'far'), p('x', footnote('')), li('x')],
      },
      { references },
    ),
    'footnotes in headings, captions and cells': documentOf(
      {
        One: [
          h('Head'),
          { ...h('Noted'), content: [{ text: 'Noted' }, footnote('of a heading')] },
          p('x'),
          {
            ...table(1, [
              [[p('a', footnote('in a head'))], []],
              [[p('b', footnote('in a cell'))], [li('c')]],
            ]),
            content: [{ text: 'Shown' }, footnote('of a caption')],
          },
        ],
        References: [],
      },
      { references },
    ),
    'tables that are divided, with all that a cell may hold': documentOf(
      {
        One: [
          table(2, [
            [[p(run('Head', 'strong'))], [p('2')], [p('3')]],
            [[p('under')], [], [p('c')]],
            ...times(40, (i): Cell[] => [
              [p(`row ${i}`, cite('one', 'two'))],
              [li('a'), li('b', 1), li('c', 0, 'ordered'), code('x = 1')],
              [p(run('out', 'https://example.org/'), see('grid', 'number')), p(long)],
            ]),
          ]),
          p('between'),
          table(
            0,
            [
              [[], []],
              [[], []],
            ],
            '',
          ),
          table(1, [[[p('only a head')]]], ''),
        ],
      },
      { references },
    ),
    'a row higher than two pages': documentOf({
      One: [
        table(1, [
          [[p('a')], [p('b')]],
          [times(20, () => p(long)), [p('short', footnote('low'))]],
        ]),
      ],
    }),
    'contents of everything, twice': documentOf({
      Contents: [toc(4), toc(1)],
      ...Object.fromEntries(
        times(9, (i) => [`Section ${i}`, [h(`Sub ${i}`), p(long), h(`Deeper ${i}`, 2), p(long, see('grid', 'text'))]]),
      ),
    }),
    'languages, and words in other scripts': documentOf({
      One: [
        { ...p('Ein Absatz auf Deutsch, mit einem langen Wort: Forschungsdateninfrastruktur.'), attrs: { lang: 'de' } },
        { ...li('один'), attrs: { list: 'bullet', indent: 0, lang: 'ru' } },
        p('Ελένη Юлия ʻOkina 3–5 ≤ ≥ → ∞ ﬁn o\u0301 x\u00A0y co\u00ADop 李 مرحبا 👩🏽‍🔬'),
        h('e\u0301'),
        ...['', 'de_DE', 'toolonglanguage', '-'].map((lang): Block => ({ ...p(lang), attrs: { lang } })),
      ],
    }),
    'works that are cited nowhere else, and some that are not there': documentOf(
      { One: [p('As ', cite('one'), ' and ', cite('two', 'gone'), ' say.', see('nowhere', 'number'))] },
      { references },
    ),
    'breaks of pages, pictures and formulas': documentOf({
      One: [
        { kind: 'pagebreak', attrs: {}, content: [] },
        { kind: 'pagebreak', attrs: {}, content: [] },
        { kind: 'figure', attrs: { alt: 'A chart of <two> things' }, content: [{ text: 'A caption' }] },
        { kind: 'figure', attrs: {}, content: [] },
        labelled({ kind: 'math', attrs: {}, content: [{ text: 'a^2 + b^2 = c^2' }] }, 'law'),
        p('by ', see('law', 'number'), ' and ', { t: 'math', tex: '\\alpha < \\beta' }, ' so'),
        { kind: 'placeholder', attrs: {}, content: [{ text: 'write here' }] },
      ],
    }),
  };
}
