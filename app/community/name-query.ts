/** What a list by name is asked for: words that stand in the name, and which page, from 1. */
export type NameQuery = { q: string; page: number };

/** No name is longer. */
const LONGEST_QUERY = 120;

/** Reads `?q page` of an address. Never throws: each part that it cannot use is a sentence in `notes`. */
export function readNameQuery(params: URLSearchParams): { query: NameQuery; notes: string[] } {
  const notes: string[] = [];
  const typed = (params.get('q') ?? '')
    .normalize('NFC')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  const letters = [...typed]; // not to cut a letter in two
  if (letters.length > LONGEST_QUERY) notes.push(`Only the first ${LONGEST_QUERY} letters of the search were used.`);
  const q = letters.slice(0, LONGEST_QUERY).join('').trim();
  const rawPage = params.get('page')?.trim() || '1';
  const page = /^[1-9]\d{0,5}$/.test(rawPage) ? Number(rawPage) : 1;
  if (String(page) !== rawPage) {
    notes.push(`page=${JSON.stringify(rawPage.slice(0, 40))} is not a page number, so this is the first page.`);
  }
  return { query: { q, page }, notes };
}

/** The address of a page of a list: `path` and what it is asked for. */
export function namePath(path: string, { q, page }: NameQuery): string {
  const params = new URLSearchParams();
  if (q) params.set('q', q);
  if (page > 1) params.set('page', String(page));
  const search = params.toString();
  return search ? `${path}?${search}` : path;
}
