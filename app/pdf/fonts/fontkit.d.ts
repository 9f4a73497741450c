/** The part of fontkit 2.0 that we use; it ships no types. */
declare module 'fontkit' {
  export type FontkitGlyph = {
    id: number;
    codePoints: number[];
    advanceWidth: number;
    path: { toSVG(): string };
  };
  export type FontkitRun = { glyphs: FontkitGlyph[]; positions: { xAdvance: number }[] };
  export type FontkitFont = {
    postscriptName: string;
    unitsPerEm: number;
    ascent: number;
    descent: number;
    lineGap: number;
    hasGlyphForCodePoint(codePoint: number): boolean;
    getGlyph(id: number): FontkitGlyph;
    layout(text: string): FontkitRun;
  };
  export function openSync(path: string): FontkitFont;
}
