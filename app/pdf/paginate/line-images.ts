import type { LineImage } from '../measure/line.ts';
import type { Page } from './page.ts';

/** The small pictures among the characters of what stands on a page, its cells too, each as large as it stands there. */
export function lineImages({ box }: Pick<Page['boxes'][number] | Page['notes'][number], 'box'>): LineImage[] {
  const rows = box.kind === 'row' ? box.cells.flatMap((cell) => cell.lines.map(({ line }) => line)) : [];
  const lines = box.kind === 'line' ? [box] : rows;
  return lines.flatMap(({ runs }) => runs.flatMap(({ image }) => image ?? []));
}
