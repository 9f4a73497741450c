import type { Inline } from './blocks.ts';

/** One of the works that are cited in one place. `id` is that of the reference; the rest stands around its mark. */
export type CitedWork = { id: string; prefix?: string; locator?: string; suffix?: string };

/** What can stand among the characters of a block. */
export type Cite = { t: 'cite'; works: CitedWork[] };
/** Points at the block with a label: by its number, its words or its page. */
export type CrossReference = { t: 'xref'; to: string; show: 'number' | 'text' | 'page' };
export type Footnote = { t: 'footnote'; content: Inline[] };
/** A formula within a line, in TeX. */
export type InlineMath = { t: 'math'; tex: string; alt?: string };
/** Somebody of the community, by their id and the name they had. */
export type Mention = { t: 'mention'; person: string; name: string };
/** A small picture within a line; `asset` is its SHA-256 in hex, `height` in hundredths of the type's size. */
export type InlineImage = { t: 'image'; asset: string; alt: string; height: number };

export type Embed = Cite | CrossReference | Footnote | InlineMath | Mention | InlineImage;

/** An embed this version does not know: kept as it came and written back (`t` is its type). */
export type UnknownEmbed = { t: string; [attribute: string]: unknown };

export const assetHash = /^[0-9a-f]{64}$/;

const isString = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** What each embed must have to be one; with less it is kept as one that is not known. */
const shapes: { [T in Embed['t']]: (raw: Record<string, unknown>) => boolean } = {
  cite: ({ works }) => Array.isArray(works) && works.length > 0 && works.every(isWork),
  xref: ({ to, show }) => isString(to) && (show === 'number' || show === 'text' || show === 'page'),
  footnote: ({ content }) => Array.isArray(content),
  math: ({ tex, alt }) => typeof tex === 'string' && isOptional(alt),
  mention: ({ person, name }) => isString(person) && isString(name),
  image: ({ asset, alt, height }) =>
    isString(asset) && assetHash.test(asset) && typeof alt === 'string' && Number.isFinite(height),
};

const isOptional = (value: unknown) => value === undefined || typeof value === 'string';

function isWork(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { id, prefix, locator, suffix } = value as Record<string, unknown>;
  return isString(id) && [prefix, locator, suffix].every(isOptional);
}

/** The embed as one that this version knows, or null. */
export function knownEmbed(embed: Embed | UnknownEmbed): Embed | null {
  const fits = Object.hasOwn(shapes, embed.t) && shapes[embed.t as Embed['t']](embed);
  return fits ? (embed as Embed) : null;
}
