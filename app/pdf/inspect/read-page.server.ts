import type { PDFPageProxy } from 'pdfjs-dist';
import type { TextItem } from 'pdfjs-dist/types/src/display/api.js';
import type { TextPiece } from './join-lines.ts';
import type { PdfPlace } from './pdf-facts.ts';

/** Pieces of text of one page that are looked at: a full page of small type has a tenth of it. */
const mostPieces = 20_000;

type Matrix = [number, number, number, number, number, number];

export type ReadPage = {
  width: number;
  height: number;
  /** `font` is pdfjs' own name for it */
  pieces: TextPiece[];
  links: (PdfPlace & { url: string | null })[];
  fields: (PdfPlace & { name: string })[];
  remarks: (PdfPlace & { kind: string })[];
};

/** What an annotation of pdfjs has that we ask for. */
type Annotation = { subtype?: string; rect?: number[]; url?: string; unsafeUrl?: string; fieldName?: string };

/** One page: its size after rotation and its text and annotations where they are seen. */
export async function readPage(page: PDFPageProxy): Promise<ReadPage> {
  const viewport = page.getViewport({ scale: 1 });
  const shown = viewport.transform as Matrix;
  const { items } = await page.getTextContent({ disableNormalization: false });
  const pieces = items.filter((item): item is TextItem => 'str' in item && item.str.trim() !== '');
  const annotations = (await page.getAnnotations()) as Annotation[];
  const placed = annotations.map((each) => ({ ...each, place: placeOf(each.rect, shown, page.pageNumber) }));
  return {
    width: viewport.width,
    height: viewport.height,
    pieces: pieces.slice(0, mostPieces).map((item) => pieceOf(item, shown)),
    links: placed
      .filter(({ subtype }) => subtype === 'Link')
      .map(({ place, url, unsafeUrl }) => ({ ...place, url: url ?? unsafeUrl ?? null })),
    fields: placed
      .filter(({ subtype }) => subtype === 'Widget')
      .map(({ place, fieldName }) => ({ ...place, name: fieldName ?? '' })),
    remarks: placed
      .filter(({ subtype }) => subtype !== undefined && !['Link', 'Widget', 'Popup'].includes(subtype))
      .map(({ place, subtype }) => ({ ...place, kind: subtype! })),
  };
}

function pieceOf(item: TextItem, shown: Matrix): TextPiece {
  const [a, b, c, d, x, y] = times(shown, item.transform as Matrix);
  // The length of a piece is in the page's own units: a page may be shown larger than they are.
  const scale = Math.hypot(shown[0], shown[1]);
  return {
    text: item.str,
    x,
    y,
    width: item.width * scale,
    size: Math.hypot(c, d),
    font: item.fontName,
    rotation: (Math.atan2(b, a) * 180) / Math.PI,
  };
}

function times(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[2] * n[1],
    m[1] * n[0] + m[3] * n[1],
    m[0] * n[2] + m[2] * n[3],
    m[1] * n[2] + m[3] * n[3],
    m[0] * n[4] + m[2] * n[5] + m[4],
    m[1] * n[4] + m[3] * n[5] + m[5],
  ];
}

function placeOf(rect: number[] | undefined, shown: Matrix, page: number): PdfPlace {
  const [left = 0, bottom = 0, right = 0, top = 0] = rect ?? [];
  const [x1, y1] = times(shown, [1, 0, 0, 1, left, bottom]).slice(4) as [number, number];
  const [x2, y2] = times(shown, [1, 0, 0, 1, right, top]).slice(4) as [number, number];
  const [x, y] = [Math.min(x1, x2), Math.min(y1, y2)];
  return { page, x, y, width: Math.abs(x1 - x2), height: Math.abs(y1 - y2) };
}
