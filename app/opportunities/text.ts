import { decodeHTML } from 'entities';

const BLOCK_TAGS = /<\/?(?:p|div|br|hr|h[1-6]|ul|ol|tr|table|section|article|blockquote|pre)\b[^<>]*>/gi;

/** Undoes character references, at most twice: sources escape once, twice (`&amp;lt;`) or not at all. */
export function decodeEntities(text: string): string {
  const once = decodeHTML(text);
  return once === text ? text : decodeHTML(once);
}

/** One line of plain text from a title or a name: references decoded, tags gone, every white space one plain space. */
export function plainLine(text: string): string {
  return collapse(withoutTags(decodeEntities(text)));
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

/** The beginning of a text, ending at a word, with an ellipsis when something was cut. */
export function excerptOf(text: string, length = 200): string {
  const line = collapse(text);
  if (line.length <= length) return line;
  const cut = line.slice(0, length + 1);
  const space = cut.lastIndexOf(' ');
  return `${cut.slice(0, space > length / 2 ? space : length).replace(/[,;:.\s]+$/, '')} …`;
}

/** For search: lower case, without accents, compatibility forms made plain. */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}

function withoutTags(text: string): string {
  return text
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    .replace(/<(script|style)\b[^<>]*>[\s\S]*?(?:<\/\1\s*>|$)/gi, '')
    .replace(/<li\b[^<>]*>/gi, '\n- ')
    .replace(/<br\b[^<>]*>/gi, '\n')
    .replace(BLOCK_TAGS, '\n\n')
    .replace(/<\/?[a-z][^<>]*>/gi, '');
}

/** \s covers the no-break space; zero-width characters and soft hyphens are dropped. */
const collapse = (text: string) =>
  text
    .replace(/[\u200b\u200c\u00ad\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
