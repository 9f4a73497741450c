export const pictureKinds = ['png', 'jpeg', 'webp', 'gif', 'svg'] as const;
export type PictureKind = (typeof pictureKinds)[number];

const signatures: [PictureKind, RegExp][] = [
  ['png', /^\x89PNG\r\n/],
  ['jpeg', /^\xFF\xD8\xFF/],
  ['webp', /^RIFF[^]{4}WEBP/],
  ['gif', /^GIF8[79]a/],
  ['svg', /^(?:\xEF\xBB\xBF)?\s*<(?:\?xml|!--|!doctype svg|(?:[\w-]+:)?svg)[\s>-]/i],
];
/** An XML file or one that begins with a comment is an SVG only with this in it. */
const svgElement = /<(?:[\w-]+:)?svg[\s>]/i;

/** What bytes are, by how they begin and never by their name; null for what is none of the pictures we take. */
export function pictureKind(bytes: Uint8Array): PictureKind | null {
  const head = latin(bytes.subarray(0, 4096));
  const kind = signatures.find(([, signature]) => signature.test(head))?.[0] ?? null;
  return kind === 'svg' && !svgElement.test(latin(bytes.subarray(0, 65_536))) ? null : kind;
}

/** What a browser calls a picture of a kind. */
export function mediaTypeOf(kind: PictureKind): string {
  return kind === 'svg' ? 'image/svg+xml' : `image/${kind}`;
}

const latin = (bytes: Uint8Array) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
