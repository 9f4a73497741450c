import { spawnSync } from 'node:child_process';

/** How many pages a file has, as poppler counts them; NaN where it is not there. */
export function pagesIn(file: string): number {
  const { stdout } = spawnSync('pdfinfo', [file], { encoding: 'utf8' });
  return Number(/^Pages:\s+(\d+)/m.exec(stdout ?? '')?.[1] ?? NaN);
}

/** The space between neighbouring words of a line that 99 of 100 stay below, in points; NaN where poppler is not there. */
export function wordGapP99(file: string): number {
  const { stdout } = spawnSync('pdftotext', ['-bbox-layout', file, '-'], { encoding: 'utf8', maxBuffer: 256e6 });
  const gaps: number[] = [];
  for (const [, line] of (stdout ?? '').matchAll(/<line [^>]*>([^]*?)<\/line>/g)) {
    let before: number | null = null;
    for (const [, left, right] of line!.matchAll(/xMin="([\d.]+)"[^>]*xMax="([\d.]+)"/g)) {
      if (before !== null) gaps.push(Number(left) - before);
      before = Number(right);
    }
  }
  gaps.sort((a, b) => a - b);
  return gaps[Math.floor(gaps.length * 0.99)] ?? NaN;
}
