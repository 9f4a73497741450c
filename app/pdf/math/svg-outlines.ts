import type { Clip, OutlinePen } from './outline-pen.ts';
import { strokeBars } from './stroke-bars.ts';
import { readPath, type Point, type Segment } from './svg-path.ts';
import { applied, combined, readTransform, scaling, translation, type Matrix } from './transform.ts';

/** An element or a text of an SVG tree, as MathJax's small DOM has it. */
export type SvgNode = {
  kind: string;
  attributes?: Record<string, unknown>;
  children?: readonly SvgNode[];
  value?: string;
};

/** The outlines of letters that the formula's own fonts lack, in thousandths of their size, y upwards. */
export type LetterOutlines = (text: string, variant: string) => Segment[];

/** Lines whose thickness stands in MathJax's style sheet, not in their attributes. */
const styledThickness = 70;

/** Draws all that an SVG tree shows, black on nothing: colours and backgrounds are left out. */
export function drawSvg(node: SvgNode, pen: OutlinePen, letters: LetterOutlines, matrix: Matrix, clip: Clip | null) {
  const transform = attribute(node, 'transform');
  const here = transform === '' ? matrix : combined(matrix, readTransform(transform));
  switch (node.kind) {
    case 'g':
    case 'a':
      return drawAll(node, pen, letters, here, clip);
    case 'svg':
      return drawNested(node, pen, letters, here, clip);
    case 'path':
      return pen.draw(readPath(attribute(node, 'd')), here, clip);
    case 'rect':
      return drawRectangle(node, pen, here);
    case 'line':
      return drawLine(node, pen, here);
    case 'text':
      return drawText(node, pen, letters, here);
  }
}

function drawAll(node: SvgNode, pen: OutlinePen, letters: LetterOutlines, matrix: Matrix, clip: Clip | null) {
  for (const child of node.children ?? []) drawSvg(child, pen, letters, matrix, clip);
}

/** An SVG within another: a window, out of whose content the middle of a stretched sign is cut. */
function drawNested(node: SvgNode, pen: OutlinePen, letters: LetterOutlines, matrix: Matrix, clip: Clip | null) {
  const [left, top, width, height] = attribute(node, 'viewBox').split(/[\s,]+/).map(Number); // prettier-ignore
  if (!width || !height) return drawAll(node, pen, letters, matrix, clip);
  const placed = combined(matrix, translation(number(node, 'x'), number(node, 'y')));
  const scale = scaling(number(node, 'width') / width, number(node, 'height') / height);
  const inner = combined(combined(placed, scale), translation(-left!, -top!));
  const corners = [applied(inner, [left!, top!]), applied(inner, [left! + width, top! + height])];
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  const window: Clip = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  drawAll(node, pen, letters, inner, window);
}

function drawRectangle(node: SvgNode, pen: OutlinePen, matrix: Matrix) {
  const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name) => number(node, name)) as Four;
  if (isHidden(node)) return;
  const corners: Four<Point> = [[x, y], [x + width, y], [x + width, y + height], [x, y + height]]; // prettier-ignore
  if (attribute(node, 'fill') !== 'none' && !('data-frame' in (node.attributes ?? {})))
    return pen.polygon(corners, matrix);
  corners.forEach((corner, index) => {
    for (const bar of strokeBars(corner, corners[(index + 1) % 4]!, thickness(node), dash(node), true))
      pen.polygon(bar, matrix);
  });
}

/** A coloured background, or the place of a link; a black one is what MathJax makes of `\\rule`. */
function isHidden(node: SvgNode): boolean {
  const attributes = node.attributes ?? {};
  return 'data-hitbox' in attributes || ('data-bgcolor' in attributes && attribute(node, 'fill') !== 'black');
}

type Four<T = number> = [T, T, T, T];

function drawLine(node: SvgNode, pen: OutlinePen, matrix: Matrix) {
  const [x1, y1, x2, y2] = ['x1', 'y1', 'x2', 'y2'].map((name) => number(node, name)) as Four;
  for (const bar of strokeBars([x1, y1], [x2, y2], thickness(node), dash(node), false)) pen.polygon(bar, matrix);
}

function drawText(node: SvgNode, pen: OutlinePen, letters: LetterOutlines, matrix: Matrix) {
  const text = (node.children ?? []).map(({ value }) => value ?? '').join('');
  if (text === '') return;
  const scale = (parseFloat(attribute(node, 'font-size')) || 1000) / 1000;
  // Text stands on its head in a tree whose y points upwards, so MathJax turns it; our letters stand upright already.
  pen.draw(letters(text, attribute(node, 'data-variant')), combined(matrix, scaling(scale, -scale)));
}

function thickness(node: SvgNode): number {
  return number(node, 'stroke-width') || number(node, 'stroke-thickness') || styledThickness;
}

function dash(node: SvgNode): 'solid' | 'dashed' | 'dotted' {
  const style = attribute(node, 'class');
  return style.includes('dashed') ? 'dashed' : style.includes('dotted') ? 'dotted' : 'solid';
}

function attribute({ attributes }: SvgNode, name: string): string {
  const value = attributes?.[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

const number = (node: SvgNode, name: string) => parseFloat(attribute(node, name)) || 0;
