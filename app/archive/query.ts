import { results, type Result } from './result.ts';

/** What the list of the archive is asked for: `?q result year after`. */
export type ArchiveQuery = { q: string; result: Result | ''; year: number | null; after: string };

/** Reads the query of an address; what makes no sense is left out, so that every address gives a list. */
export function readQuery(params: URLSearchParams): ArchiveQuery {
  const year = params.get('year') ?? '';
  return {
    q: (params.get('q') ?? '').trim().slice(0, 200),
    result: results.find((result) => result.id === params.get('result'))?.id ?? '',
    year: /^\d{4}$/.test(year) ? Number(year) : null,
    after: params.get('after') ?? '',
  };
}

/** The query as an address, with some of it changed. */
export function queryPath(query: ArchiveQuery, change: Partial<ArchiveQuery> = {}): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...query, after: '', ...change })) {
    if (value !== '' && value !== null) params.set(name, String(value));
  }
  const text = params.toString();
  return text ? `/archive?${text}` : '/archive';
}

type Place = { year: number | null; title: string; id: string };

/** Where a page ended, as an opaque text for an address. */
export function writeCursor({ year, title, id }: Place): string {
  const bytes = new TextEncoder().encode(JSON.stringify([year, title, id]));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}

/** The place of a cursor; null when there is none or it was not made by `writeCursor`: the list then begins anew. */
export function readCursor(cursor: string): Place | null {
  if (!/^[\w-]{1,4000}$/.test(cursor)) return null;
  try {
    const bytes = Uint8Array.from(atob(cursor.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
    const [year, title, id] = JSON.parse(new TextDecoder().decode(bytes)) as unknown[];
    if ((year !== null && typeof year !== 'number') || typeof title !== 'string' || typeof id !== 'string') return null;
    return { year, title, id };
  } catch {
    return null;
  }
}
