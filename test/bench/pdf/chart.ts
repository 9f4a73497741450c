import { crc32, deflateSync } from 'node:zlib';

const ink = { frame: [60, 60, 60], first: [0, 90, 160], second: [200, 80, 20] } as const;

/** A chart of two noisy curves as a PNG without alpha, as a plotting library gives it. */
export function chartPng(width: number, height: number, random: (below: number) => number): Uint8Array {
  const stride = width * 3 + 1;
  const rows = Buffer.alloc(stride * height, 255);
  for (let y = 0; y < height; y++) rows[y * stride] = 0; // no filter
  const dot = (x: number, y: number, colour: readonly number[]) => {
    if (x < 0 || y < 0 || x >= width || y >= height) return;
    rows.set(colour, y * stride + 1 + x * 3);
  };
  const margin = Math.round(width / 20);
  for (let x = margin; x < width - margin; x++) for (let t = 0; t < 3; t++) dot(x, height - margin + t, ink.frame);
  for (let y = margin; y < height - margin; y++) for (let t = 0; t < 3; t++) dot(margin + t, y, ink.frame);
  for (const colour of [ink.first, ink.second]) {
    let at = height / 2;
    for (let x = margin; x < width - margin; x++) {
      at = Math.min(height - margin, Math.max(margin, at + random(11) - 5));
      for (let t = -2; t <= 2; t++) dot(x, Math.round(at) + t, colour);
    }
  }
  const size = Buffer.alloc(13);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  size.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', size),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)]);
}
