// Chromium, kept open, printing a page: justified with its hyphenation, tagged, notes at the end.
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { chromiumFlags, findChromium } from '../../../support/browser-tools.mjs';
import { fonts, page } from '../fonts.mjs';

/** A formula drawn beforehand; in the line or on its own. */
const drawn = ({ path, width, height, depth }) =>
  `<svg viewBox="0 0 ${width} ${height}" style="width:${width / 1000}em;height:${height / 1000}em;vertical-align:${-depth / 1000}em"><path d="${path}"/></svg>`;
const escaped = (text) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

export async function open() {
  const browser = await chromium.launch({ executablePath: findChromium() ?? undefined, args: chromiumFlags });
  const tab = await browser.newPage();
  const face = (family, file, more = '') => `@font-face{font-family:${family};src:url(${pathToFileURL(file)});${more}}`;
  const faces = [
    face('T', fonts.regular),
    face('T', fonts.bold, 'font-weight:700'),
    face('T', fonts.italic, 'font-style:italic'),
    face('A', fonts.sans),
  ].join('');
  const style = `${faces}@page{size:${page.width}pt ${page.height}pt;margin:${page.margin}pt}body{margin:0;font:${page.size}pt/${page.leading}pt T}p{text-align:justify;hyphens:auto;margin:0 0 6pt;orphans:2;widows:2}h1,h2,h3,h4{font-family:A;break-after:avoid}table{border-collapse:collapse;width:100%}td,th{border-bottom:.4pt solid;padding:3pt;text-align:left}`;
  await tab.goto(pathToFileURL(fonts.regular).href.replace(/[^/]*$/, ''));
  const render = async ({ plain }) => {
    const notes = [];
    const runs = (list) =>
      list
        .map((run) => {
          if (run.note) notes.push(run.note);
          let html = run.math ? drawn(run.math.svg) : escaped(run.text);
          if (run.strong) html = `<b>${html}</b>`;
          if (run.em) html = `<i>${html}</i>`;
          return run.href ? `<a href="${escaped(run.href)}">${html}</a>` : html;
        })
        .join('');
    const body = plain.map((block) => {
      if (block.kind === 'heading')
        return `<h${Math.min(block.level, 4)}>${runs(block.runs)}</h${Math.min(block.level, 4)}>`;
      if (block.kind === 'figure')
        return `<p style="text-align:center"><img style="width:${block.share * 100}%" alt="${escaped(block.alt)}" src="data:image/png;base64,${block.png}"></p>`;
      if (block.kind === 'formula') return `<p style="text-align:center">${drawn(block.math.svg)}</p>`;
      if (block.kind === 'table')
        return `<table><thead><tr>${block.rows[0].map((cell) => `<th>${escaped(cell)}</th>`).join('')}</tr></thead>${block.rows
          .slice(1)
          .map((row) => `<tr>${row.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`)
          .join('')}</table>`;
      return `<p${block.kind === 'paragraph' ? '' : ' style="text-align:left"'}>${block.label ? `${escaped(block.label)} ` : ''}${runs(block.runs)}</p>`;
    });
    const end = notes.map((note, i) => `<p>${i + 1} ${escaped(note)}</p>`);
    await tab.setContent(
      `<!doctype html><html lang=en><title>A benchmark</title><style>${style}</style>${body.join('')}${end.join('')}`,
    );
    return tab.pdf({ preferCSSPageSize: true, tagged: true, outline: true });
  };
  return Object.assign(render, { close: () => browser.close() });
}
