import { ScraperError } from '../errors.ts';

/** Where XML and HTML say in what letters they are written. */
const DECLARED =
  /<\?xml[^>]{0,200}?\sencoding\s*=\s*["']([\w.:-]{1,40})|<meta[^>]{0,200}?\scharset\s*=\s*["']?([\w.:-]{1,40})/i;
const DECLARED_WITHIN = 2048;

/**
 * The bytes as text: by their byte order mark, else as the server or the text itself declares, else as UTF-8. Throws
 * ScraperError when the bytes are not what they claim; nothing is guessed.
 */
export function decodeBody(bytes: Uint8Array, charset: string | null = null): string {
  const named = markOf(bytes) ?? charset;
  const decoder = named === null ? declaredDecoder(bytes) : decoderFor(named);
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    throw new ScraperError(`The answer is not ${decoder.encoding.toUpperCase()} text, so it was not read.`);
  }
  // UTF-16 without its mark, and binary files: no text that a source sends has a NUL.
  if (text.includes('\0')) throw new ScraperError('The answer is not UTF-8 text, so it was not read.');
  return text;
}

function markOf(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 'utf-8' : null;
}

function declared(bytes: Uint8Array): string | null {
  const start = Buffer.from(bytes.subarray(0, DECLARED_WITHIN)).toString('latin1');
  const [, inXml, inHtml] = DECLARED.exec(start) ?? [];
  return inXml ?? inHtml ?? null;
}

/** A name that nobody knows is taken for UTF-8. */
function decoderFor(label: string): TextDecoder {
  try {
    return new TextDecoder(label, { fatal: true });
  } catch (error) {
    if (error instanceof RangeError) return new TextDecoder('utf-8', { fatal: true });
    throw error;
  }
}

/** What the text declares. UTF-16 is then taken for UTF-8: in UTF-16 this declaration could not have been read. */
function declaredDecoder(bytes: Uint8Array): TextDecoder {
  const decoder = decoderFor(declared(bytes) ?? 'utf-8');
  return decoder.encoding.startsWith('utf-16') ? decoderFor('utf-8') : decoder;
}
