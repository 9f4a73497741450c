import type { PictureBox } from '../measure/box.ts';
import type { LineImage } from '../measure/line.ts';
import type { PageTools, Rectangle } from './paint-page.server.ts';
import type { Leaf } from './structure.server.ts';

const frame = { gray: 0.6, width: 0.5 };

/** Paints a figure's picture; `top` in points below the top of the text frame. */
export function paintPicture({ asset, x, width, height }: PictureBox, top: number, leaf: Leaf, tools: PageTools) {
  const area = { x: tools.frame.x + x, y: tools.frame.y + top, width, height };
  tools.marks.figure(leaf.body, area, () => tools.pictures(asset!, area.x, area.y, { width, height }));
}

/** Paints a small picture on its baseline; decoration where nobody said what it shows, and where the line was read before. */
export function paintLineImage(image: LineImage, x: number, baseline: number, leaf: Leaf | null, tools: PageTools) {
  const { asset, alt, width, height } = image;
  const area = { x, y: baseline - height, width, height };
  const paint = () => tools.pictures(asset, area.x, area.y, { width, height });
  if (!leaf || alt === '') tools.marks.artifact('Layout', paint);
  else tools.marks.figure(tools.structure.insideFigure(leaf.body, alt), area, paint);
}

/** The edges of the frame that stands for a picture. */
export function frameOf(box: PictureBox, top: number): Rectangle[] {
  const { x, width, height } = box;
  const { gray, width: stroke } = frame;
  const edge = (dx: number, dy: number, wide: number, high: number): Rectangle => {
    return { gray, x: x + dx, y: top + dy, width: wide, height: high };
  };
  return [
    edge(0, 0, width, stroke),
    edge(0, height - stroke, width, stroke),
    edge(0, 0, stroke, height),
    edge(width - stroke, 0, stroke, height),
  ];
}
