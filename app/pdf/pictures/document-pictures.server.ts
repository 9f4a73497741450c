import { assetBytes } from '#app/document/document-asset.ts';
import type { DocumentFile } from '#app/document/file.ts';
import { namedPictures } from '#app/document/named-pictures.ts';
import type { Layout } from '../layout-document.ts';
import { lineImages } from '../paginate/line-images.ts';
import type { OnStep } from '../progress.ts';
import { knownPicture, knownSize } from './picture-cache.server.ts';
import { unset, type PictureFacts } from './picture-facts.ts';
import { PictureRefused } from './picture-refused.ts';

/** Pictures as they were put in, by the SHA-256 of their bytes. Plain data, so that it can go to another thread. */
export type PictureFiles = ReadonlyMap<string, Uint8Array>;

/** Dots an inch that a printer can tell apart. */
const mostDensity = 300;

/** The pictures that a document file has with it. */
export function filePictures({ assets }: DocumentFile): PictureFiles {
  return new Map(assets.map((asset) => [asset.sha256, assetBytes(asset)]));
}

/** The pictures of one document on its way to paper: looked at before it is laid out, made plain when their widths are known. */
export class DocumentPictures {
  private readonly files = new Map<string, Uint8Array>();

  private constructor(readonly facts: Map<string, PictureFacts>) {}

  /** Reads what the document names; what is not there or refused is known as that. */
  static async read(file: DocumentFile, given: PictureFiles, onRead?: OnStep): Promise<DocumentPictures> {
    const pictures = new DocumentPictures(new Map());
    const named = namedPictures(file);
    onRead?.(0, named.length);
    for (const [index, hash] of named.entries()) {
      const bytes = given.get(hash);
      if (!bytes) continue;
      await pictures.take(hash, async () => {
        const { width, height, kind } = await knownSize(hash, bytes);
        pictures.facts.set(hash, { width, height, vector: kind === 'svg', problem: null });
        pictures.files.set(hash, bytes);
      });
      onRead?.(index + 1, named.length);
    }
    return pictures;
  }

  /**
   * The files to put into the PDF, at most 300 dots an inch where they are shown largest. Null where one turned out to be
   * broken: then the facts say so, and the document is laid out again.
   */
  async plain(layout: Layout): Promise<ReadonlyMap<string, Uint8Array> | null> {
    const made = new Map<string, Uint8Array>();
    let whole = true;
    for (const [hash, points] of placedWidths(layout)) {
      const pixels = Math.max(1, Math.floor((points / 72) * mostDensity));
      const isMade = await this.take(hash, async () => {
        made.set(hash, (await knownPicture(hash, this.files.get(hash)!, pixels)).bytes);
      });
      whole &&= isMade;
    }
    return whole ? made : null;
  }

  private async take(hash: string, read: () => Promise<void>): Promise<boolean> {
    try {
      await read();
      return true;
    } catch (error) {
      if (!(error instanceof PictureRefused)) throw error;
      this.facts.set(hash, unset('picture-refused', error.message));
      return false;
    }
  }
}

/** The greatest width at which each picture stands on some page, in points. */
export function placedWidths({ pages }: Pick<Layout, 'pages'>): Map<string, number> {
  const widths = new Map<string, number>();
  const see = (asset: string | null, width: number) => {
    if (asset !== null) widths.set(asset, Math.max(width, widths.get(asset) ?? 0));
  };
  for (const { boxes, notes } of pages)
    for (const placed of [...boxes, ...notes]) {
      if (placed.box.kind === 'picture') see(placed.box.asset, placed.box.width);
      for (const { asset, width } of lineImages(placed)) see(asset, width);
    }
  return widths;
}
