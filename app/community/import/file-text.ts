/** Files are small; one that is not is something else. */
export const MOST_BYTES = 256 * 1024;

/** The text of a file's bytes without byte order mark; Latin-1 where it is not UTF-8, null where it is no text. */
export function fileText(bytes: Uint8Array): string | null {
  const wide =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
  const text = new TextDecoder(wide ?? (isUtf8(bytes) ? 'utf-8' : 'windows-1252')).decode(bytes);
  return text.includes('\0') ? null : text.replace(/\r\n?/g, '\n');
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false; // TypeError is how the decoder says so
  }
}
