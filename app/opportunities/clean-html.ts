import sanitizeHtml from 'sanitize-html';
import { decodeEntities, withoutContacts } from './text.ts';

const LONGEST = 200_000;

const TAGS = ['p', 'br', 'ul', 'ol', 'li', 'strong', 'b', 'em', 'i', 'sub', 'sup', 'blockquote', 'a', 'h3', 'h4', 'h5'];
const TABLE = ['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'];

/**
 * A description as HTML that is safe to show: paragraphs, lists, links to http(s) and tables; no images, styles, classes,
 * scripts, and no address or number of a person. Text that came escaped once or twice is made HTML first. Null when
 * nothing but plain paragraphs is in it (plainText says the same), or when it is too long to keep.
 */
export function cleanHtml(source: string): string | null {
  const markup = looksEscaped(source) ? decodeEntities(source) : source;
  if (!/<(?:ul|ol|table|a|strong|b|em|i|h[1-6]|sub|sup|blockquote)\b/i.test(markup)) return null;
  if (markup.length > LONGEST) return null;
  const clean = sanitizeHtml(markup.replace(/\r\n?/g, '\n').replace(/\u00a0|&nbsp;/g, ' '), {
    allowedTags: [...TAGS, ...TABLE],
    allowedAttributes: { a: ['href', 'rel'], th: ['colspan', 'rowspan', 'scope'], td: ['colspan', 'rowspan'] },
    allowedSchemes: ['http', 'https'],
    allowedSchemesAppliedToAttributes: ['href'],
    allowProtocolRelative: false,
    nestingLimit: 30,
    transformTags: {
      // Headings of a description stand below those of our page.
      ...{ h1: 'h3', h2: 'h3', h6: 'h5', div: 'p' },
      a: (_, { href }) => ({
        tagName: 'a',
        attribs: { ...(isWeb(href) ? { href: href!.trim() } : {}), rel: 'nofollow noopener' },
      }),
    },
    textFilter: withoutContacts,
  });
  const kept = clean
    .replace(/<p>\s*<\/p>/g, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return kept === '' || kept.length > LONGEST ? null : kept;
}

const looksEscaped = (source: string) => /&(?:amp;)?lt;\/?[a-z]/i.test(source) && !/<[a-z]/i.test(source);

/** An address on the web; one that is relative to the page it came from leads nowhere here. */
function isWeb(href: string | undefined): boolean {
  return href !== undefined && /^\s*https?:\/\//i.test(href) && URL.canParse(href.trim());
}
