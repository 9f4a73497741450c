// Typst, its compiler kept: justified, tagged (its default), footnotes at the foot of the page.
import { createRequire } from 'node:module';
import path from 'node:path';
import { fonts, page } from '../fonts.mjs';

const require = createRequire(new URL('../peers/package.json', import.meta.url));

export async function open() {
  const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler');
  const fontPaths = [...new Set(Object.values(fonts).map((file) => path.dirname(file)))];
  const compiler = NodeCompiler.create({ workspace: '/', fontArgs: [{ fontPaths }] });
  const quoted = (text) => JSON.stringify(text);
  const run = ({ text, strong, em, href, note, math }) => {
    if (math) return `$${math.typst}$`;
    let code = `#text(${quoted(text)})`;
    if (note) return `#footnote[#text(${quoted(note)})]`;
    if (strong) code = `#strong[${code}]`;
    if (em) code = `#emph[${code}]`;
    return href ? `#link(${quoted(href)})[${code}]` : code;
  };
  const runs = (list) => list.map(run).join('');
  return ({ plain }) => {
    plain
      .filter(({ kind }) => kind === 'figure')
      .forEach(({ png }, index) => compiler.mapShadow(`/chart-${index}.png`, Buffer.from(png, 'base64')));
    let figures = 0;
    const blocks = plain.map((block) => {
      if (block.kind === 'figure')
        return `#align(center, image("/chart-${figures++}.png", width: ${block.share * 100}%, alt: ${quoted(block.alt)}))`;
      if (block.kind === 'formula') return `$ ${block.math.typst} $`;
      if (block.kind === 'heading') return `#heading(level: ${block.level})[${runs(block.runs)}]`;
      if (block.kind === 'table')
        return `#table(columns: (auto, 1fr, auto), stroke: (y: 0.4pt), table.header(${block.rows[0].map((cell) => `[#text(${quoted(cell)})]`).join(', ')}), ${block.rows
          .slice(1)
          .flat()
          .map((cell) => `[#text(${quoted(cell)})]`)
          .join(', ')})`;
      const label = block.label ? `#text(${quoted(`${block.label} `)})` : '';
      const inside = label + runs(block.runs);
      return block.kind === 'paragraph'
        ? inside
        : `#pad(left: ${block.label ? 12 : 0}pt)[#set par(justify: false)\n${inside}]`;
    });
    const set = `#set document(title: "A benchmark", date: none)
#set page(width: ${page.width}pt, height: ${page.height}pt, margin: ${page.margin}pt, numbering: "1")
#set text(font: "Tinos", size: ${page.size}pt, lang: "en", hyphenate: true)
#set par(justify: true, leading: ${page.leading - page.size * 0.74}pt, spacing: ${page.leading}pt)
#show heading: set text(font: "Arimo", hyphenate: false)
`;
    const pdf = compiler.pdf({ mainFileContent: set + blocks.join('\n\n') });
    compiler.evictCache(0); // each round sets the whole document, as after an edit of every paragraph
    return pdf;
  };
}
