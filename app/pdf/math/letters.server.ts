import { faceOf, type FaceName } from '../fonts/face.ts';
import { openFace } from '../fonts/faces.server.ts';
import { shaper } from '../fonts/shaper.server.ts';
import type { LetterOutlines } from './svg-outlines.ts';
import { readPath, type Point, type Segment } from './svg-path.ts';

/** The face nearest to one of MathJax's variants, for a letter that MathJax has no outlines of (é, ß, Ж). */
function faceFor(variant: string): FaceName {
  const family = variant.includes('monospace') ? 'mono' : variant.includes('sans') ? 'sans' : 'serif';
  return faceOf(family, variant.includes('bold'), variant.includes('italic'));
}

/** The width of such letters, in thousandths of their size. */
export function letterWidth(text: string, variant: string): number {
  return shaper.shape(faceFor(variant), text).width;
}

/** Their outlines, one letter after another. */
export const letterOutlines: LetterOutlines = (text, variant) => {
  let x = 0;
  return shaper.shape(faceFor(variant), text).glyphs.flatMap(({ face, id, advance }) => {
    const font = openFace(face);
    const scale = 1000 / font.unitsPerEm;
    const left = x;
    x += advance;
    return readPath(font.getGlyph(id).path.toSVG()).map((segment) => moved(segment, scale, left));
  });
};

function moved(segment: Segment, scale: number, left: number): Segment {
  const points = segment.points.map(([x, y]): Point => [x * scale + left, y * scale]);
  return { ...segment, points } as Segment;
}
