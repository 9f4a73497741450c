import type { FaceName } from '../fonts/face.ts';
import { openFace } from '../fonts/faces.server.ts';
import { replacement } from '../fonts/shaper.server.ts';
import type { PdfkitDocument, SubsetFont } from './pdfkit.server.ts';

/** Characters that PDF/A takes only beside the text they stand for, or not at all: private ones, and no characters. */
const unmapped = /[\p{Co}\uFFFE\uFFFF]/gu;

/** A glyph as the page's operators name it: its code in hexadecimal, its own width, and the text its code extracts as. */
export type Encoded = { code: string; width: number; reads: string };

/**
 * The subset of one face in one document. A code extracts as the characters it was first used for, so the space and the
 * hyphen, which share their glyphs with the no-break space and the soft hyphen, come first.
 */
export class GlyphEncoder {
  private readonly known = new Map<number, Encoded>();

  constructor(private readonly font: SubsetFont) {
    for (const character of ' -') this.encode(font.font.layout(character).glyphs[0]!.id, character);
  }

  get name() {
    return this.font.id;
  }

  encode(glyph: number, text: string): Encoded {
    const known = this.known.get(glyph);
    if (known) return known;
    const code = this.font.subset.includeGlyph(glyph);
    const width = this.font.font.getGlyph(glyph).advanceWidth * this.font.scale;
    this.font.widths[code] = width;
    const reads = text.replace(unmapped, replacement);
    this.font.unicode[code] = [...reads].map((character) => character.codePointAt(0)!);
    const encoded = { code: code.toString(16).padStart(4, '0'), width, reads };
    this.known.set(glyph, encoded);
    return encoded;
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
