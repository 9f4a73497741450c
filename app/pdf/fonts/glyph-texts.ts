type Claim = { codePoints: readonly number[] };
export type GlyphText = { text: string; reads?: string };

/**
 * Which characters each glyph stands for, glyphs in the order of their characters. A glyph says which characters made it;
 * where glyphs were reordered or several characters made several glyphs, the first of them has all the characters. fontkit
 * remembers the first character that asked for a glyph (a no-break space for the space), so where what glyphs say does not
 * add up to the text, it counts by itself only if there are as many characters.
 */
export function glyphTexts(glyphs: readonly Claim[], text: string): GlyphText[] {
  if (isPlain(glyphs, text)) return Array.from(text, (character) => ({ text: character }));
  return clusters(glyphs, text) ?? oneEach(glyphs, text) ?? together(glyphs, text);
}

/** One glyph for each character, in their order: nearly every word of Latin, and quickly seen. */
function isPlain(glyphs: readonly Claim[], text: string): boolean {
  return (
    glyphs.length === text.length &&
    glyphs.every(({ codePoints }, index) => codePoints.length === 1 && codePoints[0] === text.charCodeAt(index))
  );
}

function clusters(glyphs: readonly Claim[], text: string): GlyphText[] | null {
  const characters = [...text];
  const texts: GlyphText[] = [];
  let taken = 0;
  for (let from = 0; from < glyphs.length;) {
    let to = from + 1;
    let count = glyphs[from]!.codePoints.length;
    while (!sameCharacters(glyphs.slice(from, to), characters.slice(taken, taken + count))) {
      if (to === glyphs.length || to - from > 12) return null;
      count += glyphs[to]!.codePoints.length;
      to += 1;
    }
    texts.push(...together(glyphs.slice(from, to), characters.slice(taken, taken + count).join('')));
    taken += count;
    from = to;
  }
  return taken === characters.length ? texts : null;
}

function sameCharacters(glyphs: readonly Claim[], characters: readonly string[]): boolean {
  const claimed = glyphs.flatMap(({ codePoints }) => codePoints).toSorted((a, b) => a - b);
  const asked = characters.map((character) => character.codePointAt(0)!).toSorted((a, b) => a - b);
  return claimed.length === asked.length && claimed.every((code, index) => code === asked[index]);
}

function oneEach(glyphs: readonly Claim[], text: string): GlyphText[] | null {
  const characters = [...text];
  return glyphs.length === characters.length ? characters.map((character) => ({ text: character })) : null;
}

function together(glyphs: readonly Claim[], text: string): GlyphText[] {
  return glyphs.map(({ codePoints }, index) => {
    const reads = String.fromCodePoint(...codePoints);
    const own = index === 0 ? text : '';
    return reads === own ? { text: own } : { text: own, reads };
  });
}
