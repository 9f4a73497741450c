import { crc32 } from 'node:zlib';

/** The checksum kept beside a row of the sync log: CRC-32 of all parts in turn, signed, because the column is an Int. */
export function crcOf(...parts: (Uint8Array | null)[]): number {
  return parts.reduce((crc, part) => (part ? crc32(part, crc) : crc), 0) | 0;
}

/** Whether parts are what was written; a row from before checksums (null) is taken at its word. */
export function isIntact(crc: number | null, ...parts: (Uint8Array | null)[]): boolean {
  return crc === null || crc === crcOf(...parts);
}
