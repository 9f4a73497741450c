// pdfkit alone, with its own text layout: fonts parsed once, justified, no tags, notes at the end.
import { readFileSync } from 'node:fs';
import PDFDocument from 'pdfkit';
import * as fontkit from 'fontkit';
import { fonts, page } from '../fonts.mjs';

export async function open() {
  const faces = Object.fromEntries(
    Object.entries(fonts).map(([name, file]) => [name, fontkit.create(readFileSync(file))]),
  );
  return ({ plain }) => {
    const doc = new PDFDocument({
      size: [page.width, page.height],
      margin: page.margin,
      pdfVersion: '1.7',
      info: { CreationDate: new Date(0) },
    });
    for (const [name, face] of Object.entries(faces)) doc.registerFont(name, face);
    const chunks = [];
    doc.on('data', (chunk) => chunks.push(chunk));
    const done = new Promise((resolve) => doc.on('end', () => resolve(Buffer.concat(chunks))));
    const notes = [];
    const say = (runs, options) => {
      runs.forEach((run, i) => {
        if (run.note) notes.push(run.note);
        doc
          .font(run.strong ? 'bold' : run.em ? 'italic' : 'regular')
          .text(run.text, { ...options, link: run.href ?? null, continued: i < runs.length - 1 });
      });
    };
    for (const block of plain) {
      doc.fontSize(page.size);
      if (block.kind === 'heading') {
        doc
          .moveDown(0.6)
          .font('sans')
          .fontSize(18 - block.level * 2)
          .text(block.runs.map((run) => run.text).join(''))
          .moveDown(0.3);
      } else if (block.kind === 'figure') {
        const width = (page.width - 2 * page.margin) * block.share;
        const height = width * block.ratio;
        if (doc.y + height > page.height - page.margin) doc.addPage();
        doc.image(Buffer.from(block.png, 'base64'), (page.width - width) / 2, doc.y, { width });
        doc.x = page.margin;
        doc.moveDown(0.5);
      } else if (block.kind === 'formula') {
        const { path, width, height } = block.math.svg;
        const scale = page.size / 1000;
        if (doc.y + height * scale > page.height - page.margin) doc.addPage();
        doc
          .save()
          .translate((page.width - width * scale) / 2, doc.y)
          .scale(scale)
          .path(path)
          .fill()
          .restore();
        doc.y += height * scale + 6;
      } else if (block.kind === 'table') {
        doc.font('regular').table({ data: block.rows, defaultStyle: { padding: 3 } });
        doc.x = page.margin;
        doc.moveDown(0.5);
      } else {
        const label = block.label ? [{ text: `${block.label} ` }] : [];
        say([...label, ...block.runs], {
          align: block.kind === 'paragraph' ? 'justify' : 'left',
          lineGap: 1.5,
          indent: block.label ? 12 : 0,
        });
        doc.moveDown(0.4);
      }
    }
    notes.forEach((note, i) =>
      doc
        .fontSize(9)
        .font('regular')
        .text(`${i + 1} ${note}`),
    );
    doc.end();
    return done;
  };
}
