/** The part of fontkit 2.0 that we use; it ships no types. */
declare module 'fontkit' {
  export type FontkitGlyph = {
    id: number;
    codePoints: number[];
    advanceWidth: number;
    path: { toSVG(): string };
  };
  export type FontkitRun = {
    glyphs: FontkitGlyph[];
    positions: { xAdvance: number; xOffset: number; yOffset: number }[];
  };
  export type FontkitFont = {
    postscriptName: string;
    unitsPerEm: number;
    ascent: number;
    descent: number;
    lineGap: number;
    /** glyphs by number, as first asked for; not part of fontkit's door, so a test asserts that it is there */
    _glyphs: Record<number, FontkitGlyph>;
    glyphForCodePoint(codePoint: number): FontkitGlyph;
    hasGlyphForCodePoint(codePoint: number): boolean;
    getGlyph(id: number, characters?: number[]): FontkitGlyph;
    /** `direction` is that of the text, glyphs come from left to right; without it fontkit takes that of the script */
    layout(
      text: string,
      features?: Record<string, boolean>,
      script?: string,
      language?: string,
      direction?: 'ltr' | 'rtl',
    ): FontkitRun;
  };
  export function openSync(path: string): FontkitFont;
}
