// @react-pdf/renderer: justified, notes at the end, no tags.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { fonts, page } from '../fonts.mjs';

const require = createRequire(new URL('../peers/package.json', import.meta.url));

export async function open() {
  const React = require('react');
  const { Document, Page, Text, View, Link, Font, Image, Svg, Path, renderToBuffer } = await import(
    pathToFileURL(require.resolve('@react-pdf/renderer')).href
  );
  Font.register({
    family: 'Tinos',
    fonts: [
      { src: fonts.regular },
      { src: fonts.bold, fontWeight: 700 },
      { src: fonts.italic, fontStyle: 'italic' },
      { src: fonts.boldItalic, fontWeight: 700, fontStyle: 'italic' },
    ],
  });
  Font.register({ family: 'Arimo', fonts: [{ src: fonts.sans, fontWeight: 700 }] });
  const h = React.createElement;
  return ({ plain }) => {
    const notes = [];
    const runs = (list) =>
      list.map((run, key) => {
        if (run.note) notes.push(run.note);
        const style = { fontWeight: run.strong ? 700 : 400, fontStyle: run.em ? 'italic' : 'normal' };
        return run.href ? h(Link, { key, src: run.href }, run.text) : h(Text, { key, style }, run.text);
      });
    const text = { fontFamily: 'Tinos', fontSize: page.size, lineHeight: 1.29, marginBottom: 6 };
    const body = plain.map((block, key) => {
      if (block.kind === 'heading')
        return h(
          Text,
          { key, style: { fontFamily: 'Arimo', fontWeight: 700, fontSize: 18 - block.level * 2, marginVertical: 6 } },
          block.runs.map((run) => run.text).join(''),
        );
      if (block.kind === 'figure') {
        const width = (page.width - 2 * page.margin) * block.share;
        const src = `data:image/png;base64,${block.png}`;
        return h(Image, {
          key,
          src,
          style: { width, height: width * block.ratio, alignSelf: 'center', marginVertical: 6 },
        });
      }
      if (block.kind === 'formula') {
        const { path, width, height } = block.math.svg;
        const scale = page.size / 1000;
        const style = { width: width * scale, height: height * scale, alignSelf: 'center', marginBottom: 8 };
        return h(Svg, { key, viewBox: `0 0 ${width} ${height}`, style }, h(Path, { d: path, fill: 'black' }));
      }
      if (block.kind === 'table')
        return h(
          View,
          { key, style: { marginBottom: 8 } },
          block.rows.map((row, r) =>
            h(
              View,
              { key: r, wrap: false, style: { flexDirection: 'row', borderBottom: '0.3pt solid black' } },
              row.map((cell, c) =>
                h(Text, { key: c, style: { ...text, marginBottom: 0, padding: 3, flex: c === 1 ? 3 : 1 } }, cell),
              ),
            ),
          ),
        );
      const label = block.label ? [h(Text, { key: 'label' }, `${block.label} `)] : [];
      return h(
        Text,
        {
          key,
          style: {
            ...text,
            textAlign: block.kind === 'paragraph' ? 'justify' : 'left',
            marginLeft: block.label ? 12 : 0,
          },
        },
        [...label, ...runs(block.runs)],
      );
    });
    const end = notes.map((note, i) => h(Text, { key: `n${i}`, style: { ...text, fontSize: 9 } }, `${i + 1} ${note}`));
    return renderToBuffer(
      h(
        Document,
        null,
        h(Page, { size: [page.width, page.height], style: { padding: page.margin } }, [...body, ...end]),
      ),
    );
  };
}
