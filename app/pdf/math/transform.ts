/** a b c d e f, as SVG and PDF write it: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [number, number, number, number, number, number];

export const identity: Matrix = [1, 0, 0, 1, 0, 0];
export const translation = (x: number, y: number): Matrix => [1, 0, 0, 1, x, y];
export const scaling = (x: number, y: number): Matrix => [x, 0, 0, y, 0, 0];

/** First `inner`, then `outer`. */
export function combined(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

export function applied([a, b, c, d, e, f]: Matrix, [x, y]: readonly [number, number]): [number, number] {
  return [a * x + c * y + e, b * x + d * y + f];
}

/** The matrix of an SVG transform attribute. Throws for a function it does not know. */
export function readTransform(text: string): Matrix {
  let matrix = identity;
  for (const [, name, list] of text.matchAll(/([a-zA-Z]+)\s*\(([^)]*)\)/g)) {
    const numbers = list!.split(/[\s,]+/).flatMap((part) => (part === '' ? [] : Number(part)));
    matrix = combined(matrix, functionMatrix(name!, numbers));
  }
  return matrix;
}

function functionMatrix(name: string, [a = 0, b, c, d, e, f]: number[]): Matrix {
  if (name === 'translate') return translation(a, b ?? 0);
  if (name === 'scale') return scaling(a, b ?? a);
  if (name === 'matrix') return [a, b ?? 0, c ?? 0, d ?? 0, e ?? 0, f ?? 0];
  if (name === 'rotate') {
    const [sin, cos] = [Math.sin((a * Math.PI) / 180), Math.cos((a * Math.PI) / 180)];
    const [x, y] = [b ?? 0, c ?? 0];
    return combined(combined(translation(x, y), [cos, sin, -sin, cos, 0, 0]), translation(-x, -y));
  }
  throw new Error(`There is a transform "${name}" that is not known`);
}
