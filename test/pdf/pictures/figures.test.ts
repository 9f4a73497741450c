import { describe, expect, it } from 'vitest';
import type { Block } from '#app/document/blocks.ts';
import type { DocumentAsset } from '#app/document/file.ts';
import { exportDocument } from '#app/pdf/export-document.server.ts';
import { documentOf, h, kitchenSink, p, prose } from '../support/document.ts';
import { extractText, hasTool, opened, runTool } from '../support/pdf-tools.ts';
import { assetOf, figure } from '../support/pictures.ts';
import { halves, noise, svg } from './made.ts';

const date = new Date('2026-01-02T03:04:05Z');
const png = async (width: number, height: number) => assetOf(await halves(width, height).png().toBuffer());
const setBlocks = (blocks: Block[], assets: DocumentAsset[] = []) =>
  exportDocument(documentOf({ Plan: blocks }, { assets }), 'a4', { date });
const small = (asset: DocumentAsset | string, alt = 'a mark', height = 90) => ({
  t: 'image',
  asset: typeof asset === 'string' ? asset : asset.sha256,
  alt,
  height,
});
const drawn = (pdf: Uint8Array) => [...opened(pdf).matchAll(/^([\d.-]+) 0 0 (-[\d.]+) ([\d.-]+) ([\d.-]+) cm\n\/I\d+ Do/gm)].map(([, width, height]) => [Number(width), -Number(height)]); // prettier-ignore
const line = 595.28 - (2 * 27 * 72) / 25.4;

describe('a figure', () => {
  it('is as large as it is sharp in print, or as wide as asked, and never wider than the line', async () => {
    const [tiny, wide] = [await png(96, 48), await png(2400, 300)];
    const asked = figure(tiny, { width: 50 });
    const { pdf, findings } = await setBlocks([figure(tiny), asked, figure(wide)], [tiny, wide]);
    expect(findings.map(({ message }) => message.slice(0, 16))).toEqual(['“Plan”, Figure 2']);
    const [natural, half, full] = drawn(pdf);
    expect(natural).toEqual([46.08, 23.04]);
    expect(half![0]).toBeCloseTo(line / 2, 1);
    expect(full![0]).toBeCloseTo(line, 1);
    expect(full![1]).toBeCloseTo(line / 8, 1);
  });

  it('is no higher than the page leaves room for its caption', async () => {
    const high = await png(400, 4000);
    const caption = prose(60);
    const { pdf, pages } = await setBlocks([figure(high, { width: 100 }, caption)], [high]);
    expect(pages).toBe(2);
    const [[, height]] = drawn(pdf) as [[number, number]];
    expect(height).toBeGreaterThan(500);
    expect(height).toBeLessThan(660);
    if (hasTool('pdftotext')) expect(runTool('pdftotext', pdf, ['-f', '2', '{}', '-']).output).toContain('Figure 1.');
  });

  it('is tagged as one, with its words, its place and its caption beside it', async () => {
    const one = await png(96, 48);
    const text = opened((await setBlocks([figure(one, { alt: 'Red & blue' })], [one])).pdf);
    expect(text).toMatch(/\/S \/Figure\n\/P \d+ 0 R\n\/Alt \(Red & blue\)/);
    expect(text).toMatch(/\/O \/Layout\n\/Placement \/Block\n\/BBox \[[\d.]+ [\d.]+ [\d.]+ [\d.]+\]/);
    expect(text).toContain('/S /Caption\n');
    expect(text).toMatch(/\/Figure <<\n\/MCID \d+\n>> BDC\n/);
  });

  it('is in the file once, however often it is shown', async () => {
    const one = await png(300, 200);
    const shown = [figure(one), figure(one, { width: 90 }), p({ text: 'with ' }, small(one))];
    const { pdf, findings } = await setBlocks(shown, [one]);
    expect(opened(pdf).match(/\/Subtype \/Image/g)).toHaveLength(1);
    expect(drawn(pdf)).toHaveLength(3);
    expect(new Set(findings.map(({ rule }) => rule))).toEqual(new Set(['low-resolution']));
  });

  it('has at most 300 dots an inch', async () => {
    const fine = assetOf(await noise(1500, 300).jpeg().toBuffer(), 'image/jpeg');
    const text = opened((await setBlocks([figure(fine, { width: 50 })], [fine])).pdf);
    expect(text).toContain(`/Width ${Math.floor((line / 2 / 72) * 300)}\n`);
    expect(text).toContain('/ColorSpace /DeviceRGB\n/Filter /DCTDecode');
  });

  it('stands here in the text or at the top of a page, and is read where it was put', async () => {
    const one = await png(400, 200);
    const blocks = [
      p(prose(100)),
      p('BEFORE'),
      figure(one, { place: 'top' }, 'FLOATS'),
      p('AFTER'),
      figure(one, {}, 'HERE'),
    ];
    const { pdf } = await setBlocks(blocks, [one]);
    const order = (text: string) =>
      ['BEFORE', 'FLOATS', 'AFTER', 'HERE'].sort((a, b) => text.indexOf(a) - text.indexOf(b));
    if (!hasTool('pdfinfo')) return;
    expect(order(runTool('pdftotext', pdf, ['-layout', '{}', '-']).output)).toEqual([
      'FLOATS',
      'BEFORE',
      'AFTER',
      'HERE',
    ]);
    expect(order(runTool('pdfinfo', pdf, ['-struct-text', '{}']).output)).toEqual([
      'BEFORE',
      'FLOATS',
      'AFTER',
      'HERE',
    ]);
  });

  it('that floats stays in its section where each begins a page', async () => {
    const one = await png(400, 500);
    const sections = { One: [p(prose(500)), figure(one, { place: 'top', width: 70 })], Two: [p('next')] };
    const { sections: counts } = await exportDocument(documentOf(sections, { assets: [one] }), 'nsf', { date });
    expect(counts.map(({ pages }) => pages)).toEqual([2, 1]);
  });
});

describe('a small picture in a line', () => {
  it('stands on the baseline, as high as asked, and makes room for itself', async () => {
    const one = await png(400, 200);
    const blocks = [p({ text: 'a ' }, small(one, 'a mark', 100), { text: ' b' }), p(small(one, '', 400))];
    const { pdf, findings } = await setBlocks(blocks, [one]);
    expect(drawn(pdf)).toEqual([[22, 11], [88, 44]]); // prettier-ignore
    const text = opened(pdf);
    expect(text).toContain('/Alt (a mark)');
    expect(text).toContain('/Placement /Inline');
    expect(findings).toMatchObject([{ level: 'warning', rule: 'alt-missing' }]);
    if (hasTool('pdftotext')) expect(runTool('pdftotext', pdf, ['-layout', '{}', '-']).output).toMatch(/^a +b$/m);
  });

  it('stands in cells, footnotes and headings, and is made to fit', async () => {
    const one = await png(400, 20);
    const wide = small(one, 'bar', 400);
    const table: Block = { kind: 'table', attrs: { header: 1, cells: [[[p(wide)], [p('x')]], [[p('y')], [p(wide)]]] }, content: [] }; // prettier-ignore
    const blocks = [h('Title'), table, p('n', { t: 'footnote', content: [wide] })];
    blocks[0]!.content.push(wide);
    const { pdf } = await setBlocks(blocks, [one]);
    expect(drawn(pdf)).toHaveLength(4);
    for (const [width] of drawn(pdf)) expect(width).toBeLessThanOrEqual(line + 0.01);
    expect(opened(pdf)).toMatch(/\/Title \(Title\)/);
  });
});

describe('findings on pictures', () => {
  it('warn of a small one that is coarse, in text, cells and notes', async () => {
    const [one, lines] = [await png(16, 8), assetOf(svg('<circle r="20"/>'), 'image/svg+xml')];
    const large = p(small(one, 'a mark', 200), small(lines, 'a circle', 400));
    const cell: Block = { kind: 'table', attrs: { cells: [[[large]]] }, content: [] };
    for (const block of [large, cell, p('n', { t: 'footnote', content: large.content })]) {
      const { findings } = await setBlocks([block], [one, lines]);
      expect(findings).toMatchObject([{ level: 'warning', rule: 'low-resolution', page: 1 }]);
      expect(findings[0]!.message).toMatch(/the small picture “a mark”: The picture has \d\d dots an inch/);
    }
    expect(
      (await setBlocks([p(small(one, 'a mark', 20)), p(small(lines, 'a circle', 400))], [one, lines])).findings,
    ).toEqual([]);
  });

  const missing = 'ab'.repeat(32);

  it('name what is not there, with its place, and the file is made all the same', async () => {
    const blocks = [figure(missing), p(small(missing, 'a mark')), figure(null, {}, 'none')];
    const { pdf, findings } = await setBlocks(blocks);
    expect(findings.map(({ level, rule, page, section }) => [level, rule, page, section])).toEqual(
      Array(3).fill(['error', 'picture-missing', 1, 'plan']),
    );
    expect(findings.map(({ message }) => message)).toEqual([
      '“Plan”, Figure 1: The picture is not there. Put it in again.',
      '“Plan”, the small picture “a mark”: The picture is not there. Put it in again.',
      '“Plan”, Figure 2: No picture has been chosen yet. Choose one, or delete the figure.',
    ]);
    expect(opened(pdf)).toMatch(/\/S \/Figure\n\/P \d+ 0 R\n\/Alt \(Two halves\)/);
    if (hasTool('pdftotext')) expect(extractText(pdf)).toMatch(/Two halves[^]*\[a mark\][^]*Two halves/);
  });

  it('name what was refused, also where only drawing it shows that it is broken', async () => {
    const cut = assetOf((await noise(200, 200).png().toBuffer()).subarray(0, 3000));
    const tricky = assetOf(svg('<image href="https://example.org/"/>'), 'image/svg+xml');
    const fine = await png(300, 200);
    const { pdf, findings } = await setBlocks([figure(cut), figure(fine), figure(tricky)], [cut, fine, tricky]);
    const errors = findings.filter(({ level }) => level === 'error');
    expect(errors.map(({ rule, message }) => [rule, message])).toEqual([
      ['picture-refused', expect.stringMatching(/^“Plan”, Figure 1: .*cut short/)],
      ['picture-refused', expect.stringMatching(/^“Plan”, Figure 3: .*not drawn here/)],
    ]);
    expect(drawn(pdf)).toHaveLength(1);
  });

  it('warn of one that nobody described and of one that is coarse, but not of lines', async () => {
    const [coarse, lines] = [await png(100, 50), assetOf(svg('<circle r="20"/>'), 'image/svg+xml')];
    const { alt: _, ...bare } = figure(coarse, { width: 80 }).attrs;
    const { findings } = await setBlocks(
      [{ ...figure(coarse), attrs: bare }, figure(lines, { width: 100 })],
      [coarse, lines],
    );
    expect(findings.map(({ level, rule }) => [level, rule])).toEqual([
      ['warning', 'alt-missing'],
      ['warning', 'low-resolution'],
    ]);
    expect(findings[1]!.message).toMatch(/Figure 1: .* 20 dots an inch .* 738 pixels/);
  });
});

describe('a file with pictures', () => {
  it('is the same bytes twice, and sound from outside', async () => {
    const first = await exportDocument(kitchenSink(), 'a4', { date });
    const second = await exportDocument(kitchenSink(), 'a4', { date });
    expect(Buffer.from(second.pdf).equals(Buffer.from(first.pdf))).toBe(true);
    if (hasTool('qpdf')) expect(runTool('qpdf', first.pdf, ['--check', '{}'])).toMatchObject({ status: 0 });
    if (!hasTool('pdfimages')) return;
    const images = runTool('pdfimages', first.pdf, ['-list', '{}']).output.trim().split('\n').slice(2);
    expect(images).toHaveLength(1);
    expect(images[0]).toMatch(/ image +640 +360 +rgb +3 +8 +image +no /);
  });
});
