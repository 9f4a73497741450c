import { describe, expect, it } from 'vitest';
import { OutlinePen } from '#app/pdf/math/outline-pen.ts';
import { readPath } from '#app/pdf/math/svg-path.ts';
import { drawSvg, type SvgNode } from '#app/pdf/math/svg-outlines.ts';
import { applied, identity, readTransform } from '#app/pdf/math/transform.ts';

const ends = (d: string) => readPath(d).map(({ type, points }) => [type, points.at(-1) ?? null]);

function drawn(node: SvgNode): OutlinePen {
  const pen = new OutlinePen();
  drawSvg(node, pen, () => [], identity, null);
  return pen;
}

describe('readPath', () => {
  it('follows every command, absolute and relative, packed or spaced', () => {
    expect(ends('M1,2L3 4H5V6l1-1h-2v.5z')).toEqual([
      ['move', [1, 2]],
      ['line', [3, 4]],
      ['line', [5, 4]],
      ['line', [5, 6]],
      ['line', [6, 5]],
      ['line', [4, 5]],
      ['line', [4, 5.5]],
      ['close', null],
    ]);
    expect(ends('m1 1 2 0 0 2Zl1 1')).toEqual([
      ['move', [1, 1]],
      ['line', [3, 1]],
      ['line', [3, 3]],
      ['close', null],
      ['line', [2, 2]],
    ]);
    expect(readPath('M0 0c1 1 2 1 3 0s2-1 3 0').at(-1)).toEqual({
      type: 'curve',
      points: [[4, -1], [5, -1], [6, 0]], // prettier-ignore
    });
  });

  it('mirrors the control point of the curve before for each of many smooth curves in a row', () => {
    const curves = readPath('M0 0Q0 3 3 3T6 0T9 -3');
    expect(curves.slice(1).map(({ points }) => points)).toEqual([
      [[0, 2], [1, 3], [3, 3]], // control 0 3
      [[5, 3], [6, 2], [6, 0]], // control 6 3
      [[6, -2], [7, -3], [9, -3]], // control 6 -3
    ]); // prettier-ignore
  });

  it('takes the point itself where no curve of that kind came before', () => {
    expect(readPath('M0 0L3 3T6 0')[2]!.points).toEqual([[3, 3], [4, 2], [6, 0]]); // prettier-ignore
    expect(readPath('M0 0Q1 1 2 0S3 3 4 0')[2]!.points).toEqual([[2, 0], [3, 3], [4, 0]]); // prettier-ignore
  });

  it('refuses what it does not know rather than drawing something else', () => {
    for (const d of ['M0 0A1 1 0 0 1 2 2', 'M0 0L1', '1 2', 'M0 0X']) expect(() => readPath(d)).toThrow();
    expect(readPath('')).toEqual([]);
  });
});

describe('drawSvg', () => {
  it('applies transforms from the inside out', () => {
    expect(applied(readTransform('translate(10, 5) scale(2)'), [1, 1])).toEqual([12, 7]);
    expect(applied(readTransform('scale(2) translate(10,5)'), [1, 1])).toEqual([22, 12]);
    expect(applied(readTransform('matrix(1 0 0 -1 3 4)'), [1, 1])).toEqual([4, 3]);
    const path = { kind: 'path', attributes: { d: 'M0 0L1 0', transform: 'translate(5,0)' } };
    const tree = { kind: 'g', attributes: { transform: 'scale(1,-1)' }, children: [{ kind: 'g', attributes: { transform: 'translate(1,2) scale(0.5)' }, children: [path] }] }; // prettier-ignore
    expect(drawn(tree).path).toBe('3.5 -2 m 4 -2 l');
  });

  it('fills bars, frames and lines, and leaves backgrounds out', () => {
    expect(drawn({ kind: 'rect', attributes: { x: '1', y: '2', width: '10', height: '3' } }).ink).toEqual([1, 2, 11, 5]); // prettier-ignore
    expect(drawn({ kind: 'rect', attributes: { width: '10', height: '3', 'data-bgcolor': 'true', fill: 'red' } }).path).toBe(''); // prettier-ignore
    const frame = drawn({ kind: 'rect', attributes: { x: '1', y: '1', width: '8', height: '8', fill: 'none', 'stroke-width': '2' } }); // prettier-ignore
    expect(frame.ink).toEqual([0, 0, 10, 10]);
    expect(frame.path.match(/h/g)).toHaveLength(4);
    expect(drawn({ kind: 'line', attributes: { x1: '0', y1: '5', x2: '9', y2: '5', 'stroke-width': '2' } }).ink).toEqual([0, 4, 9, 6]); // prettier-ignore
    expect(drawn({ kind: 'line', attributes: { x1: '0', y1: '0', x2: '1000', y2: '0', class: 'mjx-dashed' } }).path.match(/h/g)).toHaveLength(4); // prettier-ignore
  });

  it('cuts out of a stretched sign what its window shows, where the window stands', () => {
    const bar = { kind: 'path', attributes: { d: 'M2 0L4 0L4 100L2 100Z', transform: 'scale(1,3)' } };
    const window = { kind: 'svg', attributes: { x: '10', y: '50', width: '6', height: '120', viewBox: '0 90 6 120' }, children: [bar] }; // prettier-ignore
    expect(drawn(window).ink).toEqual([12, 50, 14, 170]);
  });
});
