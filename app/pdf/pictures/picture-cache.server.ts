import { singleton } from '#app/singleton.server.ts';
import { inspectPicture, normalisePicture, type NormalPicture, type PictureSize } from './normalise-picture.server.ts';

/** Bytes and sizes kept in the process; the oldest go first. */
const most = { bytes: 64 * 1024 * 1024, sizes: 5000 };

type Kept = { pictures: Map<string, NormalPicture>; bytes: number; sizes: Map<string, PictureSize> };
const kept = () => singleton('pdf-pictures', (): Kept => ({ pictures: new Map(), bytes: 0, sizes: new Map() }));

/** What a picture is, known by the SHA-256 of its bytes. Throws PictureRefused; that is not kept. */
export async function knownSize(hash: string, bytes: Uint8Array): Promise<PictureSize> {
  const { sizes } = kept();
  const known = sizes.get(hash);
  if (known) return known;
  const size = await inspectPicture(bytes);
  if (sizes.size >= most.sizes) sizes.clear();
  sizes.set(hash, size);
  return size;
}

/** A picture made plain at a width in pixels, known by the SHA-256 of its bytes. Throws PictureRefused; that is not kept. */
export async function knownPicture(hash: string, bytes: Uint8Array, pixels: number): Promise<NormalPicture> {
  const cache = kept();
  const key = `${hash} ${pixels}`;
  const known = cache.pictures.get(key);
  if (known) {
    cache.pictures.delete(key);
    cache.pictures.set(key, known);
    return known;
  }
  const made = await normalisePicture(bytes, pixels);
  if (made.bytes.byteLength > most.bytes / 4 || cache.pictures.has(key)) return made;
  cache.pictures.set(key, made);
  cache.bytes += made.bytes.byteLength;
  for (const [oldest, { bytes: old }] of cache.pictures) {
    if (cache.bytes <= most.bytes) break;
    cache.pictures.delete(oldest);
    cache.bytes -= old.byteLength;
  }
  return made;
}
