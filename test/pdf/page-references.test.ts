import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { exportDocument } from '#app/pdf/export-document.server.ts';
import { differences } from './support/compare-pages.ts';
import { kitchenSink } from './support/document.ts';
import { pagePicture, type PagePicture } from './support/page-picture.ts';
import { hasTool } from './support/pdf-tools.ts';

const folder = path.join(import.meta.dirname, '../fixtures/pdf/pages');
const dpi = 60;
const numbers = [1, 2, 4, 6];

async function readReference(number: number): Promise<PagePicture> {
  const file = readFileSync(path.join(folder, `kitchen-sink-${number}.png`));
  const { data, info } = await sharp(file).extractChannel(0).raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, at: (x, y) => data[y * info.width + x]! };
}

async function renew(number: number, { width, height, at }: PagePicture) {
  const data = Buffer.from(Array.from({ length: width * height }, (_, i) => at(i % width, Math.floor(i / width))));
  const png = sharp(data, { raw: { width, height, channels: 1 } }).png({ palette: true, colours: 16, effort: 10 });
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, `kitchen-sink-${number}.png`), await png.toBuffer());
}

/** The page with everything between two heights moved down by some dots. */
function moved(page: PagePicture, from: number, to: number, by: number): PagePicture {
  return { ...page, at: (x, y) => page.at(x, y >= from + by && y < to + by ? y - by : y) };
}

describe.skipIf(!hasTool('pdftoppm'))('pages of the kitchen sink', () => {
  let pdf: Uint8Array;
  beforeAll(async () => {
    ({ pdf } = await exportDocument(kitchenSink(), 'a4', { date: new Date(0) }));
    if (process.env.RENEW_PAGES) for (const number of numbers) await renew(number, pagePicture(pdf, number, dpi));
  });

  it.each(numbers)('%i looks as it was reviewed', async (number) => {
    expect(differences(pagePicture(pdf, number, dpi), await readReference(number))).toEqual([]);
  });

  it('would not, were one line two points lower', async () => {
    const page = await readReference(1);
    const dark = (y: number) =>
      Array.from({ length: page.width }, (_, x) => page.at(x, y)).some((shade) => shade < 128);
    let bottom = page.height - 90;
    while (!dark(bottom)) bottom -= 1;
    let top = bottom;
    while (dark(top)) top -= 1;
    expect(differences(moved(page, top, bottom + 1, 2), page)!.length).toBeGreaterThan(3);
  });
});
