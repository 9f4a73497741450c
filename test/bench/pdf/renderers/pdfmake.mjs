// pdfmake: notes at the end, no tags.
import { createRequire } from 'node:module';
import { fonts, page } from '../fonts.mjs';

const require = createRequire(new URL('../peers/package.json', import.meta.url));

export async function open() {
  const pdfmake = require('pdfmake');
  pdfmake.setFonts({
    Tinos: { normal: fonts.regular, bold: fonts.bold, italics: fonts.italic, bolditalics: fonts.boldItalic },
    Arimo: { normal: fonts.sans, bold: fonts.sans, italics: fonts.sans, bolditalics: fonts.sans },
  });
  return async ({ plain }) => {
    const notes = [];
    const runs = (list) =>
      list.map((run) => {
        if (run.note) notes.push(run.note);
        return { text: run.text, bold: run.strong, italics: run.em, ...(run.href && { link: run.href }) };
      });
    const content = plain.map((block) => {
      if (block.kind === 'heading')
        return {
          text: runs(block.runs),
          font: 'Arimo',
          fontSize: 18 - block.level * 2,
          margin: [0, 10, 0, 4],
          headlineLevel: block.level,
        };
      if (block.kind === 'figure') {
        const width = (page.width - 2 * page.margin) * block.share;
        return { image: `data:image/png;base64,${block.png}`, width, alignment: 'center', margin: [0, 6, 0, 6] };
      }
      if (block.kind === 'formula') {
        const { path, width, height } = block.math.svg;
        const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"><path d="${path}"/></svg>`;
        return { svg, width: (width * page.size) / 1000, alignment: 'center', margin: [0, 2, 0, 8] };
      }
      if (block.kind === 'table')
        return {
          table: { headerRows: 1, widths: ['auto', '*', 'auto'], body: block.rows },
          layout: 'lightHorizontalLines',
          margin: [0, 0, 0, 8],
        };
      const label = block.label ? [{ text: `${block.label} ` }] : [];
      return {
        text: [...label, ...runs(block.runs)],
        alignment: block.kind === 'paragraph' ? 'justify' : 'left',
        margin: [block.label ? 12 : 0, 0, 0, 6],
      };
    });
    content.push(...notes.map((note, i) => ({ text: `${i + 1} ${note}`, fontSize: 9 })));
    const document = {
      pageSize: { width: page.width, height: page.height },
      pageMargins: page.margin,
      content,
      defaultStyle: { font: 'Tinos', fontSize: page.size, lineHeight: 1.12 },
    };
    return pdfmake.createPdf(document).getBuffer();
  };
}
