import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A page in shades of gray: 0 is black, 255 is white. */
export type PagePicture = { width: number; height: number; at(x: number, y: number): number };

/** Paints a page, from 1, as poppler sees it, with so many dots to the inch. */
export function pagePicture(pdf: Uint8Array, page: number, dpi: number): PagePicture {
  const folder = mkdtempSync(join(tmpdir(), 'callboard-page-'));
  try {
    const file = join(folder, 'a.pdf');
    writeFileSync(file, pdf);
    const options = ['-gray', '-singlefile', '-f', String(page), '-r', String(dpi), file, join(folder, 'page')];
    const { status, stderr } = spawnSync('pdftoppm', options, { encoding: 'utf8' });
    if (status !== 0) throw new Error(`pdftoppm failed: ${stderr}`);
    return readGray(readFileSync(join(folder, 'page.pgm')));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A PGM file: P5, width, height, the number for white, and a byte for each dot. */
function readGray(bytes: Buffer): PagePicture {
  const [head, width, height] = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.subarray(0, 60).toString('latin1'))!;
  const columns = Number(width);
  return { width: columns, height: Number(height), at: (x, y) => bytes[head.length + y * columns + x]! };
}

/** Left, top, right and bottom of what is dark within an area of a picture, in dots. */
export function darkBox(picture: PagePicture, [left, top, right, bottom]: [number, number, number, number]) {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity, dots: 0 };
  for (let y = Math.max(top, 0); y < Math.min(bottom, picture.height); y++)
    for (let x = Math.max(left, 0); x < Math.min(right, picture.width); x++) {
      if (picture.at(x, y) > 128) continue;
      box.left = Math.min(box.left, x);
      box.top = Math.min(box.top, y);
      box.right = Math.max(box.right, x + 1);
      box.bottom = Math.max(box.bottom, y + 1);
      box.dots += 1;
    }
  return box;
}
