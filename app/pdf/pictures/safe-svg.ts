const reference = /\b(?:[\w-]+:)?(?:href|src|base)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/giu;
const cssAddress = /url\s*\(\s*["']?\s*([^)]*)/giu;
const numeric = /&#(?:x([0-9a-f]+)|(\d+));?/giu;

/**
 * Why an SVG must not be drawn, as the end of "The picture …", or null. What leads out of the file is refused, and so is
 * everything that could hide such a thing: entities, other encodings, escapes.
 */
export function unsafeInSvg(bytes: Uint8Array): string | null {
  const text = decode(bytes);
  if (text === null) return 'is no UTF-8 text';
  if (/<!(?:doctype|entity)/iu.test(text)) return 'declares a document type or entities';
  if (/<\?xml[^>]*encoding\s*=\s*["'](?!utf-8["'])/iu.test(text))
    return 'says that it is in another encoding than UTF-8';
  if (/<\?(?!xml\s)/iu.test(text)) return 'has processing instructions';
  const plain = text.replace(numeric, (_, hex?: string, decimal?: string) => character(hex, decimal));
  if (/<(?:[\w-]+:)?(?:script|foreignObject|iframe|image|feImage)[\s/>]/iu.test(plain))
    return 'has scripts, other documents or other pictures in it';
  if (/@import|\\[0-9a-f]/iu.test(plain)) return 'has styles that are not its own, or escapes in them';
  const leads = [
    ...[...plain.matchAll(reference)].map(([, double, single, bare]) => double ?? single ?? bare ?? ''),
    ...[...plain.matchAll(cssAddress)].map(([, address]) => address!),
  ];
  return leads.every((address) => address.trim().startsWith('#')) ? null : 'leads to something outside of it';
}

function decode(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? null : text;
  } catch {
    return null; // bytes that are no UTF-8
  }
}

function character(hex: string | undefined, decimal: string | undefined): string {
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
}
