import { decodeHTML } from 'entities';

const BLOCK_TAGS = /<\/?(?:p|div|br|hr|h[1-6]|ul|ol|tr|table|section|article|blockquote|pre)\b[^<>]*>/gi;

/** Undoes character references, at most twice: sources escape once, twice (`&amp;lt;`) or not at all. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  const once = decodeHTML(text);
  return once.includes('&') && once !== text ? decodeHTML(once) : once;
}

/** One line of plain text from a title or a name: references decoded, tags gone, every white space one plain space. */
export function plainLine(text: string): string {
  return withApostrophes(collapse(withoutTags(decodeEntities(text)).normalize('NFC')));
}

/** Plain text from HTML or text: paragraphs parted by an empty line, list items by `- `, never markup. */
export function plainText(source: string): string {
  const text = withoutTags(decodeEntities(source).replace(/\r\n?/g, '\n'))
    .split(/\n[^\S\n]*\n|\u2029/)
    .map((paragraph) => paragraph.split('\n').map(collapse).filter(Boolean).join('\n'))
    .filter(Boolean)
    .map(undouble);
  return undouble(text.join('\n\n'));
}

/** `A sentence.A sentence.` → `A sentence.`: NSF's feed writes descriptions twice. Short texts are left alone. */
export function undouble(text: string): string {
  const middle = Math.floor(text.length / 2);
  if (middle < 20) return text;
  const first = text.slice(0, middle).trim();
  return first === text.slice(middle).trim() ? first : text;
}

/** E-mail addresses of people do not belong on the board. */
export function withoutEmails(text: string): string {
  if (!text.includes('@')) return text; // most have none, and looking for one costs more than all else
  return text.replace(/[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/g, '[e-mail removed]');
}

/** Numbers to call people at: those after a word that says so, and those written with a country or area code. */
export function withoutPhones(text: string): string {
  return text
    .replace(
      /\b(phone|tel(?:ephone)?|fax|mobile)\b(\.?:?\s{0,3})\+?[\d(][\d\s().\u2010-\u2015/-]{5,24}\d/gi,
      '$1$2[number removed]',
    )
    .replace(/(?<![\w.])\+\d{1,3}[\s.-]?\(?\d[\d\s().-]{5,18}\d/g, '[number removed]')
    .replace(/(?<![\w.-])(?:\(\d{3}\)\s?|\d{3}[.-])\d{3}[.-]\d{4}(?![\w-])/g, '[number removed]');
}

/** Neither addresses nor numbers of people. */
export const withoutContacts = (text: string) => withoutPhones(withoutEmails(text));

/** `CESU"s` → `CESU's`: a quotation mark within a word is an apostrophe that some export has mangled. */
export function withApostrophes(text: string): string {
  if (!/["\u201d]/.test(text)) return text; // looking behind at every letter costs more than all else
  return text.replace(/(?<=\p{L})["\u201d](?=(?:s|t|re|ve|ll|d|m)\b)/gu, "'");
}

/** The beginning of a text, ending at a word, with an ellipsis when something was cut. */
export function excerptOf(text: string, length = 200): string {
  const line = collapse(text);
  if (line.length <= length) return line;
  const cut = line.slice(0, length + 1);
  const space = cut.lastIndexOf(' ');
  return `${cut.slice(0, space > length / 2 ? space : length).replace(/[,;:.\s]+$/, '')} …`;
}

/** Without the signs that XML cannot hold. */
export function withoutNonXml(text: string): string {
  // eslint-disable-next-line no-control-regex -- these are the signs meant
  return text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '');
}

/** For search: lower case, without accents, compatibility forms made plain. */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}

function withoutTags(text: string): string {
  if (!text.includes('<')) return text;
  return text
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    .replace(/<(script|style)\b[^<>]*>[\s\S]*?(?:<\/\1\s*>|$)/gi, '')
    .replace(/<li\b[^<>]*>/gi, '\n- ')
    .replace(/<br\b[^<>]*>/gi, '\n')
    .replace(BLOCK_TAGS, '\n\n')
    .replace(/<\/?[a-z][^<>]*>/gi, '');
}

/**
 * Single spaces are passed over, which most are. \s covers the no-break space. Zero-width characters, soft hyphens and
 * control characters are dropped, and the marks that turn the text beside them around.
 */
const collapse = (text: string) =>
  text
    // eslint-disable-next-line no-control-regex -- they are what is looked for
    .replace(/[\u200b\u200c\u00ad\ufeff\0-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]+/g, '')
    .replace(/[^\S ]\s*| \s+/g, ' ')
    .trim();
