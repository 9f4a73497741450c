import bidiFactory from 'bidi-js';
import type { FontkitFont, FontkitGlyph, FontkitRun } from 'fontkit';
import { faceOf, fallbacks, type FaceName } from './face.ts';
import { glyphTexts } from './glyph-texts.ts';
import { scriptsOf } from './scripts.ts';
import type { Direction, Glyph, Shaped } from './shaper.ts';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const bidi = bidiFactory();

/** What stands for a character that no face has. */
export const replacement = '\uFFFD';
const joiner = '\u200D';

/** Finds the font of a face, or null where it is not installed. */
export type FindFace = (face: FaceName) => FontkitFont | null;

type Part = { face: FaceName | null; text: string };

/** Shapes text with the faces that are there. */
export class FontShaper {
  constructor(private readonly find: FindFace) {}

  shape(face: FaceName, text: string, direction: Direction): Shaped {
    const missing: string[] = [];
    const glyphs = this.split(face, text).flatMap((part) => {
      if (part.face) return this.layout(part.face, part.text, direction);
      missing.push(part.text);
      const [stand] = this.layout(faceOf('serif', false, false), replacement, direction);
      return [{ ...stand!, text: part.text }];
    });
    return { glyphs, width: glyphs.reduce((sum, glyph) => sum + glyph.advance, 0), missing };
  }

  /** Neighbouring graphemes that one face can set stay together; `face: null` marks one that none can. */
  private split(face: FaceName, text: string): Part[] {
    if (this.covers(face, text)) return [{ face, text }];
    const parts: Part[] = [];
    let joins = '';
    for (const { segment } of graphemes.segment(text)) {
      if (segment === joiner && parts.length === 0) {
        joins = joiner; // belongs to the letter that follows
        continue;
      }
      const able = [face, ...fallbacks(face, scriptsOf(segment))].find((one) => this.covers(one, segment)) ?? null;
      const last = parts.at(-1);
      if (last && able && last.face === able) last.text += segment;
      else parts.push({ face: able, text: joins + segment });
      joins = '';
    }
    return parts;
  }

  private covers(face: FaceName, text: string): boolean {
    const font = this.find(face);
    if (!font) return false;
    for (const character of text)
      if (!steers.test(character) && !font.hasGlyphForCodePoint(character.codePointAt(0)!)) return false;
    return true;
  }

  private layout(face: FaceName, text: string, direction: Direction): Glyph[] {
    const font = this.find(face)!;
    const scale = 1000 / font.unitsPerEm;
    const run = layoutOf(font, direction === 'rtl' ? mirrored(text) : text, direction);
    let placed = run.glyphs.map((glyph, index) => ({ glyph, position: run.positions[index]! }));
    if (direction === 'rtl') placed.reverse();
    const ends = text.replace(edgeJoiners, '');
    if (steers.test(text)) placed = steered(placed, ends, font);
    const claims = placed.map(({ glyph }) => ({ codePoints: glyph.codePoints.map(unmirrored(direction)) }));
    const texts = glyphTexts(claims, ends);
    return placed.map(({ glyph, position }, index) => ({
      face,
      id: glyph.id,
      advance: position.xAdvance * scale,
      ...texts[index]!,
      ...(position.xOffset !== 0 && { dx: position.xOffset * scale }),
      ...(position.yOffset !== 0 && { dy: position.yOffset * scale }),
    }));
  }
}

/**
 * fontkit keeps each glyph with the characters it was first made for, but letters of many scripts share their glyphs, each
 * with dots of its own: there it keeps none, so that every glyph says what it stands for.
 */
function layoutOf(font: FontkitFont, text: string, direction: Direction): FontkitRun {
  if (!/[^\p{sc=Latn}\p{sc=Zyyy}]/u.test(text)) return placedOrNot(font, text, direction);
  const { _glyphs: kept, getGlyph } = font;
  font.getGlyph = (id, characters) => {
    font._glyphs = {};
    return getGlyph.call(font, id, characters);
  };
  try {
    return placedOrNot(font, text, direction);
  } finally {
    font._glyphs = kept;
    font.getGlyph = getGlyph;
  }
}

/** fontkit 2.0.4 cannot place some marks (a base or mark without an anchor): these words are set without placing any. */
function placedOrNot(font: FontkitFont, text: string, direction: Direction): FontkitRun {
  try {
    return font.layout(text, undefined, undefined, undefined, direction);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return font.layout(text, { mark: false, mkmk: false, curs: false }, undefined, undefined, direction);
  }
}

/** Joins letters, or keeps them apart, and shows nothing itself. */
const steers = /[\u200C\u200D]/;
/** Asked for so that a letter joins one outside: no part of the text. */
const edgeJoiners = /^\u200D|\u200D$/g;

type PlacedGlyph = { glyph: FontkitGlyph; position: FontkitRun['positions'][number] };

/** fontkit shows what only steers as a space without width: it gets its own glyph back, but for joiners at the ends. */
function steered(placed: PlacedGlyph[], text: string, font: FontkitFont): PlacedGlyph[] {
  const characters = [...text].filter((character) => steers.test(character));
  const kept = placed.filter(({ glyph, position }) => !isSteering(glyph, position.xAdvance));
  const count = placed.length - kept.length;
  const leading = placed[0] && isSteering(placed[0].glyph, placed[0].position.xAdvance) ? 1 : 0;
  let index = characters.length === count ? 0 : -leading;
  return placed.flatMap((one) => {
    if (!isSteering(one.glyph, one.position.xAdvance)) return [one];
    const character = characters[index++];
    if (character === undefined) return [];
    const codePoint = character.codePointAt(0)!;
    return [{ ...one, glyph: zeroWidth(font, codePoint) }];
  });
}

function zeroWidth(font: FontkitFont, codePoint: number): FontkitGlyph {
  const { id, advanceWidth, path } = font.glyphForCodePoint(codePoint);
  return { id, advanceWidth, path, codePoints: [codePoint] };
}

const isSteering = (glyph: FontkitGlyph, advance: number) =>
  advance === 0 && glyph.codePoints.length === 1 && [0x20, 0x200c, 0x200d].includes(glyph.codePoints[0]!);

/** Brackets and their like face the other way where text runs from right to left. */
function mirrored(text: string): string {
  return [...text].map((character) => bidi.getMirroredCharacter(character) ?? character).join('');
}

const unmirrored = (direction: Direction) => (codePoint: number) => {
  if (direction === 'ltr') return codePoint;
  return bidi.getMirroredCharacter(String.fromCodePoint(codePoint))?.codePointAt(0) ?? codePoint;
};
