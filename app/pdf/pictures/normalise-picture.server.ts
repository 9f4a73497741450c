import type { Sharp, SharpOptions } from 'sharp';
import { mostAssetBytes } from '#app/document/document-asset.ts';
import { inTurn } from './in-turn.server.ts';
import { pictureKind, type PictureKind } from './picture-kind.ts';
import { PictureRefused } from './picture-refused.ts';
import { unsafeInSvg } from './safe-svg.ts';

/** Larger ones would take more memory to open than a server has to spare. */
export const mostPixels = { side: 20_000, area: 64_000_000 };
const seconds = 20;
const mostSvgBytes = 5 * 1024 * 1024;
const svgDensity = 72;

export type PictureSize = {
  kind: PictureKind;
  /** pixels, as it is seen: turned where its camera said so */
  width: number;
  height: number;
};

/** A PNG or JPEG in sRGB with 8 bits a channel, on white, upright, without metadata and profile. */
export type NormalPicture = { bytes: Uint8Array; mediaType: 'image/png' | 'image/jpeg'; width: number; height: number };

/** Reads what a picture is without decoding it. Throws PictureRefused. */
export async function inspectPicture(bytes: Uint8Array): Promise<PictureSize> {
  const kind = checkBytes(bytes);
  const metadata = await reading(async () => (await open(bytes, { limitInputPixels: false })).metadata());
  const { width, height } = metadata.autoOrient;
  if (metadata.format !== kind || !width || !height)
    throw new PictureRefused(
      'The picture is not what it seems to be. Open it in a program for pictures and save it anew.',
    );
  if (width > mostPixels.side || height > mostPixels.side || width * height > mostPixels.area)
    throw new PictureRefused(
      `The picture is ${width} × ${height} pixels, more than can be opened. ` +
        `Make it smaller: ${mostPixels.area / 1_000_000} million pixels are the most.`,
    );
  return { kind, width, height };
}

/**
 * Makes a picture fit for any page: every part of it is decoded, so that a broken one is found here. One in dots is never
 * made larger than it is; one in lines is drawn at the width asked for. Throws PictureRefused.
 * @param pixels the width it may have
 */
export async function normalisePicture(bytes: Uint8Array, pixels: number): Promise<NormalPicture> {
  const size = await inspectPicture(bytes);
  const most = Math.floor(Math.sqrt((mostPixels.area * size.width) / size.height));
  const width = Math.max(1, Math.min(pixels, most, size.kind === 'svg' ? pixels : size.width));
  const density = Math.min(100_000, Math.max(1, (svgDensity * width) / size.width));
  const isPhoto = size.kind === 'jpeg';
  const made = await reading(() =>
    inTurn(async () => {
      const picture = (await open(bytes, size.kind === 'svg' ? { density } : {}))
        .autoOrient()
        .resize({ width, fit: 'inside', withoutEnlargement: size.kind !== 'svg' })
        .flatten({ background: '#ffffff' })
        .toColourspace('srgb')
        .timeout({ seconds });
      const written = isPhoto
        ? picture.jpeg({ quality: 90, chromaSubsampling: '4:4:4' })
        : picture.png({ compressionLevel: 6, adaptiveFiltering: true });
      return written.toBuffer({ resolveWithObject: true });
    }),
  );
  const { info, data } = made;
  return { bytes: data, mediaType: isPhoto ? 'image/jpeg' : 'image/png', width: info.width, height: info.height };
}

function checkBytes(bytes: Uint8Array): PictureKind {
  if (bytes.byteLength === 0) throw new PictureRefused('The picture is empty: it has no bytes. Choose the file again.');
  if (bytes.byteLength > mostAssetBytes)
    throw new PictureRefused(
      `The picture has more than ${mostAssetBytes / 1024 / 1024} MB. Save it smaller: 300 dots an inch are enough.`,
    );
  const kind = pictureKind(bytes);
  if (kind === null)
    throw new PictureRefused(
      'This is no PNG, JPEG, WebP, GIF or SVG picture, whatever its name. Save it as one of these.',
    );
  if (kind !== 'svg') return kind;
  const why = bytes.byteLength > mostSvgBytes ? 'has more than 5 MB of drawing' : unsafeInSvg(bytes);
  if (why !== null) throw new PictureRefused(`The picture ${why}, so it is not drawn here. Save it as a PNG.`);
  return kind;
}

/** Opens the first picture in a file. Loaded at first use: most documents have none. */
async function open(bytes: Uint8Array, options: SharpOptions): Promise<Sharp> {
  const { default: sharp } = await import('sharp');
  return sharp(bytes, { failOn: 'error', limitInputPixels: mostPixels.area, ...options });
}

async function reading<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n')[0]! : '';
    const took = /timeout/i.test(why) ? 'takes too long to draw' : 'cannot be read: it is broken or was cut short';
    throw new PictureRefused(`The picture ${took}. Open it in a program for pictures and save it anew.`);
  }
}
