import type { PdfkitDocument, PdfkitImage } from './pdfkit.server.ts';

/** Draws a picture by its name, its upper left corner at `x`, `y`, in points from the top left of the page. */
export type Embedded = (asset: string, x: number, y: number, size: { width: number; height: number }) => void;

/** The pictures of one document: each is in the file once, however often it is shown. */
export function embeddedPictures(document: PdfkitDocument, files: ReadonlyMap<string, Uint8Array>): Embedded {
  const opened = new Map<string, PdfkitImage>();
  return (asset, x, y, size) => {
    let image = opened.get(asset);
    if (!image) {
      const bytes = files.get(asset);
      if (!bytes) throw new Error(`The layout shows the picture ${asset}, but its file is not given.`);
      opened.set(asset, (image = document.openImage(bytes)));
    }
    document.image(image, x, y, size);
  };
}
