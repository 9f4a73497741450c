import { singleton } from '#app/singleton.server.ts';
import { faceOf, fallbacks, type FaceName } from './face.ts';
import { openFace } from './faces.server.ts';
import type { Glyph, Shaped, Shaper } from './shaper.ts';

/** Words kept per process; when full it is emptied, which costs one export some 100 ms. */
const cacheLimit = 60_000;
const cache = singleton('pdf-shapes', () => new Map<string, Shaped>());
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** What stands for a character that no face has. */
export const replacement = '\uFFFD';

/** The shaper over our own faces, with one cache for the whole process. */
export const shaper: Shaper = {
  shape(face, text) {
    const key = `${face}\n${text}`;
    const known = cache.get(key);
    if (known) return known;
    const shaped = shapeText(face, text);
    if (cache.size >= cacheLimit) cache.clear();
    cache.set(key, shaped);
    return shaped;
  },
  extent(face) {
    const font = openFace(face);
    const scale = 1000 / font.unitsPerEm;
    return { ascent: font.ascent * scale, descent: -font.descent * scale };
  },
};

function shapeText(face: FaceName, text: string): Shaped {
  const missing: string[] = [];
  const glyphs = splitByFace(face, text).flatMap((part) => {
    if (part.face) return layout(part.face, part.text);
    missing.push(part.text);
    const [stand] = layout(faceOf('serif', false, false), replacement);
    return [{ ...stand!, text: part.text }];
  });
  return { glyphs, width: glyphs.reduce((sum, glyph) => sum + glyph.advance, 0), missing };
}

/** Neighbouring graphemes that one face can set stay together; `face: null` marks one that none can. */
function splitByFace(face: FaceName, text: string): { face: FaceName | null; text: string }[] {
  if (covers(face, text)) return [{ face, text }];
  const parts: { face: FaceName | null; text: string }[] = [];
  for (const { segment } of graphemes.segment(text)) {
    const able = [face, ...fallbacks(face)].find((candidate) => covers(candidate, segment)) ?? null;
    const last = parts.at(-1);
    if (last && able && last.face === able) last.text += segment;
    else parts.push({ face: able, text: segment });
  }
  return parts;
}

/** Written from right to left, which measuring does not do yet: their letters would come out in the wrong order. */
const rightToLeft = /[\p{sc=Hebr}\p{sc=Arab}\p{sc=Syrc}\p{sc=Thaa}\p{sc=Nkoo}]/u;

function covers(face: FaceName, text: string): boolean {
  if (rightToLeft.test(text)) return false;
  const font = openFace(face);
  for (const character of text) if (!font.hasGlyphForCodePoint(character.codePointAt(0)!)) return false;
  return true;
}

function layout(face: FaceName, text: string): Glyph[] {
  const font = openFace(face);
  const scale = 1000 / font.unitsPerEm;
  const run = font.layout(text);
  const texts = textsOf(run.glyphs, text);
  return run.glyphs.map((glyph, index) => ({
    face,
    id: glyph.id,
    advance: run.positions[index]!.xAdvance * scale,
    text: texts[index]!,
  }));
}

/**
 * Which characters each glyph stands for. fontkit remembers the first character that asked for a glyph (a no-break
 * space for the space), so its own answer counts only where the glyphs are fewer or more than the characters.
 */
function textsOf(glyphs: { codePoints: number[] }[], text: string): string[] {
  const characters = [...text];
  if (glyphs.length === characters.length) return characters;
  const claimed = glyphs.map((glyph) => String.fromCodePoint(...glyph.codePoints));
  if (claimed.join('') === text) return claimed;
  return glyphs.map((_, index) => (index === 0 ? text : ''));
}
