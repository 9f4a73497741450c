import type { FaceName } from '../fonts/face.ts';
import { openFace } from '../fonts/faces.server.ts';
import { replacement } from '../fonts/font-shaper.server.ts';
import type { PdfkitDocument, SubsetFont } from './pdfkit.server.ts';

/** Characters that PDF/A takes only beside the text they stand for, or not at all: private ones, and no characters. */
const unmapped = /[\p{Co}\uFFFE\uFFFF]/gu;

const letters = /^[\p{L}\p{M}\u200C\u200D]+$/u;

/** A glyph as the page's operators name it: its code in hexadecimal, its own width, and the text its code extracts as. */
export type Encoded = { code: string; width: number; reads: string };

/**
 * The subset of one face in one document. A code extracts as the characters it was first used for, so the space and the
 * hyphen, which share their glyphs with the no-break space and the soft hyphen, come first; letters that share a glyph
 * each get a code.
 */
export class GlyphEncoder {
  private readonly known = new Map<number, Encoded>();
  /** letters that share a glyph with another letter, by glyph and letter */
  private readonly sharing = new Map<string, Encoded>();

  constructor(private readonly font: SubsetFont) {
    for (const character of ' -') this.encode(font.font.layout(character).glyphs[0]!.id, character);
  }

  get name() {
    return this.font.id;
  }

  encode(glyph: number, text: string): Encoded {
    const known = this.known.get(glyph);
    if (!known) {
      const encoded = this.include(glyph, text);
      this.known.set(glyph, encoded);
      return encoded;
    }
    if (known.reads === text || !letters.test(text)) return known;
    let own = this.sharing.get(`${glyph} ${text}`);
    if (!own) {
      Reflect.deleteProperty(this.font.subset.mapping, glyph); // so that the glyph comes in again, under a code of its own
      this.sharing.set(`${glyph} ${text}`, (own = this.include(glyph, text)));
    }
    return own;
  }

  private include(glyph: number, text: string): Encoded {
    const code = this.font.subset.includeGlyph(glyph);
    const width = this.font.font.getGlyph(glyph).advanceWidth * this.font.scale;
    this.font.widths[code] = width;
    const reads = text.replace(unmapped, replacement);
    this.font.unicode[code] = [...reads].map((character) => character.codePointAt(0)!);
    return { code: code.toString(16).padStart(4, '0'), width, reads };
  }

  /** Lists the font among the resources of the current page. */
  useOn(page: PdfkitDocument['page']) {
    page.fonts[this.font.id] ??= this.font.ref();
  }
}

/** The encoder of each face of a document, made when the face is first used. */
export function glyphEncoders(document: PdfkitDocument): (face: FaceName) => GlyphEncoder {
  const encoders = new Map<FaceName, GlyphEncoder>();
  return (face) => {
    let encoder = encoders.get(face);
    if (!encoder) {
      document.registerFont(face, openFace(face));
      document.font(face);
      encoder = new GlyphEncoder(document._font);
      encoders.set(face, encoder);
    }
    return encoder;
  };
}
