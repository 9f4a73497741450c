import { open } from 'node:fs/promises';
import { createDeflateRaw, crc32 } from 'node:zlib';

/**
 * Writes a ZIP of one member as a program does that does not know the sizes beforehand: flags 0x0808, zeros in the
 * local header, the sizes after the data and in the central directory. Gives the packed and unpacked sizes.
 */
export async function writeStreamedZip(
  file: string,
  name: string,
  pieces: Iterable<string>,
): Promise<{ packed: number; unpacked: number }> {
  const handle = await open(file, 'w');
  try {
    let at = 0;
    const write = async (bytes: Buffer) => {
      await handle.write(bytes);
      at += bytes.byteLength;
    };
    const nameBytes = Buffer.from(name);
    await write(header(0x04034b50, [20, 0x0808, 8, 0, 0], [0, 0, 0], [nameBytes.byteLength, 0], nameBytes));
    const start = at;
    let crc = 0;
    let unpacked = 0;
    const deflate = createDeflateRaw({ level: 1 });
    const packing = (async () => {
      for await (const bytes of deflate as AsyncIterable<Buffer>) await write(bytes);
    })();
    let waiting = '';
    const push = async () => {
      const bytes = Buffer.from(waiting);
      waiting = '';
      crc = crc32(bytes, crc);
      unpacked += bytes.byteLength;
      if (!deflate.write(bytes)) await new Promise((resolve) => deflate.once('drain', resolve));
    };
    for (const piece of pieces) {
      waiting += piece;
      if (waiting.length > 100_000) await push();
    }
    await push();
    deflate.end();
    await packing;
    const packed = at - start;
    const sizes = [crc, packed, unpacked];
    await write(header(0x08074b50, [], sizes, []));
    const directory = at;
    const places = [nameBytes.byteLength, 0, 0, 0, 0];
    await write(header(0x02014b50, [20, 20, 0x0808, 8, 0, 0], sizes, places, uint32(0), uint32(0), nameBytes));
    const length = at - directory;
    await write(header(0x06054b50, [0, 0, 1, 1], [length, directory], [0]));
    return { packed, unpacked };
  } finally {
    await handle.close();
  }
}

/** A record of a ZIP: its mark, numbers of two bytes, of four, of two again, and what follows. */
function header(mark: number, shorts: number[], longs: number[], more: number[], ...rest: Buffer[]): Buffer {
  return Buffer.concat([uint32(mark), ...shorts.map(uint16), ...longs.map(uint32), ...more.map(uint16), ...rest]);
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
