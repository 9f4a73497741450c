/** The messages in what the server writes to a socket (RFC 6455, 5.2: each final, binary and unmasked). */
export function unframed(written: readonly Buffer[]): Uint8Array[] {
  const bytes = Buffer.concat(written);
  const messages: Uint8Array[] = [];
  for (let at = 0; at < bytes.length;) {
    if (bytes[at] !== 0x82) throw new Error(`a frame begins with ${bytes[at]}`);
    const short = bytes[at + 1]!;
    const header = short < 126 ? 2 : short === 126 ? 4 : 10;
    const length =
      short < 126 ? short : short === 126 ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2));
    messages.push(bytes.subarray(at + header, at + header + length));
    at += header + length;
  }
  return messages;
}
