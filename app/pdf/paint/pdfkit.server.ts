import PDFDocument from 'pdfkit';
import type { FontkitFont } from 'fontkit';

/**
 * pdfkit 0.20.2 as we use it: its public door and the members behind it. The version is pinned exactly, and a test
 * asserts that every member named here exists. Nothing outside paint/ knows pdfkit.
 */
export type Reference = { data: Record<string, unknown> };
export type StructureElement = {
  dictionary: Reference;
  add(child: unknown): StructureElement;
  end(): void;
};
export type OutlineItem = {
  outlineData: Record<string, unknown>;
  addItem(title: string, options?: { expanded?: boolean }): OutlineItem;
};
export type SubsetFont = {
  id: string;
  font: FontkitFont;
  scale: number;
  subset: { includeGlyph(id: number): number; mapping: Record<number, number> };
  widths: number[];
  unicode: number[][];
  ref(): Reference;
};
/** A picture that was read; it is written once, at its first use. */
export type PdfkitImage = { width: number; height: number; label: string };
export type PdfkitDocument = {
  page: { fonts: Record<string, Reference>; dictionary: Reference; height: number };
  outline: OutlineItem;
  _font: SubsetFont;
  _addInfo(): void;
  addPage(): unknown;
  addContent(operators: string): unknown;
  appendXML(xml: string): void;
  registerFont(name: string, font: FontkitFont): unknown;
  font(name: string): unknown;
  markContent(tag: string, options?: { type?: string }): unknown;
  markStructureContent(tag: string): unknown;
  endMarkedContent(): unknown;
  struct(type: string, options?: { lang?: string; title?: string }): StructureElement;
  addStructure(element: StructureElement): unknown;
  openImage(bytes: Uint8Array): PdfkitImage;
  image(image: PdfkitImage, x: number, y: number, options: { width: number; height: number }): unknown;
  link(x: number, y: number, width: number, height: number, url: string, options: Record<string, unknown>): unknown;
  goTo(x: number, y: number, width: number, height: number, name: string, options: Record<string, unknown>): unknown;
  addNamedDestination(name: string, type: 'XYZ', x: number, y: number, zoom: null): void;
  on(event: 'data', listener: (chunk: Uint8Array) => void): unknown;
  on(event: 'end' | 'error', listener: (error?: Error) => void): unknown;
  end(): void;
};

export type DocumentOptions = {
  size: [number, number];
  lang: string;
  info: { Title: string; Author: string; Subject: string; Keywords: string; CreationDate: Date };
};

/** A new tagged PDF 1.7 with no page, no standard fonts and an sRGB output intent. */
export function openPdf(options: DocumentOptions): PdfkitDocument {
  const document = new PDFDocument({
    size: options.size,
    lang: options.lang,
    info: { ...options.info, Creator: 'Callboard', Producer: 'Callboard with pdfkit 0.20.2' },
    margin: 0,
    pdfVersion: '1.7',
    subset: 'PDF/A-2a',
    tagged: true,
    displayTitle: true,
    autoFirstPage: false,
    font: null as unknown as string,
  } as PDFKit.PDFDocumentOptions);
  return document as unknown as PdfkitDocument;
}
