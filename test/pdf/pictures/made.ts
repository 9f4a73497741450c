import { crc32 } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';

/** A picture with a red left and a blue right half, and its upper part see-through where `alpha` says so. */
export function halves(width = 60, height = 40, alpha = false): Sharp {
  const channels = alpha ? 4 : 3;
  const data = Buffer.alloc(width * height * channels);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * channels;
      data[at] = x < width / 2 ? 255 : 0;
      data[at + 2] = x < width / 2 ? 0 : 255;
      if (alpha) data[at + 3] = y < height / 2 ? 0 : 255;
    }
  return sharp(data, { raw: { width, height, channels } });
}

/** The colour of one pixel, as [red, green, blue]. */
export async function pixelOf(bytes: Uint8Array, x: number, y: number): Promise<number[]> {
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  return [...data.subarray((y * info.width + x) * info.channels, (y * info.width + x) * info.channels + 3)];
}

export const svg = (inside: string, attributes = 'width="60" height="40"') =>
  new TextEncoder().encode(`<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inside}</svg>`);

/** Noise, which no compression makes small. */
export function noise(width: number, height: number): Sharp {
  const data = Buffer.alloc(width * height * 3);
  let state = 7;
  for (let at = 0; at < data.length; at++) data[at] = (state = (state * 1_103_515_245 + 12_345) & 0x7fffffff) >>> 16;
  return sharp(data, { raw: { width, height, channels: 3 } });
}

/** A small PNG whose header says that it has this size. */
export async function claiming(width: number, height: number): Promise<Uint8Array> {
  const png = await halves().png().toBuffer();
  png.writeUInt32BE(width, 16);
  png.writeUInt32BE(height, 20);
  png.writeUInt32BE(crc32(png.subarray(12, 29)), 29);
  return png;
}
