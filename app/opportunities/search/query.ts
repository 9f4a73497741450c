/** One thing that was typed: a word, or words that must follow each other. */
export type Term = {
  words: string[];
  /** the last word may go on: `grant` finds grants. A phrase in quotation marks is taken as it stands. */
  isOpen: boolean;
};
export type Query = {
  /** each must stand in a call */
  wanted: Term[];
  /** none may */
  unwanted: Term[];
};

const MOST_TERMS = 12;

/**
 * Reads what people type: words, "phrases", and either with a minus before it. Everything else is a sign between words,
 * so that no text is an error: `AND`, `*` and `NEAR(` are words or nothing.
 */
export function parseQuery(q: string): Query {
  const query: Query = { wanted: [], unwanted: [] };
  const seen = new Set<string>();
  for (const [, minus, phrase, word] of q.matchAll(/(?<![^\s"])(-?)(?:"([^"]*)"?|([^\s"]+))/gu)) {
    const words = wordsOf(phrase ?? word!);
    const term = { words, isOpen: phrase === undefined };
    const key = `${minus} ${String(term.isOpen)} ${words.join(' ')}`;
    if (words.length === 0 || seen.has(key) || seen.size >= MOST_TERMS) continue;
    seen.add(key);
    (minus ? query.unwanted : query.wanted).push(term);
  }
  return query;
}

export const isEmpty = ({ wanted, unwanted }: Query) => wanted.length + unwanted.length === 0;

/** As the tokenizer of the index parts them (prisma/call-index.sql): letters, digits, and the marks upon them. */
export function wordsOf(text: string): string[] {
  return text
    .normalize('NFC')
    .split(/[^\p{L}\p{N}\p{Co}\p{M}]+/u)
    .filter((word) => /[\p{L}\p{N}\p{Co}]/u.test(word))
    .slice(0, MOST_TERMS);
}

/** All of the terms, for MATCH. Each word stands in quotation marks, so that none is an operator. */
export const allOf = (terms: readonly Term[]) => terms.map(asMatch).join(' AND ');
/** Any of the terms, for MATCH. */
export const anyOf = (terms: readonly Term[]) => terms.map(asMatch).join(' OR ');

/** A single letter is not open: half of all words begin with it. */
const asMatch = ({ words, isOpen }: Term) => `"${words.join(' ')}"${isOpen && words.at(-1)!.length > 1 ? ' *' : ''}`;

/** The query as the statement of the index wants it; null where nothing must stand in a call. */
export function toMatch({ wanted, unwanted }: Query): string | null {
  if (wanted.length === 0) return null;
  const all = allOf(wanted);
  return unwanted.length === 0 ? all : `(${all}) NOT (${anyOf(unwanted)})`;
}

/** A query as somebody would type it. */
export function queryText({ wanted, unwanted }: Query): string {
  return [...wanted.map((term) => typed(term)), ...unwanted.map((term) => `-${typed(term)}`)].join(' ');
}

const typed = ({ words, isOpen }: Term) => (isOpen ? words.join('-') : `"${words.join(' ')}"`);
