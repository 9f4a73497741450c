import type { Ink } from './formula.ts';
import type { Point, Segment } from './svg-path.ts';
import { applied, type Matrix } from './transform.ts';

/** What outlines may not leave: left, bottom, right, top. */
export type Clip = Ink;

const operators = { move: 'm', line: 'l', curve: 'c', close: 'h' };

/** Writes outlines as PDF path operators, in tenths of a thousandth at the finest, and minds how far they reach. */
export class OutlinePen {
  private readonly parts: string[] = [];
  private readonly bounds: Ink = [Infinity, Infinity, -Infinity, -Infinity];

  /**
   * Draws segments through a matrix. Points outside the clip come to its edge, which for the straight bars that are cut
   * out of a stretched sign is the same as cutting.
   */
  draw(segments: readonly Segment[], matrix: Matrix, clip: Clip | null = null) {
    for (const { type, points } of segments) {
      const numbers = points.flatMap((point) => this.note(within(applied(matrix, point), clip)));
      this.parts.push([...numbers, operators[type]].join(' '));
    }
  }

  /** A filled rectangle or any other polygon. */
  polygon(points: readonly Point[], matrix: Matrix) {
    const segments = points.map((point, index): Segment => ({ type: index === 0 ? 'move' : 'line', points: [point] }));
    this.draw([...segments, { type: 'close', points: [] }], matrix);
  }

  get path(): string {
    return this.parts.join(' ');
  }

  /** Left, bottom, right and top of all that was drawn, control points included; zeros when nothing was. */
  get ink(): Ink {
    return this.parts.length > 0 ? this.bounds : [0, 0, 0, 0];
  }

  private note([x, y]: Point): [number, number] {
    const at: Point = [tenths(x), tenths(y)];
    if (!at.every(Number.isFinite)) throw new Error('An outline leads to no point');
    const { bounds } = this;
    bounds[0] = Math.min(bounds[0], at[0]);
    bounds[1] = Math.min(bounds[1], at[1]);
    bounds[2] = Math.max(bounds[2], at[0]);
    bounds[3] = Math.max(bounds[3], at[1]);
    return at;
  }
}

function within([x, y]: Point, clip: Clip | null): Point {
  if (!clip) return [x, y];
  return [Math.min(Math.max(x, clip[0]), clip[2]), Math.min(Math.max(y, clip[1]), clip[3])];
}

const tenths = (value: number) => Math.round(value * 10) / 10 || 0;
