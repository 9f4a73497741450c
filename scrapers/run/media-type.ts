import type { Format } from '../define-source.ts';
import { ScraperError } from '../errors.ts';

const MEDIA_TYPES: Record<Format, { fits: RegExp; words: string }> = {
  json: { fits: /(?:^|[/+])json$/, words: 'JSON' },
  rss: { fits: /(?:^|[/+])(?:xml|rss|atom)$/, words: 'a feed' },
  xml: { fits: /(?:^|[/+])xml$/, words: 'XML' },
  html: { fits: /^(?:text\/html|application\/xhtml\+xml)$/, words: 'a web page' },
};

/** Throws when the media type that a server names cannot be the promised format. */
export function checkMediaType(contentType: string | undefined, format: Format): void {
  const type = (contentType ?? '').split(';')[0]!.trim().toLowerCase();
  const { fits, words } = MEDIA_TYPES[format];
  if (type === '' || type === 'text/plain' || type === 'application/octet-stream' || fits.test(type)) return;
  throw new ScraperError(`The answer is ${type.slice(0, 60)}, not ${words}.`);
}

/** The charset that a server names, or null. */
export function charsetOf(contentType: string | undefined): string | null {
  return /;\s*charset\s*=\s*"?([\w.:-]{1,40})/i.exec(contentType ?? '')?.[1]?.toLowerCase() ?? null;
}
