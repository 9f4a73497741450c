import type { PDFPageProxy } from 'pdfjs-dist';
import type { PdfFont } from './pdf-facts.ts';

const subsetMark = /^[A-Z]{6}\+/;

/** What pdfjs tells of a font; a sentence instead where it could not read it. */
type FontObject = { name?: string; missingFile?: boolean; isType3Font?: boolean } | string | null;

/** The fonts a file uses, by pdfjs' own names for them. */
export class FontBook {
  private readonly fonts = new Map<string, PdfFont>();

  /** Learns the fonts of a page, and asks for its operators only when some are new: that is the slow part. */
  async learn(page: PDFPageProxy, ids: Iterable<string>): Promise<void> {
    const unknown = [...new Set(ids)].filter((id) => !this.fonts.has(id));
    if (unknown.length === 0) return;
    await page.getOperatorList();
    for (const id of unknown) {
      const font = page.commonObjs.has(id) ? (page.commonObjs.get(id) as FontObject) : null;
      this.fonts.set(id, factsOf(font, page.pageNumber));
    }
  }

  /** The name of a font as the file has it. */
  nameOf(id: string): string {
    return this.fonts.get(id)?.name ?? '';
  }

  /** Each font once, in the order they appear. */
  list(): PdfFont[] {
    const seen = new Map<string, PdfFont>();
    for (const font of this.fonts.values()) {
      const key = JSON.stringify([font.name, font.embedded, font.subset, font.type3]);
      if (!seen.has(key)) seen.set(key, font);
    }
    return [...seen.values()];
  }
}

function factsOf(font: FontObject, page: number): PdfFont {
  const object = typeof font === 'string' ? null : font;
  const name = object?.name ?? '';
  const type3 = object?.isType3Font ?? false;
  return {
    name: name.replace(subsetMark, ''),
    // A font that cannot be read at all is as good as missing.
    embedded: type3 || (object !== null && object.missingFile !== true),
    subset: subsetMark.test(name),
    type3,
    page,
  };
}
